/** Pictures of a sweep: rate, cost and scaling against size and ranks, and the diagram of states. */
package volley.launcher.sweep.plot;
