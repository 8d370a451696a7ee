package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The only process of a job, which needs no transport. When a rank aborts, the ranks of this process are told by
 * exceptions; a rank that is busy does not see them before it next meets the others.
 */
public final class SingleProcess implements Communicator {
    private final Optional<Duration> grace;
    private volatile boolean closed;

    /** A process that outlives an aborted job: for programs that do more than run one. */
    public SingleProcess() {
        grace = Optional.empty();
    }

    private SingleProcess(Duration grace) {
        this.grace = Optional.of(grace);
    }

    /**
     * A process that exists for its job alone: if it has neither ended nor been closed within this time of an abort, it
     * is halted with the abort's status, and says its reason.
     */
    public static SingleProcess endingWithin(Duration grace) {
        return new SingleProcess(grace);
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int size() {
        return 1;
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
        System.arraycopy(send, 0, receive, 0, length);
    }

    @Override
    public void allGather(MemorySegment blocks, int bytesEach, Consumer<Communicator> then) {
        then.accept(this);
    }

    @Override
    public void allGather(MemorySegment shares, int[] bytes) {
        // Its own share is all.
    }

    @Override
    public void allReduce(long[] values, Reduction reduction) {
        // The reduction over one rank is its own value.
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
        grace.ifPresent(time -> Thread.ofPlatform().name("halt").daemon().start(() -> haltAfter(time, status, reason)));
    }

    @Override
    public void close() {
        closed = true;
    }

    private void haltAfter(Duration time, int status, String reason) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!closed) {
            System.err.println("volley: " + reason);
            System.err.flush();
            Runtime.getRuntime().halt(status);
        }
    }
}
