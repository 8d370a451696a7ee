/** State that outlasts the process: what a rank's is made of, the file it goes to, and the folder of those files. */
package volley.simulation.checkpoint;
