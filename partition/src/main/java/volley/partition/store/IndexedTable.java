package volley.partition.store;

import volley.partition.DealtRange;

/**
 * A table that is found by an index of its sources, in the order in which their spikes arrive. Spikes of many steps are
 * looked up together, rank by rank, so that the index is read from one end to the other once for all of them; what each
 * step brings is counted later.
 */
public interface IndexedTable extends ConnectionTable {
    /** Forgets what it has found, to look up the spikes of so many steps. */
    void begin(int steps);

    /**
     * Looks up spikes of one rank; those whose neurons are no sources are passed over.
     *
     * @param localIndices of neurons on the rank, from one place to another
     * @param steps of the spikes, from 0, as unsigned bytes at the same places
     * @param sources where they stand on each rank
     */
    void find(char[] localIndices, byte[] steps, int from, int to, int rank, DealtRange sources);

    /** Says that all spikes have been looked up. */
    void end();

    /**
     * Counts as {@link #count} does what a step brings.
     *
     * @param counts replaced, if there are any events
     */
    long countFound(int step, int[] counts);
}
