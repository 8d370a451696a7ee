package volley.exchange.mpj;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import volley.exchange.Communicator;
import volley.exchange.Reduction;
import volley.exchange.TransportException;

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
    private byte[] gathered = NOTHING;
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

    /** MPJ Express takes arrays only. */
    @Override
    public void allGather(MemorySegment blocks, int bytesEach, Consumer<Communicator> then) {
        supervisor.enterCollective();
        int total = gatheredLength(bytesEach);
        var received = arrayOf(total);
        var sent = new byte[bytesEach];
        MemorySegment.copy(blocks, JAVA_BYTE, (long) rank() * bytesEach, sent, 0, bytesEach);
        world.allGather(sent, bytesEach, received);
        MemorySegment.copy(received, 0, blocks, JAVA_BYTE, 0, total);
        then.accept(this);
    }

    @Override
    public void allGather(MemorySegment shares, int[] bytes) {
        supervisor.enterCollective();
        int[] offsets = offsets(bytes);
        int total = offsets[size()];
        var received = arrayOf(total);
        var sent = new byte[bytes[rank()]];
        MemorySegment.copy(shares, JAVA_BYTE, offsets[rank()], sent, 0, sent.length);
        world.allGather(sent, received, bytes, offsets);
        MemorySegment.copy(received, 0, shares, JAVA_BYTE, 0, total);
    }

    private byte[] arrayOf(int bytes) {
        if (gathered.length < bytes) {
            gathered = new byte[bytes];
        }
        return gathered;
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
        int[] offsets = offsets(lengths);
        var received = new byte[offsets[size()]];
        world.gather(payload, received, lengths, offsets);
        var payloads = new ArrayList<byte[]>();
        for (int other = 0; other < size(); other++) {
            payloads.add(Arrays.copyOfRange(received, offsets[other], offsets[other + 1]));
        }
        return payloads;
    }

    /** Where parts of these lengths begin, one behind the other, and where the last one ends. */
    static int[] offsets(int[] lengths) {
        int[] offsets = new int[lengths.length + 1];
        long end = 0;
        for (int part = 0; part < lengths.length; part++) {
            end += lengths[part];
            offsets[part + 1] = (int) end;
        }
        if (end > Integer.MAX_VALUE) {
            throw TransportException.tooLong("bytes gathered from all processes", end);
        }
        return offsets;
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
