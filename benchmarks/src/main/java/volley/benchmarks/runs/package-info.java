/** Measurements of whole runs, each in a process of its own, as users start them. */
package volley.benchmarks.runs;
