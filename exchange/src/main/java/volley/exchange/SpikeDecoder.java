package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Reads {@link SpikePacket}s into the spikes of each lag: those of other processes where their bodies lie. */
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
        add(counts, interval, lags);
    }

    /** The same of a packet of this process, which need not be packed. */
    void decode(SpikePacket packet, int rank, StepSpikes[] interval, int lags) {
        makeRoom(packet.spikes());
        packet.globalIds(ranks, rank, ids);
        add(packet.counts(), interval, lags);
    }

    private void add(int[] countOfLag, StepSpikes[] interval, int lags) {
        int from = 0;
        for (int lag = 0; lag < lags; lag++) {
            interval[lag].add(ids, from, countOfLag[lag]);
            from += countOfLag[lag];
        }
    }

    private void makeRoom(int spikes) {
        if (ids.length < spikes) {
            ids = new int[spikes + spikes / 2];
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
        makeRoom(spikes);
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
