/** How a rank keeps the connections of a projection: source-major, so that a spike reads its targets in one stream. */
package volley.partition.store;
