/** Processes that reach each other through the cluster's own MPI library, called by the Foreign Function and Memory API. */
package volley.exchange.nativempi;
