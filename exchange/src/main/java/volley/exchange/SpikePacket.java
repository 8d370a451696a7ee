package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The spikes of one rank in one interval, as it writes them down. A spike is the index of its neuron among those of the
 * rank. What is sent of them is the body of a {@link Block}:
 *
 * <pre>
 *   0                1
 *   bits of a count  bits of an index  |  spikes of each group  |  indices, group by group
 * </pre>
 *
 * Groups are those of a {@link PacketLayout}. Counts and indices follow each other without gaps, each in as many bits as
 * the largest of its kind needs, the lowest first; the first index begins with a byte. Lags by which an interval is cut
 * short have no spikes; a packet without any has no body.
 */
public final class SpikePacket {
    /** Of the two numbers of bits. */
    static final int WIDTHS_BYTES = 2;

    /** Of so many the indices, of at most 31 bits, and their counts take fewer than 2^31 bytes. */
    private static final int MOST_SPIKES = 1 << 29;

    private static final int INITIAL_CAPACITY = 32;

    /** Room is given up that is so many times larger than what an interval takes. */
    private static final int MOST_SPARE = 16;

    private static final int[] NONE = {};

    private final PacketLayout layout;
    private final int mostSpikes;
    private final int[] counts;
    private final int[][] indices;
    private final int[] sizes;
    private final int[] startsOfLag;
    /** Those of all sections, if they are more than one. */
    private int[] joined = NONE;

    private int section;
    private int lags;
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
        indices = new int[layout.sections()][INITIAL_CAPACITY];
        sizes = new int[layout.sections()];
        startsOfLag = new int[layout.sections()];
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
        int size = sizes[section];
        if (size == indices[section].length) {
            grow();
        }
        indices[section][size] = localIndex;
        sizes[section] = size + 1;
        anyIndex |= localIndex;
    }

    private void grow() {
        require(spikes() < mostSpikes);
        int size = sizes[section];
        indices[section] = Arrays.copyOf(indices[section], size + Math.min(size, mostSpikes - spikes()));
    }

    private void require(boolean fits) {
        if (!fits) {
            throw new TransportException(
                    "spikes of one rank in one interval: more than %d, expected at most %d: fewer spikes, or more ranks"
                            .formatted(mostSpikes, mostSpikes));
        }
    }

    /**
     * Ends the current lag.
     *
     * @throws TransportException if there are more spikes than a packet can hold
     */
    public void endLag() {
        require(spikes() <= mostSpikes);
        for (int each = 0; each < sizes.length; each++) {
            int count = sizes[each] - startsOfLag[each];
            counts[layout.group(each, lags)] = count;
            anyCount |= count;
            startsOfLag[each] = sizes[each];
        }
        lags++;
    }

    /** Lags that have ended. */
    int lags() {
        return lags;
    }

    /** Number of spikes. */
    public int spikes() {
        int spikes = 0;
        for (int size : sizes) {
            spikes += size;
        }
        return spikes;
    }

    /** Numbers of spikes by group; 0 of lags that have not ended. */
    int[] counts() {
        return counts;
    }

    /** The spikes, group by group: the first {@link #spikes()} entries. */
    int[] localIndices() {
        if (sizes.length == 1) {
            return indices[0];
        }
        int spikes = spikes();
        if (joined.length < spikes) {
            joined = new int[spikes + spikes / 2];
        }
        int to = 0;
        for (int each = 0; each < sizes.length; each++) {
            System.arraycopy(indices[each], 0, joined, to, sizes[each]);
            to += sizes[each];
        }
        return joined;
    }

    int bodyBytes() {
        int spikes = spikes();
        if (spikes == 0) {
            return 0;
        }
        long bytes = WIDTHS_BYTES
                + BitPacking.bytes(counts.length, BitPacking.bits(anyCount))
                + BitPacking.bytes(spikes, BitPacking.bits(anyIndex));
        return Math.toIntExact(bytes);
    }

    void writeBody(MemorySegment memory, long at) {
        int spikes = spikes();
        if (spikes > 0) {
            int countBits = BitPacking.bits(anyCount);
            int indexBits = BitPacking.bits(anyIndex);
            memory.set(BitPacking.BYTE, at, (byte) countBits);
            memory.set(BitPacking.BYTE, at + 1, (byte) indexBits);
            long first = at + WIDTHS_BYTES;
            BitPacking.pack(counts, counts.length, countBits, memory, first);
            BitPacking.pack(
                    localIndices(), spikes, indexBits, memory, first + BitPacking.bytes(counts.length, countBits));
        }
    }

    /** Makes it ready for the next interval. */
    public void clear() {
        for (int each = 0; each < sizes.length; each++) {
            int room = indices[each].length;
            if (room > INITIAL_CAPACITY && sizes[each] < room / MOST_SPARE) {
                indices[each] = new int[room / 2];
            }
        }
        if (joined.length > INITIAL_CAPACITY && spikes() < joined.length / MOST_SPARE) {
            joined = new int[joined.length / 2];
        }
        Arrays.fill(counts, 0);
        Arrays.fill(sizes, 0);
        Arrays.fill(startsOfLag, 0);
        section = 0;
        lags = 0;
        anyIndex = 0;
        anyCount = 0;
    }

    /** What {@link #bytes()} is before there are any spikes. */
    static double bytes(PacketLayout layout) {
        return Integer.BYTES * (layout.groups() + (double) layout.sections() * (INITIAL_CAPACITY + 2));
    }

    long bytes() {
        long entries = (long) counts.length + sizes.length + startsOfLag.length + joined.length;
        for (int[] ofSection : indices) {
            entries += ofSection.length;
        }
        return entries * Integer.BYTES;
    }
}
