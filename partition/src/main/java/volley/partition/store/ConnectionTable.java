package volley.partition.store;

/**
 * One projection's connections to one rank's targets. Since they all have the same weight and delay, delivery only
 * counts: the counts are the same whichever way the table is stored, and in whatever order the spikes come.
 */
public interface ConnectionTable {
    /**
     * Counts, for every target, the spikes that one step brings it.
     *
     * @param sources indices of the sources that spiked, with repetition if one spiked more than once
     * @param spikes number of them
     * @param counts replaced by the number of spikes that reach each local target
     * @return number of synaptic events, the sum of the counts
     */
    long count(int[] sources, int spikes, int[] counts);

    /** Number of connections in the table. */
    long size();

    /** Heap that the table takes, in bytes. */
    long bytes();

    /** How the table is stored, as results name it. */
    String store();
}
