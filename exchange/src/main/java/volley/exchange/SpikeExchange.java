package volley.exchange;

import org.HdrHistogram.Histogram;

/**
 * The exchange that ends an interval: one all-gather of blocks of a fixed size, each a {@link SpikePacket}. When any
 * rank's packet is larger than the block, all ranks see so by its count, enlarge the block alike, and gather again. The
 * block has half as much room again as the largest packet of late needs, so that it shrinks some time after a burst.
 */
public final class SpikeExchange {
    private static final int FEWEST_BLOCK_SPIKES = 30;

    /** Intervals in which the memory of the largest packet fades by a factor e. */
    private static final int FADING_INTERVALS = 64;

    private static final long LONGEST_TRANSFER_NANOS = 3_600_000_000_000L;
    private static final int HISTOGRAM_DIGITS = 2;

    private final Communicator communicator;
    private final int lags;
    private final SpikePacket outgoing;
    private final int[] positions;
    private int blockLength;
    private int largestOfLate;
    private int[] received = new int[0];
    private int receivedLag;
    private long busySince = System.nanoTime();

    private long exchanges;
    private long sentInts;
    private long waitNanos;
    private long transferNanos;
    private final Histogram transfers = new Histogram(LONGEST_TRANSFER_NANOS, HISTOGRAM_DIGITS);

    /** @param lags most steps in an interval */
    public SpikeExchange(Communicator communicator, int lags) {
        this.communicator = communicator;
        this.lags = lags;
        outgoing = new SpikePacket(lags);
        positions = new int[communicator.size()];
        resize();
    }

    /** Bytes that each rank's exchange takes without any spikes: its own packet, and all ranks' as gathered and received. */
    public static double bytes(int lags, int ranks) {
        return (double) Integer.BYTES * SpikePacket.headerLength(lags) * (1 + 3.0 * ranks);
    }

    /** The packet that this rank fills during the interval. */
    public SpikePacket outgoing() {
        return outgoing;
    }

    /** Collective: sends the outgoing packet, empties it, and receives those of all ranks. */
    public void exchange() {
        long start = System.nanoTime();
        outgoing.busyNanos(start - busySince);
        resize();
        gather();
        int largest = largestPacket();
        largestOfLate = Math.max(largest, largestOfLate - largestOfLate / FADING_INTERVALS);
        if (largest > blockLength) {
            resize();
            gather();
        }
        outgoing.clear();
        rewind();
        account(start, System.nanoTime());
    }

    private void gather() {
        communicator.allGather(outgoing.withLength(blockLength), blockLength, received);
        exchanges++;
        sentInts += blockLength;
    }

    /** Only before gathering: what has been received is read in blocks of the length that it came in. */
    private void resize() {
        blockLength = Math.max(
                SpikePacket.headerLength(lags) + FEWEST_BLOCK_SPIKES, Math.addExact(largestOfLate, largestOfLate / 2));
        int total = communicator.gatheredLength(blockLength);
        if (received.length < total) {
            received = new int[total];
        }
    }

    private int largestPacket() {
        int most = 0;
        for (int rank = 0; rank < positions.length; rank++) {
            most = Math.max(most, SpikePacket.count(received, rank * blockLength));
        }
        return SpikePacket.headerLength(lags) + most;
    }

    private void rewind() {
        receivedLag = 0;
        for (int rank = 0; rank < positions.length; rank++) {
            positions[rank] = rank * blockLength + SpikePacket.headerLength(lags);
        }
    }

    private void account(long start, long end) {
        float busy = 0;
        float mostBusy = 0;
        for (int rank = 0; rank < positions.length; rank++) {
            float nanos = SpikePacket.busyNanos(received, rank * blockLength);
            mostBusy = Math.max(mostBusy, nanos);
            busy = rank == communicator.rank() ? nanos : busy;
        }
        long waited = Math.min(end - start, (long) (mostBusy - busy));
        waitNanos += waited;
        transferNanos += end - start - waited;
        transfers.recordValue(Math.min(end - start - waited, LONGEST_TRANSFER_NANOS));
        busySince = end;
    }

    /** Number of spikes in the next lag that {@link #readLag} has not read yet. */
    public int nextLagSpikes() {
        int spikes = 0;
        for (int rank = 0; rank < positions.length; rank++) {
            spikes += SpikePacket.count(received, rank * blockLength, receivedLag);
        }
        return spikes;
    }

    /**
     * Reads the next lag of the interval that has been received, rank by rank.
     *
     * @param globalIds room for {@link #nextLagSpikes} ids
     */
    public void readLag(int[] globalIds) {
        int length = 0;
        for (int rank = 0; rank < positions.length; rank++) {
            int count = SpikePacket.count(received, rank * blockLength, receivedLag);
            System.arraycopy(received, positions[rank], globalIds, length, count);
            positions[rank] += count;
            length += count;
        }
        receivedLag++;
    }

    /** Restarts the measure of busy time, after work that belongs to no interval. */
    public void startTiming() {
        busySince = System.nanoTime();
    }

    /** What this rank's exchanges have cost so far. */
    public ExchangeStatistics statistics() {
        return new ExchangeStatistics(
                exchanges,
                sentInts * Integer.BYTES,
                waitNanos,
                transferNanos,
                transfers.getValueAtPercentile(50),
                transfers.getValueAtPercentile(99));
    }
}
