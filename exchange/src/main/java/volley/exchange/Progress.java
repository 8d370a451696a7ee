package volley.exchange;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far the ranks of one process have come. A rank that has left n collectives stands at 2n while it works and at
 * 2n+1 while it is in the next one; all ranks of a job pass the same values in the same order, so that who stands lower
 * is behind. A rank that has no collectives left stands at 2n+1 too, with a mark that it leaves the job.
 */
final class Progress {
    /** Longs between two ranks' values: two cache lines, since the hardware fetches pairs. */
    private static final int STRIDE = 16;

    private static final long LEAVING = 1L << 62;

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

    /** All ranks of the process enter a collective or leave it; only while none of them is at work. */
    void stepAll() {
        for (int index = 0; index < ranks; index++) {
            step(index);
        }
    }

    /** No rank of this process will enter a collective any more, but wait for the others to come to their end. */
    void leave() {
        for (int index = 0; index < ranks; index++) {
            int slot = index * STRIDE;
            values.setRelease(slot, (values.getAcquire(slot) | 1) + LEAVING);
        }
    }

    /** Where each rank stands now. */
    long[] values() {
        long[] copy = new long[ranks];
        for (int index = 0; index < ranks; index++) {
            copy[index] = values.getAcquire(index * STRIDE);
        }
        return copy;
    }

    /** Whether a rank that stands at this value waits for others, in a collective or to leave. */
    static boolean isWaiting(long value) {
        return (value & 1) == 1;
    }

    static boolean isLeaving(long value) {
        return (value & LEAVING) != 0;
    }

    /** Whether a rank at {@code value} waits in a collective that one at {@code other} has still to enter. */
    static boolean isBehind(long other, long value) {
        return (other & ~LEAVING) < (value & ~LEAVING);
    }

    /** Whether a rank at {@code value} waits in a collective that one at {@code other} will never enter, since it leaves. */
    static boolean waitsInVain(long value, long other) {
        return isWaiting(value) && !isLeaving(value) && isLeaving(other) && !isBehind(value, other);
    }
}
