/** Past runs, simulated again to see whether they come out the same. */
package volley.launcher.reproduce;
