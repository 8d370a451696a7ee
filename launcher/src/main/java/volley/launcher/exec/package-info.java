/** Runs a user's own single-file program on every rank. */
package volley.launcher.exec;
