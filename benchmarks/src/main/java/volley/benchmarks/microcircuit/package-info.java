/** The microcircuit measured: as Volley simulates it, and in plain loops, as a programmer would write them in a day. */
package volley.benchmarks.microcircuit;
