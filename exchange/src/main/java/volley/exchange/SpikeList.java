package volley.exchange;

import java.util.Arrays;

/** Spikes that are collected again and again, in room that follows what they take of late. */
final class SpikeList {
    private static final int[] NONE = {};

    /** Spikes are copied so many at a time. */
    private static final int COPIED_TOGETHER = SpikeRoom.SPARE;

    /** Entries beyond those that are appended that are copied at most. */
    static final int SPARE = COPIED_TOGETHER - 1;

    private final SpikeRoom room = new SpikeRoom();
    private int[] ids = NONE;

    /** The spikes: first {@link #count()} entries. */
    int[] ids() {
        return ids;
    }

    int count() {
        return room.count();
    }

    /**
     * Appends by copying a few more than there are to copy, so that no branch depends on how few they are.
     *
     * @param more has {@link #SPARE} entries behind those that are appended
     */
    void append(int[] more, int from, int number) {
        System.arraycopy(more, from, withRoomFor(number), count(), number + SPARE & -COPIED_TOGETHER);
        added(number);
    }

    /** The array of the spikes, with room for more behind them, which the caller puts there, and spare room behind these. */
    int[] withRoomFor(int number) {
        int length = room.withRoomFor(number);
        if (length != ids.length) {
            ids = Arrays.copyOf(ids, length);
        }
        return ids;
    }

    /** Says that the caller has put so many there. */
    void added(int number) {
        room.added(number);
    }

    /** Forgets the spikes, and gives up room that is much larger than what it took of late. */
    void clear() {
        int length = room.cleared();
        if (length != ids.length) {
            ids = new int[length];
        }
    }

    /** Heap that the array takes. */
    long bytes() {
        return (long) ids.length * Integer.BYTES;
    }
}
