package volley.partition.store;

import java.util.Arrays;

/** A table that counts by adding to its targets' counts one after another. */
abstract class ScatterTable implements ConnectionTable {
    @Override
    public final long count(int[] sources, int spikes, int[] counts) {
        Arrays.fill(counts, 0);
        return add(sources, spikes, counts);
    }

    /** Does as {@link #count}, but adds to the counts. */
    abstract long add(int[] sources, int spikes, int[] counts);
}
