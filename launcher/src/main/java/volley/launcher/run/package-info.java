/** One simulation of a network, from its parameters to its folder of results. */
package volley.launcher.run;
