package volley.partition.store;

import volley.partition.DealtRange;

/**
 * Where the lists of a {@link SparseTable} are. Sources stand in slots, in the order in which their spikes arrive
 * ({@link ArrivalOrder}), 64 to a block. A source costs a bit, whether it has targets; a block an int, where it begins; and
 * where blocks have few connections, 2 bytes more, their marks: a bit for each connection, set where a list begins, and one
 * behind the last. So the lists of a marked block are found without a look at it. A block that has too many connections is
 * not marked, nor one that has none; its lists are found by distances that it begins with.
 */
final class SparseIndex {
    static final int BLOCK_SHIFT = 6;

    /** Connections that a marked block has at most. */
    static final int MOST_MARKED = Short.SIZE - 1;

    private static final int UNSIGNED = 0xFFFF;

    /** Blocks of the index in a line of the cache, by their bits. */
    private static final int BLOCKS_OF_LINE = 8;

    /** Blocks whose part of the index is read ahead: it stays in the second cache. */
    private static final int READ_AHEAD = 4096;

    private final ArrivalOrder order;
    private final long[] connected;
    private final int[] starts;
    private final short[] marks;

    /** The sources of the rank that it is at: their first local index, their number, their first slot. */
    private int lowest;

    private int number;
    private int firstSlot;
    /** The block up to which it has been read ahead. */
    private int readTo;
    /** Of no meaning; kept so that the compiler does not leave out what only reads. */
    private int read;

    /**
     * @param connected a bit for each slot: whether its source has targets
     * @param starts where each block begins
     * @param marks of each block; without any, if none is marked
     */
    SparseIndex(ArrivalOrder order, long[] connected, int[] starts, short[] marks) {
        this.order = order;
        this.connected = connected;
        this.starts = starts;
        this.marks = marks;
    }

    /** Whether it has marks. */
    boolean isMarked() {
        return marks.length > 0;
    }

    /** Begins to go from rank to rank. */
    void begin() {
        readTo = 0;
    }

    /**
     * Goes to a rank behind the last one.
     *
     * @param sources where they stand on each rank
     * @param spikes that will be looked up
     * @return whether the rank has sources
     */
    boolean goTo(int rank, DealtRange sources, int spikes) {
        lowest = sources.from(rank);
        number = sources.to(rank) - lowest;
        if (number == 0) {
            return false;
        }
        firstSlot = order.slot(sources.place(lowest, rank));
        readAhead(spikes);
        return true;
    }

    /** Brings the next ranks' part to the cache, if it is likely that most of its lines will be needed. */
    private void readAhead(int spikes) {
        int blocks = number >>> BLOCK_SHIFT;
        int last = firstSlot + (number - 1) * order.stride() >>> BLOCK_SHIFT;
        int needed = last + blocks + 1;
        if (readTo > needed + READ_AHEAD) {
            // Slots begin with the first source's rank, which need not be the first rank.
            readTo = last;
        }
        if (needed > readTo && spikes * BLOCKS_OF_LINE > blocks) {
            int end = Math.min(connected.length, needed + READ_AHEAD);
            read += touch(Math.max(last, readTo), end);
            readTo = end;
        }
    }

    private int touch(int from, int to) {
        final long[] connected = this.connected;
        final int[] starts = this.starts;
        final short[] marks = this.marks;
        int read = 0;
        for (int block = from; block < to; block += BLOCKS_OF_LINE) {
            read += (int) connected[block] + starts[block] + (marks.length == 0 ? 0 : marks[block]);
        }
        return read;
    }

    /**
     * Appends the slots of spikes of the rank whose sources have targets, without a branch: which have is as good as random.
     *
     * @param localIndices of neurons on the rank, from one place to another; those that are no sources are passed over
     * @param steps of the spikes, as bytes at the same places
     * @param before number of slots that there are already
     * @return number of slots that there are then
     */
    int select(char[] localIndices, byte[] steps, int from, int to, int[] slots, byte[] stepsOfSlots, int before) {
        int stride = order.stride();
        return select(
                localIndices,
                steps,
                from,
                to,
                lowest,
                number,
                firstSlot,
                stride,
                connected,
                slots,
                stepsOfSlots,
                before);
    }

    private static int select(
            char[] localIndices,
            byte[] steps,
            int from,
            int to,
            int lowest,
            int number,
            int firstSlot,
            int stride,
            long[] connected,
            int[] slots,
            byte[] stepsOfSlots,
            int before) {
        int selected = before;
        for (int spike = from; spike < to; spike++) {
            int index = localIndices[spike] - lowest;
            boolean isSource = Integer.compareUnsigned(index, number) < 0;
            int slot = firstSlot + (isSource ? index : 0) * stride;
            slots[selected] = slot;
            stepsOfSlots[selected] = steps[spike];
            selected += (int) (connected[slot >>> BLOCK_SHIFT] >>> slot) & (isSource ? 1 : 0);
        }
        return selected;
    }

    /** Gives the slots of spikes whose sources have targets; returns their number. */
    int select(int[] sources, int from, int to, int[] slots) {
        return order.select(sources, from, to, connected, slots);
    }

    /** Replaces slots, none of marked blocks, by the places of their distances. */
    void toDistances(int[] slots, int number) {
        final long[] connected = this.connected;
        final int[] starts = this.starts;
        for (int i = 0; i < number; i++) {
            int slot = slots[i];
            int block = slot >>> BLOCK_SHIFT;
            slots[i] = starts[block] + ordinal(connected[block], slot);
        }
    }

    /**
     * Finds the lists of slots in marked blocks, and the distances of others.
     *
     * @param lists receives where a list is, or its distance
     * @param lengths receives how long it is, if it is a list
     * @param others receives the numbers of those that are not
     * @return how many are not
     */
    int find(int[] slots, int number, int[] lists, int[] lengths, int[] others) {
        final long[] connected = this.connected;
        final int[] starts = this.starts;
        final short[] marks = this.marks;
        int unmarked = 0;
        for (int i = 0; i < number; i++) {
            int slot = slots[i];
            int block = slot >>> BLOCK_SHIFT;
            int start = starts[block];
            int ordinal = ordinal(connected[block], slot);
            int mark = marks[block] & UNSIGNED;
            if (mark != 0) {
                int begin = Integer.expand(1 << ordinal, mark);
                int from = Integer.numberOfTrailingZeros(begin);
                lists[i] = start + from;
                lengths[i] = Integer.numberOfTrailingZeros(mark & -2 * begin) - from;
            } else {
                lists[i] = start + ordinal;
                others[unmarked++] = i;
            }
        }
        return unmarked;
    }

    /** How many sources of a block that have targets stand before a slot; only its place in the block matters. */
    static int ordinal(long connected, int slot) {
        return Long.bitCount(connected & ~(-1L << slot));
    }

    long bytes() {
        return (long) connected.length * Long.BYTES
                + (long) starts.length * Integer.BYTES
                + (long) marks.length * Short.BYTES;
    }
}
