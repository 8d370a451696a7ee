/** What a run leaves behind: its folder, {@code run.json}, recorded spikes. */
package volley.launcher.results;
