package volley.partition.store;

/**
 * A table that is found by an index of its sources, in the order in which their spikes arrive. Spikes of many steps are
 * looked up together, so that a part of the index that is in the cache serves all of them; what each step brings is
 * counted later.
 */
public interface IndexedTable extends ConnectionTable {
    /** Number of parts, one behind the other, into which the spikes of a step are to be divided for looking them up. */
    int parts();

    /**
     * Looks up spikes.
     *
     * @param spikes of sources only, from one place to another; that of source 0 is {@code first}
     * @param found receives what stands for those that have targets here, behind what it has already
     * @param foundBefore number of entries that it has already, and room for as many more as there are spikes
     * @return number of entries that it has then
     */
    int find(int[] spikes, int from, int to, int first, int[] found, int foundBefore);

    /**
     * Counts as {@link #count} does.
     *
     * @param found what a step's spikes have been found to be; replaced
     */
    long countFound(int[] found, int size, int[] counts);
}
