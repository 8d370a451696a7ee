/** What arrives at a rank's neurons in a step: spikes of earlier steps over projections, and devices. */
package volley.simulation.delivery;
