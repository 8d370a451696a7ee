package volley.exchange.mpj;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import volley.exchange.Communicator;
import volley.exchange.Reduction;

/**
 * The processes of a job under MPJ Express; its ranks in the multicore configuration share a JVM, but no classes, and
 * count as processes too. Only the thread that joined may call it, since MPJ Express tells ranks apart by their
 * threads; {@link #abort} alone is free.
 */
final class MpjCommunicator implements Communicator {
    private static final byte[] NOTHING = {};

    private final MpjWorld world;
    private final Supervisor supervisor;
    private final boolean sharesHeap;
    private boolean closed;

    /** @param sharesHeap whether all processes of the job are threads of this JVM */
    MpjCommunicator(MpjWorld world, Supervisor supervisor, boolean sharesHeap) {
        this.world = world;
        this.supervisor = supervisor;
        this.sharesHeap = sharesHeap;
    }

    @Override
    public int rank() {
        return world.rank();
    }

    @Override
    public int size() {
        return world.size();
    }

    @Override
    public int processes() {
        return world.size();
    }

    @Override
    public int ranksSharingHeap() {
        return sharesHeap ? size() : 1;
    }

    @Override
    public String transport() {
        return "mpj";
    }

    @Override
    public void allGather(int[] send, int length, int[] receive) {
        supervisor.enterCollective();
        if (length > 0) {
            world.allGather(send, length, receive);
        }
    }

    @Override
    public void allReduce(long[] values, Reduction reduction) {
        supervisor.enterCollective();
        if (values.length > 0) {
            world.allReduce(values.clone(), values, reduction);
        }
    }

    @Override
    public List<byte[]> gather(byte[] payload) {
        supervisor.enterCollective();
        int[] lengths = new int[size()];
        world.gather(payload.length, lengths);
        if (rank() != 0) {
            world.gather(payload, NOTHING, lengths, lengths);
            return List.of();
        }
        int[] offsets = new int[size()];
        for (int other = 1; other < offsets.length; other++) {
            offsets[other] = Math.addExact(offsets[other - 1], lengths[other - 1]);
        }
        int last = offsets.length - 1;
        var received = new byte[Math.addExact(offsets[last], lengths[last])];
        world.gather(payload, received, lengths, offsets);
        var payloads = new ArrayList<byte[]>();
        for (int other = 0; other < offsets.length; other++) {
            payloads.add(Arrays.copyOfRange(received, offsets[other], offsets[other] + lengths[other]));
        }
        return payloads;
    }

    @Override
    public void barrier() {
        supervisor.enterCollective();
        world.barrier();
    }

    /** Never returns: this process ends, and the supervisor ends the others. */
    @Override
    public void abort(int status, String reason) {
        supervisor.failed(status, reason);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            supervisor.finishing();
            world.finish();
        }
    }
}
