package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Reads {@link SpikePacket}s into the spikes of each lag: those of other processes where their bodies lie. */
final class SpikeDecoder {
    private static final int FEWEST = 64;

    /** Room is given up that is so many times larger than what an interval takes. */
    private static final int MOST_SPARE = 16;

    private final int ranks;
    private final int[] counts;
    private int[] ids = {};
    private int[] ofFirst = {0};
    private int mostSpikes;

    /** @param ranks of the job: neurons belong to ranks in turn, so that a rank's global ids are so far apart */
    SpikeDecoder(int ranks, int lags) {
        this.ranks = ranks;
        counts = new int[lags + BitPacking.SPARE];
    }

    /** Adds a rank's spikes to those of each of the first {@code lags} lags. */
    void decode(MemorySegment memory, long body, int rank, StepSpikes[] interval, int lags) {
        int spikes = unpack(memory, body, rank);
        add(counts, spikes, interval, lags);
    }

    /** The same of a packet of this process, which need not be packed. */
    void decode(SpikePacket packet, int rank, StepSpikes[] interval, int lags) {
        makeRoom(packet.spikes());
        packet.globalIds(ranks, rank, ids);
        add(packet.counts(), packet.spikes(), interval, lags);
    }

    private void add(int[] countOfLag, int spikes, StepSpikes[] interval, int lags) {
        sumFirst(ids, spikes, interval[0].firstId(1), ofFirst);
        int from = 0;
        for (int lag = 0; lag < lags; lag++) {
            int to = from + countOfLag[lag];
            interval[lag].add(ids, from, ofFirst[to] - ofFirst[from], to - from);
            from = to;
        }
    }

    /** Sums over the spikes before each one whether they are of the first population. */
    private static void sumFirst(int[] ids, int spikes, int endOfFirst, int[] sums) {
        int sum = 0;
        for (int spike = 0; spike < spikes; spike++) {
            sum += StepSpikes.isOfFirst(ids[spike], endOfFirst);
            sums[spike + 1] = sum;
        }
    }

    private void makeRoom(int spikes) {
        mostSpikes = Math.max(mostSpikes, spikes);
        if (ids.length < spikes + BitPacking.SPARE) {
            resize(spikes + spikes / 2 + BitPacking.SPARE);
        }
    }

    /** Ends an interval: gives up room for packets that are much larger than those of the interval. */
    void endInterval() {
        if (ids.length > FEWEST && mostSpikes < ids.length / MOST_SPARE) {
            resize(ids.length / 2);
        }
        mostSpikes = 0;
    }

    private void resize(int spikes) {
        ids = new int[spikes];
        ofFirst = new int[spikes + 1];
    }

    private int unpack(MemorySegment memory, long body, int rank) {
        int lags = counts.length - BitPacking.SPARE;
        int countBits = memory.get(BitPacking.BYTE, body);
        int indexBits = memory.get(BitPacking.BYTE, body + 1);
        long at = body + SpikePacket.WIDTHS_BYTES;
        BitPacking.unpack(memory, at, lags, countBits, 1, 0, counts);
        int spikes = 0;
        for (int lag = 0; lag < lags; lag++) {
            spikes += counts[lag];
        }
        makeRoom(spikes);
        at += BitPacking.bytes(lags, countBits);
        BitPacking.unpack(memory, at, spikes, indexBits, ranks, rank, ids);
        return spikes;
    }

    /** Heap that the arrays take. */
    long bytes() {
        return (long) (counts.length + ids.length + ofFirst.length) * Integer.BYTES;
    }

    /** Number of spikes in a body of so many lags. */
    static int spikes(MemorySegment memory, long body, int lags) {
        int[] counts = new int[lags + BitPacking.SPARE];
        int countBits = memory.get(BitPacking.BYTE, body);
        BitPacking.unpack(memory, body + SpikePacket.WIDTHS_BYTES, lags, countBits, 1, 0, counts);
        return Arrays.stream(counts, 0, lags).sum();
    }
}
