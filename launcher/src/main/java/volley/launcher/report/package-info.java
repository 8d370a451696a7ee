/** What a person reads while a run goes on and when it ends. */
package volley.launcher.report;
