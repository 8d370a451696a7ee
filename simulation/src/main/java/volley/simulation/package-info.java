/** The library's front door: make a network with a Simulator, run it through the time loop, ask for its spikes. */
package volley.simulation;
