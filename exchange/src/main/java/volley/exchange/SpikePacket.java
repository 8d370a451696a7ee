package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * The spikes of one rank in one interval, as it writes them down. A spike is the index of its neuron among those of the
 * rank. What is sent of them is the body of a {@link Block}:
 *
 * <pre>
 *   0                1
 *   bits of a count  bits of an index  |  spikes of each lag  |  indices, lag by lag
 * </pre>
 *
 * Counts and indices follow each other without gaps, each in as many bits as the largest of its kind needs, the lowest
 * first; the first index begins with a byte. Lags by which an interval is cut short have no spikes; a packet
 * without any has no body.
 */
public final class SpikePacket {
    /** Of the two numbers of bits. */
    static final int WIDTHS_BYTES = 2;

    /** Of so many the indices, of at most 31 bits, and their counts take fewer than 2^31 bytes. */
    private static final int MOST_SPIKES = 1 << 29;

    private static final int INITIAL_CAPACITY = 64;

    /** Room is given up that is so many times larger than what an interval takes. */
    private static final int MOST_SPARE = 16;

    private final int mostSpikes;
    private final int[] counts;
    private int[] indices = new int[INITIAL_CAPACITY];
    private int lags;
    private int startOfLag;
    private int spikes;
    private int anyIndex;
    private int anyCount;

    /** @param lags most steps in an interval */
    public SpikePacket(int lags) {
        this(lags, MOST_SPIKES);
    }

    SpikePacket(int lags, int mostSpikes) {
        this.mostSpikes = mostSpikes;
        counts = new int[lags];
    }

    /**
     * Adds a spike to the current lag, whose spikes come population by population.
     *
     * @param localIndex of its neuron on this rank
     * @throws TransportException if there are more than a packet can hold
     */
    public void add(int localIndex) {
        if (spikes == indices.length) {
            grow();
        }
        indices[spikes++] = localIndex;
        anyIndex |= localIndex;
    }

    private void grow() {
        if (spikes >= mostSpikes) {
            throw new TransportException(
                    "spikes of one rank in one interval: more than %d, expected at most %d: fewer spikes, or more ranks"
                            .formatted(mostSpikes, mostSpikes));
        }
        indices = Arrays.copyOf(indices, (int) Math.min(2L * spikes, mostSpikes));
    }

    /** Ends the current lag. */
    public void endLag() {
        int count = spikes - startOfLag;
        counts[lags++] = count;
        anyCount |= count;
        startOfLag = spikes;
    }

    /** Lags that have ended. */
    int lags() {
        return lags;
    }

    /** Number of spikes. */
    public int spikes() {
        return spikes;
    }

    /** Numbers of spikes by lag; 0 of lags that have not ended. */
    int[] counts() {
        return counts;
    }

    /**
     * The spikes as global ids, lag by lag.
     *
     * @param ids receives them
     */
    void globalIds(int ranks, int rank, int[] ids) {
        for (int spike = 0; spike < spikes; spike++) {
            ids[spike] = indices[spike] * ranks + rank;
        }
    }

    int bodyBytes() {
        if (spikes == 0) {
            return 0;
        }
        long bytes = WIDTHS_BYTES
                + BitPacking.bytes(counts.length, BitPacking.bits(anyCount))
                + BitPacking.bytes(spikes, BitPacking.bits(anyIndex));
        return Math.toIntExact(bytes);
    }

    void writeBody(MemorySegment memory, long at) {
        if (spikes > 0) {
            int countBits = BitPacking.bits(anyCount);
            int indexBits = BitPacking.bits(anyIndex);
            memory.set(BitPacking.BYTE, at, (byte) countBits);
            memory.set(BitPacking.BYTE, at + 1, (byte) indexBits);
            long first = at + WIDTHS_BYTES;
            BitPacking.pack(counts, counts.length, countBits, memory, first);
            BitPacking.pack(indices, spikes, indexBits, memory, first + BitPacking.bytes(counts.length, countBits));
        }
    }

    /** Makes it ready for the next interval. */
    public void clear() {
        if (indices.length > INITIAL_CAPACITY && spikes < indices.length / MOST_SPARE) {
            indices = new int[indices.length / 2];
        }
        Arrays.fill(counts, 0, lags, 0);
        lags = 0;
        startOfLag = 0;
        spikes = 0;
        anyIndex = 0;
        anyCount = 0;
    }

    /** What {@link #bytes()} is before there are any spikes. */
    static double bytes(int lags) {
        return ((double) lags + INITIAL_CAPACITY) * Integer.BYTES;
    }

    long bytes() {
        return (long) (counts.length + indices.length) * Integer.BYTES;
    }
}
