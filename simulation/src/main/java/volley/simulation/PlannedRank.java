package volley.simulation;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;
import volley.exchange.Communicator;
import volley.exchange.Reduction;

/** Rank 0, which has the largest share of the neurons, of a job that is only planned. */
record PlannedRank(int size) implements Communicator {
    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int processes() {
        return 1;
    }

    @Override
    public String transport() {
        return "local";
    }

    @Override
    public void allGather(int[] send, int length, int[] receive) {
        throw new IllegalStateException("a planned network has no spikes");
    }

    @Override
    public void allGather(MemorySegment blocks, int bytesEach, Consumer<Communicator> then) {
        throw new IllegalStateException("a planned network has no spikes");
    }

    @Override
    public void allGather(MemorySegment shares, int[] bytes) {
        throw new IllegalStateException("a planned network has no spikes");
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
