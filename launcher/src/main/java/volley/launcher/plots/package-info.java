/** Pictures of what was recorded. */
package volley.launcher.plots;
