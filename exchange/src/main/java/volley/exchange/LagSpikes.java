package volley.exchange;

import java.util.Arrays;

/** The spikes of the whole network in one step, by global id, in order of rank, then of local index. */
final class LagSpikes {
    /** Of an object of this class and the reference to it. */
    static final int OBJECT_BYTES = 32;

    private static final int[] NONE = {};
    private static final int FEWEST = 256;

    private int[] globalIds = NONE;
    private int count;

    /**
     * Forgets the spikes.
     *
     * @param mostOfLate spikes in a step; room for many more is given up
     */
    void clear(int mostOfLate) {
        count = 0;
        if (globalIds.length > FEWEST && globalIds.length / 4 > mostOfLate) {
            globalIds = new int[Math.max(FEWEST, mostOfLate + mostOfLate / 2)];
        }
    }

    /** Adds so many spikes, from a place in {@code more} on. */
    void add(int[] more, int from, int number) {
        int end = count + number;
        if (end > globalIds.length || end < 0) {
            globalIds = Arrays.copyOf(globalIds, Math.max(FEWEST, Math.addExact(end, end / 2)));
        }
        System.arraycopy(more, from, globalIds, count, number);
        count = end;
    }

    int count() {
        return count;
    }

    int[] globalIds() {
        return globalIds;
    }

    long bytes() {
        return OBJECT_BYTES + (long) globalIds.length * Integer.BYTES;
    }
}
