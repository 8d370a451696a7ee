package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The spikes of one rank in one interval, as it writes them down. A spike is the index of its neuron among those of the
 * rank. What is sent of them is the body of a {@link Block}:
 *
 * <pre>
 *   0                1
 *   bits of a count  bytes of an index  |  spikes of each group  |  indices, group by group
 * </pre>
 *
 * Groups are those of a {@link PacketLayout}. Counts follow each other without gaps, each in as many bits as the largest
 * needs, the lowest first; then indices, each in as many bytes as the largest needs, 1, 2 or 4, the lowest byte first.
 * Lags by which an interval is cut short have no spikes; a packet without any has no body.
 */
public final class SpikePacket {
    /** Of the two widths. */
    static final int WIDTHS_BYTES = 2;

    /** Of so many the indices, of at most 4 bytes, and their counts take fewer than 2^31 bytes. */
    private static final int MOST_SPIKES = 1 << 28;

    private static final int INITIAL_CAPACITY = 32;

    /** Room is given up that is so many times larger than what an interval takes. */
    private static final int MOST_SPARE = 16;

    private final PacketLayout layout;
    private final int mostSpikes;
    private final int[] counts;
    /** As they were added, with the group of each. */
    private int[] indices = new int[INITIAL_CAPACITY];

    private int[] groups = new int[INITIAL_CAPACITY];
    private int size;
    /** Group by group, as many as had been added when they were sorted. */
    private int[] sorted = new int[INITIAL_CAPACITY];

    private int sortedSize;
    private final int[] places;

    private int section;
    private int lags;
    /** Bits that any index, and any count, has: as many as the largest has. */
    private int anyIndex;

    private int anyCount;

    /** Without spikes, and at the first population. */
    public SpikePacket(PacketLayout layout) {
        this(layout, MOST_SPIKES);
    }

    SpikePacket(PacketLayout layout, int mostSpikes) {
        this.layout = layout;
        this.mostSpikes = mostSpikes;
        counts = new int[layout.groups()];
        places = new int[layout.groups()];
    }

    /** Goes to a population: the spikes that are added then are of its neurons. */
    public void population(int population) {
        section = layout.section(population);
    }

    /**
     * Adds a spike to the current lag.
     *
     * @param localIndex of its neuron on this rank
     * @throws TransportException if there are more than a packet can hold
     */
    public void add(int localIndex) {
        if (size == indices.length) {
            grow();
        }
        int group = layout.group(section, lags);
        indices[size] = localIndex;
        groups[size++] = group;
        anyIndex |= localIndex;
        anyCount |= ++counts[group];
    }

    private void grow() {
        if (size >= mostSpikes) {
            throw new TransportException(
                    "spikes of one rank in one interval: more than %d, expected at most %d: fewer spikes, or more ranks"
                            .formatted(mostSpikes, mostSpikes));
        }
        int room = Math.min(2 * size, mostSpikes);
        indices = Arrays.copyOf(indices, room);
        groups = Arrays.copyOf(groups, room);
    }

    /** Ends the current lag. */
    public void endLag() {
        lags++;
    }

    /** Lags that have ended. */
    int lags() {
        return lags;
    }

    /** Number of spikes. */
    public int spikes() {
        return size;
    }

    /** Numbers of spikes by group. */
    int[] counts() {
        return counts;
    }

    /** The spikes, group by group: the first {@link #spikes()} entries. */
    int[] localIndices() {
        sort();
        return sorted;
    }

    /** Sorts the spikes by group, unless they are sorted: each rank its own, while the others do. */
    void sort() {
        if (sortedSize == size) {
            return;
        }
        if (sorted.length < size) {
            sorted = new int[indices.length];
        }
        int next = 0;
        for (int group = 0; group < counts.length; group++) {
            places[group] = next;
            next += counts[group];
        }
        for (int spike = 0; spike < size; spike++) {
            sorted[places[groups[spike]]++] = indices[spike];
        }
        sortedSize = size;
    }

    int bodyBytes() {
        if (size == 0) {
            return 0;
        }
        long bytes = WIDTHS_BYTES
                + BitPacking.bytes(counts.length, BitPacking.bits(anyCount))
                + (long) size * IndexBytes.width(anyIndex);
        return Math.toIntExact(bytes);
    }

    void writeBody(MemorySegment memory, long at) {
        if (size > 0) {
            int countBits = BitPacking.bits(anyCount);
            int indexBytes = IndexBytes.width(anyIndex);
            memory.set(BitPacking.BYTE, at, (byte) countBits);
            memory.set(BitPacking.BYTE, at + 1, (byte) indexBytes);
            long first = at + WIDTHS_BYTES;
            BitPacking.pack(counts, counts.length, countBits, memory, first);
            IndexBytes.write(
                    localIndices(), size, indexBytes, memory, first + BitPacking.bytes(counts.length, countBits));
        }
    }

    /** Makes it ready for the next interval. */
    public void clear() {
        if (indices.length > INITIAL_CAPACITY && size < indices.length / MOST_SPARE) {
            indices = new int[indices.length / 2];
            groups = new int[indices.length];
            sorted = new int[indices.length];
        }
        Arrays.fill(counts, 0);
        size = 0;
        sortedSize = 0;
        section = 0;
        lags = 0;
        anyIndex = 0;
        anyCount = 0;
    }

    /** What {@link #bytes()} is before there are any spikes. */
    static double bytes(PacketLayout layout) {
        return Integer.BYTES * (2.0 * layout.groups() + 3 * INITIAL_CAPACITY);
    }

    long bytes() {
        return Integer.BYTES * (counts.length + places.length + 2L * indices.length + sorted.length);
    }
}
