package volley.exchange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Several payloads in one, each led by its length in bytes as a 4-byte big-endian integer. */
final class Payloads {
    private Payloads() {}

    /** @throws TransportException if together they are more than an array can hold */
    static byte[] join(byte[]... payloads) {
        long length = 0;
        for (byte[] payload : payloads) {
            length += Integer.BYTES + payload.length;
        }
        if (length > Integer.MAX_VALUE) {
            throw TransportException.tooLong("bytes gathered from the ranks of a process", length);
        }
        var joined = ByteBuffer.allocate((int) length);
        for (byte[] payload : payloads) {
            joined.putInt(payload.length).put(payload);
        }
        return joined.array();
    }

    static List<byte[]> split(byte[] joined) {
        var payloads = new ArrayList<byte[]>();
        var remaining = ByteBuffer.wrap(joined);
        while (remaining.hasRemaining()) {
            var payload = new byte[remaining.getInt()];
            remaining.get(payload);
            payloads.add(payload);
        }
        return payloads;
    }
}
