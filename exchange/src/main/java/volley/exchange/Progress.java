package volley.exchange;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far the ranks of one process have come. A rank that has left n collectives stands at 2n while it works and at
 * 2n+1 while it is in the next one; all ranks of a job pass the same values in the same order, so that who stands lower
 * is behind.
 */
final class Progress {
    /** Longs between two ranks' values: two cache lines, since the hardware fetches pairs. */
    private static final int STRIDE = 16;

    private final int ranks;
    private final AtomicLongArray values;

    Progress(int ranks) {
        this.ranks = ranks;
        values = new AtomicLongArray(ranks * STRIDE);
    }

    /** The rank enters a collective or leaves it; each rank's own thread calls this. */
    void step(int index) {
        int slot = index * STRIDE;
        values.setRelease(slot, values.getPlain(slot) + 1);
    }

    /** Where each rank stands now. */
    long[] values() {
        long[] copy = new long[ranks];
        for (int index = 0; index < ranks; index++) {
            copy[index] = values.getAcquire(index * STRIDE);
        }
        return copy;
    }

    static boolean isInCollective(long value) {
        return (value & 1) == 1;
    }
}
