/** Who connects to whom: a connection rule a class, drawn by each rank for its own targets. */
package volley.partition.connect;
