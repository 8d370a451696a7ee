package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Reads the {@link SpikePacket}s of an interval, those of other processes where their bodies lie: collects their spikes
 * lag by lag, then gives them to those who read them.
 */
final class SpikeDecoder {
    private static final int FEWEST = 64;

    /** Room is given up that is so many times larger than what an interval takes. */
    private static final int MOST_SPARE = 16;

    /** Of all ranks, with room to grow. */
    private static final int MOST_SPIKES = Integer.MAX_VALUE / 2;

    private final int ranks;
    private final int[] counts;
    private final SpikeList[] collected;
    private int[] ids = {};
    private int mostSpikes;

    /** @param ranks of the job: neurons belong to ranks in turn, so that a rank's global ids are so far apart */
    SpikeDecoder(int ranks, int lags) {
        this.ranks = ranks;
        counts = new int[lags + BitPacking.SPARE];
        collected = new SpikeList[lags];
        Arrays.setAll(collected, lag -> new SpikeList());
    }

    /** Collects a rank's spikes behind those of the ranks before. */
    void decode(MemorySegment memory, long body, int rank) {
        unpack(memory, body, rank);
        collect(counts);
    }

    /** The same of a packet of this process, which need not be packed. */
    void decode(SpikePacket packet, int rank) {
        makeRoom(packet.spikes());
        packet.globalIds(ranks, rank, ids);
        collect(packet.counts());
    }

    private void collect(int[] countOfLag) {
        int from = 0;
        for (int lag = 0; lag < collected.length; lag++) {
            collected[lag].append(ids, from, countOfLag[lag]);
            from += countOfLag[lag];
        }
    }

    private void makeRoom(int spikes) {
        mostSpikes = Math.max(mostSpikes, spikes);
        if (ids.length < spikes + BitPacking.SPARE) {
            ids = new int[spikes + spikes / 2 + BitPacking.SPARE];
        }
    }

    /**
     * Adds what has been collected of the first lags, and gives up room for packets that are much larger.
     *
     * @throws TransportException if they are more spikes than an array can hold
     */
    void addTo(IntervalSpikes interval, int lags) {
        long total = 0;
        for (var ofLag : collected) {
            total += ofLag.count();
        }
        if (total > MOST_SPIKES) {
            throw new TransportException("spikes of one interval: %d, expected at most %d: fewer spikes or neurons"
                    .formatted(total, MOST_SPIKES));
        }
        interval.expect((int) total);
        for (int lag = 0; lag < lags; lag++) {
            var spikes = collected[lag];
            interval.addStep(spikes.globalIds(), spikes.count());
            spikes.clear();
        }
        if (ids.length > FEWEST && mostSpikes < ids.length / MOST_SPARE) {
            ids = new int[ids.length / 2];
        }
        mostSpikes = 0;
    }

    private void unpack(MemorySegment memory, long body, int rank) {
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
    }

    /** Heap that the arrays take. */
    long bytes() {
        return (long) (counts.length + ids.length) * Integer.BYTES
                + Arrays.stream(collected).mapToLong(SpikeList::bytes).sum();
    }

    /** Number of spikes in a body of so many lags. */
    static int spikes(MemorySegment memory, long body, int lags) {
        int[] counts = new int[lags + BitPacking.SPARE];
        int countBits = memory.get(BitPacking.BYTE, body);
        BitPacking.unpack(memory, body + SpikePacket.WIDTHS_BYTES, lags, countBits, 1, 0, counts);
        return Arrays.stream(counts, 0, lags).sum();
    }
}
