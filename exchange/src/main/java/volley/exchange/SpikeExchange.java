package volley.exchange;

import org.HdrHistogram.Histogram;

/**
 * The exchange that ends an interval, as one rank takes part in it: one gather of a {@link Block} of each rank in the
 * common case, and a second one of the bodies that do not fit. Neurons belong to ranks in turn: the global id of a
 * spike is its local index times the number of ranks, plus its rank.
 */
public final class SpikeExchange {
    private static final long LONGEST_TRANSFER_NANOS = 3_600_000_000_000L;
    private static final int HISTOGRAM_DIGITS = 2;

    private final Communicator communicator;
    private final Inbox inbox;
    private final SpikePacket outgoing;
    private final Block block = new Block();
    private long busySince = System.nanoTime();

    private long exchanges;
    private long bytesSent;
    private long waitNanos;
    private long transferNanos;
    private long decodeNanos;
    private final Histogram transfers = newHistogram();

    /**
     * Collective.
     *
     * @param lags most steps in an interval
     * @param store where received spikes go, the same for all ranks of a process
     */
    public SpikeExchange(Communicator communicator, int lags, SpikeStore store) {
        this.communicator = communicator;
        int ranksOfProcess = communicator.size() / communicator.processes();
        int firstRank = communicator.rank() / ranksOfProcess * ranksOfProcess;
        var layout = new PacketLayout(store.populations(), lags);
        inbox = communicator.share(() -> new Inbox(communicator.size(), ranksOfProcess, firstRank, layout, store));
        outgoing = inbox.packet(communicator.rank());
    }

    /**
     * Bytes that the exchange takes in a process of one rank before there are any spikes, in and outside the heap.
     *
     * @param ranks of the job
     */
    public static double bytes(PacketLayout layout, int ranks) {
        return Inbox.bytes(layout, ranks) + histogramBytes(1);
    }

    /** Bytes that it and the store take in this process now, in and outside the heap. */
    public long bytes() {
        return inbox.bytes() + histogramBytes(communicator.size() / communicator.processes());
    }

    private static long histogramBytes(int ranksOfProcess) {
        return (long) ranksOfProcess * newHistogram().getEstimatedFootprintInBytes();
    }

    private static Histogram newHistogram() {
        return new Histogram(LONGEST_TRANSFER_NANOS, HISTOGRAM_DIGITS);
    }

    /** The packet that this rank fills during the interval. */
    public SpikePacket outgoing() {
        return outgoing;
    }

    /**
     * Collective: sends the outgoing packet, empties it, and receives those of all ranks. The store has been asked for as
     * many steps as the packet has lags when any rank of the process returns.
     */
    public void exchange() {
        outgoing.sort();
        long start = System.nanoTime();
        float busyNanos = start - busySince;
        bytesSent += inbox.write(communicator.rank(), block, busyNanos);
        communicator.allGather(inbox.blocks(), inbox.blockBytes(), inbox);
        outgoing.clear();
        account(start, busyNanos);
    }

    private void account(long start, float busyNanos) {
        long end = System.nanoTime();
        long decoded = Math.min(end - start, inbox.decodeNanos());
        long waited = Math.min(end - start - decoded, (long) (inbox.mostBusyNanos() - busyNanos));
        long transferred = end - start - decoded - waited;
        exchanges += inbox.collectives();
        decodeNanos += decoded;
        waitNanos += waited;
        transferNanos += transferred;
        transfers.recordValue(Math.min(transferred, LONGEST_TRANSFER_NANOS));
        busySince = end;
    }

    /** Restarts the measure of busy time, after work that belongs to no interval. */
    public void startTiming() {
        busySince = System.nanoTime();
    }

    /** What this rank's exchanges have cost so far. */
    public ExchangeStatistics statistics() {
        return new ExchangeStatistics(
                exchanges,
                bytesSent,
                waitNanos,
                transferNanos,
                decodeNanos,
                transfers.getValueAtPercentile(50),
                transfers.getValueAtPercentile(99));
    }
}
