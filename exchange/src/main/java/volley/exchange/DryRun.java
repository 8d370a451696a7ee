package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rank 0 of a job whose other ranks are not there: what they would send is made up, so that one rank's memory and time
 * can be told where there is no room for all of them. Gathers of memory are taken to be those of a
 * {@link SpikeExchange}. Reductions and gathered payloads are this rank's alone.
 */
public final class DryRun implements Communicator {
    private final int ranks;
    private final AbsentRanks absent;
    private final Block block = new Block();
    private long interval;

    /** What the ranks that are not there spike. */
    public interface AbsentRanks {
        /**
         * Writes a rank's spikes of an interval, the same whenever it is asked for the same.
         *
         * @return the packet, to be used until the next call
         */
        SpikePacket spikes(int rank, long interval);

        /**
         * An interval of the rank that is there.
         *
         * @param spikes its number of spikes by section of its packet
         */
        void observe(int[] spikes);

        /** Of their packets. */
        PacketLayout layout();

        /** Mean number of spikes of a neuron in a step. */
        double rate();
    }

    /** @param ranks of the job, at least 1 */
    public DryRun(int ranks, AbsentRanks absent) {
        if (ranks < 1) {
            throw new IllegalArgumentException("ranks " + ranks + ": expected at least 1");
        }
        this.ranks = ranks;
        this.absent = absent;
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int size() {
        return ranks;
    }

    /** As many as ranks: each has a memory of its own. */
    @Override
    public int processes() {
        return ranks;
    }

    @Override
    public String transport() {
        return "local";
    }

    /** Mean number of spikes of each of the other ranks' neurons in a step. */
    public double rate() {
        return absent.rate();
    }

    @Override
    public void allGather(int[] send, int length, int[] receive) {
        for (int rank = 0; rank < ranks; rank++) {
            System.arraycopy(send, 0, receive, rank * length, length);
        }
    }

    /** Makes up the others' blocks. */
    @Override
    public void allGather(MemorySegment blocks, int bytesEach, Consumer<Communicator> then) {
        // They are as fast as this rank, so that it does not wait.
        float busyNanos = block.at(blocks, 0, bytesEach).busyNanos();
        interval++;
        for (int rank = 1; rank < ranks; rank++) {
            block.at(blocks, (long) rank * bytesEach, bytesEach).write(absent.spikes(rank, interval), busyNanos);
        }
        var own = block.at(blocks, 0, bytesEach);
        if (own.fits(own.bodyBytes())) {
            observe(blocks, own.body(), own.bodyBytes());
        }
        then.accept(this);
    }

    @Override
    public void allGather(MemorySegment shares, int[] bytes) {
        if (bytes[0] > 0) {
            observe(shares, 0, bytes[0]);
        }
        long offset = bytes[0];
        for (int rank = 1; rank < ranks; rank++) {
            if (bytes[rank] > 0) {
                absent.spikes(rank, interval).writeBody(shares, offset);
            }
            offset += bytes[rank];
        }
    }

    private void observe(MemorySegment memory, long body, int bytes) {
        var layout = absent.layout();
        absent.observe(bytes == 0 ? new int[layout.sections()] : SpikeDecoder.spikes(memory, body, layout));
    }

    @Override
    public void allReduce(long[] values, Reduction reduction) {
        // The other ranks have nothing to add.
    }

    @Override
    public List<byte[]> gather(byte[] payload) {
        return List.of(payload);
    }

    @Override
    public void barrier() {
        // No one to wait for.
    }

    @Override
    public void abort(int status, String reason) {
        // No one to tell.
    }

    @Override
    public void close() {
        // Nothing to leave.
    }
}
