package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Reads the {@link SpikePacket}s of an interval, those of other processes where their bodies lie: notes their spikes rank
 * by rank, or collects them group by group to give them by step, or both, as those who read them want it.
 */
final class SpikeDecoder {
    private static final int FEWEST = 64;

    /** Room is given up that is so many times larger than what an interval takes. */
    private static final int MOST_SPARE = 16;

    /** Of a section of a rank in the mean: where there are fewer, to go from rank to rank takes longer than to read spikes. */
    private static final int LEAST_BYTES_BY_RANK = 12;

    /** Of all ranks, with room to grow. */
    private static final int MOST_SPIKES = Integer.MAX_VALUE / 2;

    private final int ranks;
    private final PacketLayout layout;
    private final int[] counts;
    private final SpikeList[] collected;
    private int[] room = {};
    private int mostSpikes;

    private IntervalSpikes interval;
    private int steps;
    private SpikesByRank byRank;
    private boolean isByStep;
    private long total;

    /** @param ranks of the job: neurons belong to ranks in turn, so that a rank's global ids are so far apart */
    SpikeDecoder(int ranks, PacketLayout layout) {
        this.ranks = ranks;
        this.layout = layout;
        counts = new int[layout.groups() + BitPacking.SPARE];
        collected = new SpikeList[layout.groups()];
        Arrays.setAll(collected, group -> new SpikeList());
    }

    /**
     * Begins to read the packets of an interval.
     *
     * @param store of which the interval is
     * @param number of its steps
     * @param bytes of the packets' bodies
     */
    void begin(SpikeStore store, IntervalSpikes next, int number, long bytes) {
        // As many as before, unless there are far fewer bytes: so room that is made anew need not grow bit by bit.
        int likely = (int) Math.min(total, bytes);
        interval = next;
        steps = number;
        total = 0;
        boolean isByRank = store.isReadByRank()
                && layout.lags() <= SpikesByRank.MOST_STEPS
                && layout.sections() == layout.populations()
                && interval.neurons() <= (long) SpikesByRank.MOST_NEURONS * ranks
                && bytes >= (long) LEAST_BYTES_BY_RANK * ranks * layout.sections();
        isByStep = !isByRank || store.isReadByStep();
        byRank = isByRank ? interval.receiveByRank(ranks, layout, steps, isByStep) : null;
        if (isByRank) {
            byRank.makeRoomFor(likely);
        }
    }

    /** Adds a rank's spikes behind those of the ranks before. */
    void decode(MemorySegment memory, long body, int rank) {
        int countBits = memory.get(BitPacking.BYTE, body);
        int indexBytes = memory.get(BitPacking.BYTE, body + 1);
        long first = body + SpikePacket.WIDTHS_BYTES;
        int spikes = unpackCounts(memory, first, countBits, layout.groups(), counts);
        require(spikes);
        long indices = first + BitPacking.bytes(layout.groups(), countBits);
        if (isByStep) {
            int[] read = room(spikes);
            IndexBytes.read(memory, indices, spikes, indexBytes, read);
            collect(rank, counts, spikes, read);
        }
        if (byRank != null) {
            byRank.add(rank, counts, spikes, memory, indices, indexBytes);
        }
    }

    /** The same of a packet of this process, which need not be packed. */
    void decode(SpikePacket packet, int rank) {
        int spikes = packet.spikes();
        if (spikes > 0) {
            require(spikes);
            if (isByStep) {
                collect(rank, packet.counts(), spikes, packet.localIndices());
            }
            if (byRank != null) {
                byRank.add(rank, packet.counts(), spikes, packet.localIndices());
            }
        }
    }

    /** @throws TransportException if they are more spikes with those before than an array can hold */
    private void require(int spikes) {
        total += spikes;
        if (total > MOST_SPIKES) {
            throw new TransportException("spikes of one interval: %d, expected at most %d: fewer spikes or neurons"
                    .formatted(total, MOST_SPIKES));
        }
    }

    private void collect(int rank, int[] countOfGroup, int spikes, int[] indices) {
        int[] globalIds = room(spikes);
        for (int spike = 0; spike < spikes; spike++) {
            globalIds[spike] = indices[spike] * ranks + rank;
        }
        int next = 0;
        for (int group = 0; group < collected.length; group++) {
            collected[group].append(globalIds, next, countOfGroup[group]);
            next += countOfGroup[group];
        }
    }

    /** Room for a rank's spikes. */
    private int[] room(int spikes) {
        mostSpikes = Math.max(mostSpikes, spikes);
        if (room.length < spikes + SpikeList.SPARE) {
            room = new int[spikes + spikes / 2 + SpikeList.SPARE];
        }
        return room;
    }

    /** Ends the interval, and gives up room for packets that are much larger. */
    void end() {
        if (byRank != null) {
            byRank.end();
        }
        if (isByStep) {
            addSteps();
        }
        if (room.length > FEWEST && mostSpikes < room.length / MOST_SPARE) {
            room = new int[room.length / 2];
        }
        mostSpikes = 0;
    }

    private void addSteps() {
        interval.expect((int) total);
        for (int step = 0; step < steps; step++) {
            interval.beginStep();
            for (int section = 0; section < layout.sections(); section++) {
                var spikes = collected[layout.group(section, step)];
                interval.add(
                        layout.firstPopulation(section),
                        layout.firstPopulation(section + 1),
                        spikes.ids(),
                        0,
                        spikes.count());
            }
        }
        for (var spikes : collected) {
            spikes.clear();
        }
    }

    private static int unpackCounts(MemorySegment memory, long at, int countBits, int groups, int[] counts) {
        BitPacking.unpack(memory, at, groups, countBits, counts);
        int spikes = 0;
        for (int group = 0; group < groups; group++) {
            spikes += counts[group];
        }
        return spikes;
    }

    /** Heap that the arrays take. */
    long bytes() {
        return (long) (counts.length + room.length) * Integer.BYTES
                + Arrays.stream(collected).mapToLong(SpikeList::bytes).sum();
    }

    /** Numbers of spikes in a body by section. */
    static int[] spikes(MemorySegment memory, long body, PacketLayout layout) {
        var counts = new int[layout.groups() + BitPacking.SPARE];
        int countBits = memory.get(BitPacking.BYTE, body);
        unpackCounts(memory, body + SpikePacket.WIDTHS_BYTES, countBits, layout.groups(), counts);
        var spikes = new int[layout.sections()];
        for (int group = 0; group < layout.groups(); group++) {
            spikes[group / layout.lags()] += counts[group];
        }
        return spikes;
    }
}
