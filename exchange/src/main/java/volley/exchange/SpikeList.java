package volley.exchange;

import java.util.Arrays;

/** Spikes that are collected again and again, in room that follows what they take of late. */
final class SpikeList {
    private static final int[] NONE = {};
    private static final int FEWEST = 32;

    /** Spikes are copied so many at a time. */
    private static final int COPIED_TOGETHER = 16;

    /** Entries beyond those that are appended that are copied at most. */
    static final int SPARE = COPIED_TOGETHER - 1;

    /** Memory is given up that is so many times larger than what the most spikes of late take. */
    private static final int MOST_SPARE = 4;

    private int[] ids = NONE;
    private int count;
    private int mostOfLate;

    /** The spikes: first {@link #count()} entries. */
    int[] ids() {
        return ids;
    }

    int count() {
        return count;
    }

    /**
     * Appends by copying a few more than there are to copy, so that no branch depends on how few they are.
     *
     * @param more has {@link #SPARE} entries behind those that are appended
     */
    void append(int[] more, int from, int number) {
        System.arraycopy(more, from, withRoomFor(number), count, number + SPARE & -COPIED_TOGETHER);
        count += number;
    }

    /** The array of the spikes, with room for more behind them, which the caller puts there, and spare room behind these. */
    int[] withRoomFor(int number) {
        return number == 0 || count + number <= ids.length - COPIED_TOGETHER ? ids : grown(number);
    }

    private int[] grown(int number) {
        int end = Math.addExact(count, number);
        ids = Arrays.copyOf(ids, Math.max(FEWEST, Math.addExact(end, end / 4 + COPIED_TOGETHER)));
        return ids;
    }

    /** Says that the caller has put so many there. */
    void added(int number) {
        count += number;
    }

    /** Forgets the spikes, and gives up room that is much larger than what it took of late. */
    void clear() {
        if (ids.length > FEWEST) {
            fade();
        }
        count = 0;
    }

    private void fade() {
        mostOfLate = BlockSize.faded(mostOfLate, count);
        if (ids.length / MOST_SPARE > mostOfLate) {
            ids = new int[Math.max(FEWEST, mostOfLate + mostOfLate / 4 + COPIED_TOGETHER)];
        }
    }

    /** Heap that the array takes. */
    long bytes() {
        return (long) ids.length * Integer.BYTES;
    }
}
