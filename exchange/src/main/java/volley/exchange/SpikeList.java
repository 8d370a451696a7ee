package volley.exchange;

import java.util.Arrays;

/** Spikes that are collected again and again, in room that follows what they take of late. */
final class SpikeList {
    private static final int[] NONE = {};
    private static final int FEWEST = 32;

    /** Spikes are copied so many at a time. */
    private static final int COPIED_TOGETHER = 16;

    /** Memory is given up that is so many times larger than what the most spikes of late take. */
    private static final int MOST_SPARE = 4;

    private int[] globalIds = NONE;
    private int count;
    private int mostOfLate;

    /** The spikes: first {@link #count()} entries. */
    int[] globalIds() {
        return globalIds;
    }

    int count() {
        return count;
    }

    /** Appends by copying a few more than there are to copy, so that no branch depends on how few they are. */
    void append(int[] more, int from, int number) {
        int[] ids = withRoomFor(number);
        int copied = Math.min(number + COPIED_TOGETHER - 1 & -COPIED_TOGETHER, more.length - from);
        System.arraycopy(more, from, ids, count, copied);
        count += number;
    }

    /** The array of the spikes, with room for more behind them, which the caller puts there. */
    int[] withRoomFor(int number) {
        int end = Math.addExact(count, number);
        if (number > 0 && end + COPIED_TOGETHER > globalIds.length) {
            int length = Math.max(FEWEST, Math.addExact(end, end / 4 + COPIED_TOGETHER));
            globalIds = Arrays.copyOf(globalIds, length);
        }
        return globalIds;
    }

    /** Says that the caller has put so many there. */
    void added(int number) {
        count += number;
    }

    /** Forgets the spikes, and gives up room that is much larger than what it took of late. */
    void clear() {
        int most = BlockSize.faded(mostOfLate, count);
        mostOfLate = most;
        count = 0;
        int room = globalIds.length;
        if (room > FEWEST && room / MOST_SPARE > most) {
            globalIds = new int[Math.max(FEWEST, most + most / 4 + COPIED_TOGETHER)];
        }
    }

    /** Heap that the array takes. */
    long bytes() {
        return (long) globalIds.length * Integer.BYTES;
    }
}
