/** Java source files of a user's, compiled in memory. */
package volley.launcher.source;
