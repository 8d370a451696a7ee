package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Reads the bodies of {@link SpikePacket}s where they lie, into the spikes of each lag. */
final class SpikeDecoder {
    private final int ranks;
    private final int[] counts;
    private int[] ids = {};

    /** @param ranks of the job: neurons belong to ranks in turn, so that a rank's global ids are so far apart */
    SpikeDecoder(int ranks, int lags) {
        this.ranks = ranks;
        counts = new int[lags];
    }

    /** Adds a rank's spikes to those of each of the first {@code lags} lags. */
    void decode(MemorySegment memory, long body, int rank, StepSpikes[] interval, int lags) {
        unpack(memory, body, rank);
        int from = 0;
        for (int lag = 0; lag < lags; lag++) {
            interval[lag].add(ids, from, counts[lag]);
            from += counts[lag];
        }
    }

    private void unpack(MemorySegment memory, long body, int rank) {
        int lags = counts.length;
        int countBits = memory.get(BitPacking.BYTE, body);
        int indexBits = memory.get(BitPacking.BYTE, body + 1);
        long at = body + SpikePacket.WIDTHS_BYTES;
        BitPacking.unpack(memory, at, lags, countBits, 1, 0, counts);
        int spikes = 0;
        for (int lag = 0; lag < lags; lag++) {
            spikes += counts[lag];
        }
        if (ids.length < spikes) {
            ids = new int[spikes + spikes / 2];
        }
        at += BitPacking.bytes(lags, countBits);
        BitPacking.unpack(memory, at, spikes, indexBits, ranks, rank, ids);
    }

    /** Number of spikes in a body of so many lags. */
    static int spikes(MemorySegment memory, long body, int lags) {
        int[] counts = new int[lags];
        int countBits = memory.get(BitPacking.BYTE, body);
        BitPacking.unpack(memory, body + SpikePacket.WIDTHS_BYTES, lags, countBits, 1, 0, counts);
        return Arrays.stream(counts).sum();
    }
}
