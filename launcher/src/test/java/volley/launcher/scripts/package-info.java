/** The shell scripts, as users start them. */
package volley.launcher.scripts;
