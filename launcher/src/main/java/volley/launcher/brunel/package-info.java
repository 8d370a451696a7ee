/** The random balanced network of Brunel (2000), from its parameters to its results. */
package volley.launcher.brunel;
