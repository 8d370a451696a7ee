package volley.partition.store;

/**
 * Rows as {@link RowsBuilder} has made them.
 *
 * @param ints all rows, one after another, each with room at its end
 * @param starts where each row begins, and where the last one ends; a row without connections takes no room
 * @param firstSource global id of the source of the first row
 * @param shortestDelay in steps, of all connections
 * @param longestDelay in steps, of all connections
 * @param size number of connections
 */
record RowLayout(int[] ints, int[] starts, int firstSource, int shortestDelay, int longestDelay, long size) {}
