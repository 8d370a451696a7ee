package volley.partition.store;

import java.util.Arrays;

/**
 * Each source's targets as a list of 2 bytes a connection, where sources have few or none. Sources stand in the order in
 * which their spikes arrive ({@link ArrivalOrder}), in blocks of 64. A source costs a bit, and 2 bytes if it has
 * targets; a block costs an int and, if any of its sources has targets, 2 bytes. What a block of p such sources
 * and c connections has, lies together:
 *
 * <pre>
 *   distances: p + 1   targets, list by list: c
 * </pre>
 *
 * A distance leads from where it stands to the list of its source; the last one to the end of all. So the place of a
 * distance is all that has to be known of a spike. What many spikes need is read together, so that waits for memory
 * overlap.
 */
final class SparseTable implements IndexedTable {
    static final int BLOCK_SHIFT = 6;

    private static final int UNSIGNED = 0xFFFF;

    /** Lists that are read together: they stay in the first cache. */
    private static final int BATCH = 256;

    /** Words of the index that stay in the second cache while the spikes of many steps are looked up there. */
    private static final int WORDS_OF_PART = 1 << 14;

    private final ArrivalOrder order;
    private final long[] connected;
    private final int[] starts;
    private final short[] blocks;
    private final long size;

    private final int[] lists = new int[BATCH];
    private final int[] lengths = new int[BATCH];
    /** Of no meaning; kept so that the compiler does not leave out what only reads. */
    private int touched;

    /**
     * @param connected a bit for each slot: whether its source has targets
     * @param starts where in {@code blocks} each block begins
     */
    SparseTable(ArrivalOrder order, long[] connected, int[] starts, short[] blocks, long size) {
        this.order = order;
        this.connected = connected;
        this.starts = starts;
        this.blocks = blocks;
        this.size = size;
    }

    @Override
    public int parts() {
        return Math.ceilDiv(connected.length, WORDS_OF_PART);
    }

    @Override
    public int find(int[] spikes, int from, int to, int first, int[] found, int foundBefore) {
        int end = order.select(spikes, from, to, first, connected, found, foundBefore);
        findDistances(connected, starts, found, foundBefore, end);
        return end;
    }

    /** Replaces slots by the places of their distances. */
    private static void findDistances(long[] connected, int[] starts, int[] slots, int from, int to) {
        for (int i = from; i < to; i++) {
            int slot = slots[i];
            int block = slot >>> BLOCK_SHIFT;
            slots[i] = starts[block] + Long.bitCount(connected[block] & ~(-1L << slot));
        }
    }

    @Override
    public long countFound(int[] found, int size, int[] counts) {
        Arrays.fill(counts, 0);
        long events = 0;
        for (int from = 0; from < size; from += BATCH) {
            int batch = Math.min(BATCH, size - from);
            touched += touch(blocks, found, from, batch);
            events += findLists(blocks, found, from, batch, lists, lengths);
            touched += touch(blocks, lists, lengths, batch);
            addTargets(blocks, lists, lengths, batch, counts);
        }
        return events;
    }

    /** Brings distances to the cache: nothing else is done meanwhile, so that many reads are under way. */
    private static int touch(short[] blocks, int[] distances, int from, int batch) {
        int read = 0;
        for (int i = from; i < from + batch; i++) {
            read += blocks[distances[i]];
        }
        return read;
    }

    /** Says where the lists are, and how long; returns the sum of their lengths. */
    private static long findLists(short[] blocks, int[] distances, int from, int batch, int[] lists, int[] lengths) {
        long events = 0;
        for (int i = 0; i < batch; i++) {
            int place = distances[from + i];
            int list = place + (blocks[place] & UNSIGNED);
            int end = place + 1 + (blocks[place + 1] & UNSIGNED);
            lists[i] = list;
            lengths[i] = end - list;
            events += end - list;
        }
        return events;
    }

    /** Brings lists to the cache, as far as they lie in no more than two of its lines. */
    private static int touch(short[] blocks, int[] lists, int[] lengths, int batch) {
        int read = 0;
        for (int i = 0; i < batch; i++) {
            read += blocks[lists[i]] + blocks[lists[i] + lengths[i] - 1];
        }
        return read;
    }

    private static void addTargets(short[] blocks, int[] lists, int[] lengths, int batch, int[] counts) {
        for (int i = 0; i < batch; i++) {
            int end = lists[i] + lengths[i];
            for (int target = lists[i]; target < end; target++) {
                counts[blocks[target] & UNSIGNED]++;
            }
        }
    }

    @Override
    public long count(int[] sources, int spikes, int[] counts) {
        var found = new int[spikes];
        return countFound(found, find(sources, 0, spikes, 0, found, 0), counts);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long bytes() {
        return (long) connected.length * Long.BYTES
                + (long) starts.length * Integer.BYTES
                + (long) blocks.length * Short.BYTES;
    }

    @Override
    public String store() {
        return "sparse16";
    }
}
