/** Many simulations of a network, over lists and ranges of its parameters. */
package volley.launcher.sweep;
