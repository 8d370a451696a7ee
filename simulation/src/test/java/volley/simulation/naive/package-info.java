/** A simulator in the plainest way, to hold the real one against. */
package volley.simulation.naive;
