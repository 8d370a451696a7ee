/** JMH benchmarks of what a simulation spends its time on, each beside the plain loop that does the same. */
package volley.benchmarks;
