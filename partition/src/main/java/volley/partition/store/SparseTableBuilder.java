package volley.partition.store;

import java.util.Arrays;

/**
 * Builds a {@link SparseTable} from connections that it draws twice: to count those of each block, then to put them
 * there. Each block is sorted by source at the end.
 */
final class SparseTableBuilder {
    /** Mean number of a source's targets up to which the bytes that each source takes elsewhere matter. */
    private static final double MOST_MEAN_OUTDEGREE = 16;

    /** Of the blocks that have connections, how many have to be few enough for marks, so that these save reads of memory. */
    private static final double LEAST_MARKED = 0.75;

    private static final int BLOCK = 1 << SparseIndex.BLOCK_SHIFT;
    /** Connections of a block: so that the longest distance takes 16 bits. */
    private static final int MOST_IN_BLOCK = 0xFFFF - BLOCK;

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final TargetMajorConnections incoming;
    private final ArrivalOrder order;
    private final long[] connected;
    /** Of each block first its number of connections, then where its next connection goes, at last where it begins. */
    private final int[] starts;

    private final short[] marks;
    private final int length;

    SparseTableBuilder(TargetMajorConnections incoming) {
        this.incoming = incoming;
        order = new ArrivalOrder(incoming.sources(), incoming.ranks());
        int blocks = Math.ceilDiv(order.slots(), BLOCK);
        connected = new long[blocks];
        starts = new int[blocks];
        count();
        marks = new short[areMarksWorthwhile() ? blocks : 0];
        length = allocate();
    }

    /** Whether it is for sources with so few targets, and such targets. */
    static boolean suits(TargetMajorConnections incoming) {
        return ListTable.fitsShort(incoming.targets()) && incoming.size() <= MOST_MEAN_OUTDEGREE * incoming.sources();
    }

    /** Heap that building the table takes at its peak, if each connection were of another source, and no block marked. */
    static double expectedBytes(TargetMajorConnections incoming) {
        double sources = incoming.sources();
        double blocks = Math.ceil(sources / BLOCK);
        double lists = Math.min(incoming.size(), sources);
        double entries = incoming.size() + lists + Math.min(lists, blocks);
        return blocks * (Long.BYTES + Integer.BYTES + Short.BYTES) + entries * (Short.BYTES + Byte.BYTES);
    }

    private void count() {
        final long[] connected = this.connected;
        final int[] counts = starts;
        var sources = new int[incoming.mostIndegree()];
        for (int target = 0; target < incoming.targets(); target++) {
            int indegree = incoming.sources(target, sources);
            order.toSlots(sources, indegree, sources);
            for (int i = 0; i < indegree; i++) {
                int slot = sources[i];
                connected[slot >>> SparseIndex.BLOCK_SHIFT] |= 1L << slot;
                counts[slot >>> SparseIndex.BLOCK_SHIFT]++;
            }
        }
    }

    private boolean areMarksWorthwhile() {
        int some = 0;
        int few = 0;
        for (int connections : starts) {
            some += connections > 0 ? 1 : 0;
            few += connections > 0 && connections <= SparseIndex.MOST_MARKED ? 1 : 0;
        }
        return few > LEAST_MARKED * some;
    }

    /** Turns the counts into the places where the first connections go; returns the length of all, or -1. */
    private int allocate() {
        long next = 0;
        for (int block = 0; block < starts.length; block++) {
            int connections = starts[block];
            long targets = next + distances(block, connections);
            starts[block] = (int) targets;
            next = targets + connections;
            if (connections > MOST_IN_BLOCK || next > LONGEST_ARRAY) {
                return -1;
            }
        }
        return (int) next;
    }

    /** Number of distances that a block has. */
    private int distances(int block, int connections) {
        return connections == 0 || isMarked(connections) ? 0 : Long.bitCount(connected[block]) + 1;
    }

    /** Whether a block with so many entries, distances included, is marked; one that is not has more connections. */
    private boolean isMarked(int entries) {
        return marks.length > 0 && entries <= SparseIndex.MOST_MARKED;
    }

    /** Whether the connections fit such a table. */
    boolean fits() {
        return length >= 0;
    }

    /** The builder is of no use afterwards. */
    SparseTable build() {
        var blocks = new short[length];
        var sourceOf = new byte[length];
        fill(blocks, sourceOf);
        sort(blocks, sourceOf);
        var index = new SparseIndex(order, connected, starts, marks);
        return new SparseTable(index, incoming.targets(), blocks, incoming.size());
    }

    private void fill(short[] blocks, byte[] sourceOf) {
        final int[] next = starts;
        var sources = new int[incoming.mostIndegree()];
        for (int target = 0; target < incoming.targets(); target++) {
            int indegree = incoming.sources(target, sources);
            order.toSlots(sources, indegree, sources);
            for (int i = 0; i < indegree; i++) {
                int slot = sources[i];
                int place = next[slot >>> SparseIndex.BLOCK_SHIFT]++;
                blocks[place] = (short) target;
                sourceOf[place] = (byte) (slot & BLOCK - 1);
            }
        }
    }

    /**
     * Sorts each block by source, marks it or writes down its distances, and turns the places behind the blocks into their
     * starts.
     */
    private void sort(short[] blocks, byte[] sourceOf) {
        var ends = new int[BLOCK + 1];
        var targets = new short[MOST_IN_BLOCK];
        int start = 0;
        for (int block = 0; block < starts.length; block++) {
            int end = starts[block];
            int lists = Long.bitCount(connected[block]);
            starts[block] = start;
            if (lists == 0) {
                continue;
            }
            if (isMarked(end - start)) {
                sort(blocks, sourceOf, start, end, connected[block], ends, targets);
                marks[block] = mark(ends, lists);
            } else {
                sort(blocks, sourceOf, start + lists + 1, end, connected[block], ends, targets);
                writeDistances(blocks, start, ends, lists);
            }
            start = end;
        }
    }

    /** Sorts connections; {@code ends} receives where each list ends. */
    private static void sort(
            short[] blocks, byte[] sourceOf, int first, int end, long connected, int[] ends, short[] targets) {
        int lists = Long.bitCount(connected);
        System.arraycopy(blocks, first, targets, 0, end - first);
        Arrays.fill(ends, 0, lists + 1, 0);
        for (int at = first; at < end; at++) {
            ends[SparseIndex.ordinal(connected, sourceOf[at]) + 1]++;
        }
        for (int list = 1; list <= lists; list++) {
            ends[list] += ends[list - 1];
        }
        for (int at = first; at < end; at++) {
            int list = SparseIndex.ordinal(connected, sourceOf[at]);
            blocks[first + ends[list]++] = targets[at - first];
        }
    }

    private static short mark(int[] ends, int lists) {
        int marks = 1;
        for (int list = 0; list < lists; list++) {
            marks |= 1 << ends[list];
        }
        return (short) marks;
    }

    private static void writeDistances(short[] blocks, int start, int[] ends, int lists) {
        for (int list = 0; list <= lists; list++) {
            int from = list == 0 ? 0 : ends[list - 1];
            blocks[start + list] = (short) (lists + 1 - list + from);
        }
    }
}
