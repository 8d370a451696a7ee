/** The program {@code volley}: where it starts, and what all its parts share. */
package volley.launcher;
