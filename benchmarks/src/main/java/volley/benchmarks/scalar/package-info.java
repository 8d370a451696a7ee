/** The baseline: the network of Brunel (2000) in plain scalar loops, as a programmer would write them in an hour. */
package volley.benchmarks.scalar;
