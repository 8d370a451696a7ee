package volley.exchange;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * What one process receives, held once and decoded once for all its ranks: the blocks of an interval, and the bodies
 * that do not fit in them. Each rank of the process writes its own block for the other processes; then, while the others
 * wait, the first rank receives, and puts the spikes into the store that all read.
 */
final class Inbox implements Consumer<Communicator> {
    private static final long ALIGNMENT = 64;
    private static final MemorySegment NOTHING = MemorySegment.NULL;

    /** Memory is given up that is so many times larger than what is needed. */
    private static final int MOST_SPARE = 4;

    /** Intervals after which the memory of an excess is given up. */
    private static final int FADING_INTERVALS = 64;

    private final int ranks;
    private final int firstRank;
    private final SpikePacket[] packets;
    /** What each rank of this process worked before an interval's exchange, in nanoseconds. */
    private final float[] busyNanos;

    private final BlockSize size = new BlockSize();
    private final SpikeDecoder decoder;
    private final SpikeStore store;
    private final Block block = new Block();
    private final int[] excessOfProcess;

    private MemorySegment blocks = NOTHING;
    private MemorySegment excess = NOTHING;
    private int intervalsWithoutExcess;
    private int blockBytes;
    private int collectives;
    private float mostBusyNanos;
    private long decodeNanos;

    /**
     * @param ranksOfProcess the same in each process
     * @param firstRank of this process
     */
    Inbox(int ranks, int ranksOfProcess, int firstRank, PacketLayout layout, SpikeStore store) {
        this.ranks = ranks;
        this.firstRank = firstRank;
        packets = new SpikePacket[ranksOfProcess];
        busyNanos = new float[ranksOfProcess];
        Arrays.setAll(packets, rank -> new SpikePacket(layout));
        decoder = new SpikeDecoder(ranks, layout);
        this.store = store;
        excessOfProcess = new int[ranks / ranksOfProcess];
        resize();
    }

    /** The packet that a rank of this process fills. */
    SpikePacket packet(int rank) {
        return packets[rank - firstRank];
    }

    /**
     * Takes over a rank's packet, and writes it to its block if there is another process to read it; returns how many
     * bytes of it go to each, by one gather or two.
     */
    long write(int rank, Block view, float busy) {
        var packet = packet(rank);
        busyNanos[rank - firstRank] = busy;
        view.at(blocks, (long) rank * blockBytes, blockBytes);
        if (!isAlone()) {
            view.write(packet, busy);
        }
        return blockBytes + (view.fits(packet.bodyBytes()) ? 0 : packet.bodyBytes());
    }

    MemorySegment blocks() {
        return blocks;
    }

    int blockBytes() {
        return blockBytes;
    }

    /** Takes the blocks, which have been gathered, and gathers what is missing. */
    @Override
    public void accept(Communicator between) {
        int largest = 0;
        long total = 0;
        mostBusyNanos = 0;
        for (int rank = 0; rank < ranks; rank++) {
            int body = goTo(rank);
            largest = Math.max(largest, body);
            total += body;
            mostBusyNanos = Math.max(mostBusyNanos, isOwn(rank) ? busyNanos[rank - firstRank] : block.busyNanos());
        }
        collectives = 1;
        if (!isAlone() && !block.fits(largest)) {
            gatherExcess(between);
            collectives = 2;
            intervalsWithoutExcess = 0;
        } else if (++intervalsWithoutExcess == FADING_INTERVALS) {
            excess = NOTHING;
        }
        long start = System.nanoTime();
        int steps = packets[0].lags();
        decoder.begin(store, store.next(steps), steps, total);
        if (total > 0) {
            decode();
        }
        decoder.end();
        size.learn(largest, (int) ((total + ranks - 1) / ranks));
        resize();
        decodeNanos = System.nanoTime() - start;
    }

    /** Moves the view to a rank's block; returns the bytes of the rank's body. */
    private int goTo(int rank) {
        block.at(blocks, (long) rank * blockBytes, blockBytes);
        return isOwn(rank) ? packet(rank).bodyBytes() : block.bodyBytes();
    }

    private boolean isAlone() {
        return packets.length == ranks;
    }

    private boolean isOwn(int rank) {
        return rank >= firstRank && rank < firstRank + packets.length;
    }

    private void gatherExcess(Communicator between) {
        int ranksOfProcess = packets.length;
        long total = 0;
        long own = 0;
        Arrays.fill(excessOfProcess, 0);
        for (int rank = 0; rank < ranks; rank++) {
            own = rank == firstRank ? total : own;
            int body = goTo(rank);
            if (!block.fits(body)) {
                excessOfProcess[rank / ranksOfProcess] += body;
                total += body;
            }
        }
        if (total > Integer.MAX_VALUE) {
            throw new TransportException(
                    "spikes of one interval: %d bytes, expected at most %d: fewer spikes or neurons"
                            .formatted(total, Integer.MAX_VALUE));
        }
        excess = resized(excess, total);
        for (var packet : packets) {
            if (!block.fits(packet.bodyBytes())) {
                packet.writeBody(excess, own);
                own += packet.bodyBytes();
            }
        }
        between.allGather(excess, excessOfProcess);
    }

    private void decode() {
        long excessAt = 0;
        for (int rank = 0; rank < ranks; rank++) {
            int body = goTo(rank);
            boolean fits = block.fits(body);
            if (isOwn(rank)) {
                decoder.decode(packet(rank), rank);
            } else if (fits && body > 0) {
                decoder.decode(blocks, block.body(), rank);
            } else if (!fits) {
                decoder.decode(excess, excessAt, rank);
            }
            excessAt += fits ? 0 : body;
        }
    }

    /** Only after reading: what has been received lies in blocks of the size that it came in. */
    private void resize() {
        blockBytes = size.bytes();
        blocks = resized(blocks, (long) ranks * blockBytes);
    }

    private static MemorySegment resized(MemorySegment memory, long bytes) {
        long needed = bytes + BitPacking.PADDING;
        if (memory.byteSize() >= needed && memory.byteSize() <= MOST_SPARE * Math.max(needed, ALIGNMENT)) {
            return memory;
        }
        return Arena.ofAuto().allocate(needed + (memory.byteSize() == 0 ? 0 : needed / 4), ALIGNMENT);
    }

    /** Gathers of the interval that was received last. */
    int collectives() {
        return collectives;
    }

    /** What the slowest rank worked before it. */
    float mostBusyNanos() {
        return mostBusyNanos;
    }

    /** What its decoding took. */
    long decodeNanos() {
        return decodeNanos;
    }

    /** What {@link #bytes()} is before there are any spikes, in a process of one rank. */
    static double bytes(PacketLayout layout, int ranks) {
        return (double) ranks * (new BlockSize().bytes() + Integer.BYTES)
                + (double) layout.groups() * Integer.BYTES
                + SpikePacket.bytes(layout);
    }

    /** Of memory, in and outside the heap, the store included. */
    long bytes() {
        long bytes = blocks.byteSize() + excess.byteSize() + (long) excessOfProcess.length * Integer.BYTES;
        for (var packet : packets) {
            bytes += packet.bytes();
        }
        return bytes + decoder.bytes() + store.bytes();
    }
}
