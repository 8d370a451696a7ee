/** What a rank records of its own neurons, and how that comes together on rank 0. */
package volley.simulation.record;
