/** The network that a user asks for: one that Volley knows by name, or one of a source file. */
package volley.launcher.network;
