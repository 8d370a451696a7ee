/** The command line: commands parse and delegate; other packages do the work. */
package volley.launcher.cli;
