package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A communicator that leaves traces of each collective in the progress of its process. */
final class WatchedCommunicator implements Communicator {
    private final Communicator watched;
    private final Progress progress;
    private final int index;

    /** @param index this rank's place in its process */
    WatchedCommunicator(Communicator watched, Progress progress, int index) {
        this.watched = watched;
        this.progress = progress;
        this.index = index;
    }

    @Override
    public int rank() {
        return watched.rank();
    }

    @Override
    public int size() {
        return watched.size();
    }

    @Override
    public int processes() {
        return watched.processes();
    }

    @Override
    public int ranksSharingHeap() {
        return watched.ranksSharingHeap();
    }

    @Override
    public String transport() {
        return watched.transport();
    }

    @Override
    public void allGather(int[] send, int length, int[] receive) {
        progress.step(index);
        watched.allGather(send, length, receive);
        progress.step(index);
    }

    @Override
    public void allGather(MemorySegment blocks, int bytesEach, Consumer<Communicator> then) {
        progress.step(index);
        watched.allGather(blocks, bytesEach, then);
        progress.step(index);
    }

    @Override
    public void allGather(MemorySegment shares, int[] bytes) {
        progress.step(index);
        watched.allGather(shares, bytes);
        progress.step(index);
    }

    @Override
    public <T> T share(Supplier<T> maker) {
        progress.step(index);
        T shared = watched.share(maker);
        progress.step(index);
        return shared;
    }

    @Override
    public void allReduce(long[] values, Reduction reduction) {
        progress.step(index);
        watched.allReduce(values, reduction);
        progress.step(index);
    }

    @Override
    public List<byte[]> gather(byte[] payload) {
        progress.step(index);
        List<byte[]> all = watched.gather(payload);
        progress.step(index);
        return all;
    }

    @Override
    public void barrier() {
        progress.step(index);
        watched.barrier();
        progress.step(index);
    }

    @Override
    public void withdraw() {
        watched.withdraw();
    }

    @Override
    public void rejoin() {
        watched.rejoin();
    }

    @Override
    public void abort(int status, String reason) {
        watched.abort(status, reason);
    }

    @Override
    public void close() {
        progress.step(index);
        watched.close();
        progress.step(index);
    }
}
