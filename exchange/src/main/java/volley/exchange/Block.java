package volley.exchange;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A rank's share of what an interval's first gather brings, looked at where it lies:
 *
 * <pre>
 *   0              4              8
 *   bytes of body  busy time      body
 * </pre>
 *
 * The busy time is what the rank worked since the last exchange, in nanoseconds as a float: the others tell from it how
 * long they waited for the slowest. A body that does not fit is left out, and comes by a second gather.
 */
final class Block {
    static final int HEADER_BYTES = 8;

    private static final int BUSY = 4;

    private MemorySegment memory;
    private long start;
    private int size;

    /**
     * Moves this view.
     *
     * @param bytes of the block, the header included
     */
    Block at(MemorySegment blocks, long offset, int bytes) {
        memory = blocks;
        start = offset;
        size = bytes;
        return this;
    }

    void write(SpikePacket packet, float busyNanos) {
        int body = packet.bodyBytes();
        memory.set(ValueLayout.JAVA_INT, start, body);
        memory.set(ValueLayout.JAVA_FLOAT, start + BUSY, busyNanos);
        if (fits(body)) {
            packet.writeBody(memory, body());
        }
    }

    int bodyBytes() {
        return memory.get(ValueLayout.JAVA_INT, start);
    }

    float busyNanos() {
        return memory.get(ValueLayout.JAVA_FLOAT, start + BUSY);
    }

    boolean fits(int bodyBytes) {
        return bodyBytes <= size - HEADER_BYTES;
    }

    /** Where the body begins. */
    long body() {
        return start + HEADER_BYTES;
    }
}
