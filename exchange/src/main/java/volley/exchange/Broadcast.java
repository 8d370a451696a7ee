package volley.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells all ranks what rank 0 knows. */
public final class Broadcast {
    private Broadcast() {}

    /** Values that are sent at once. */
    private static final int MOST_AT_ONCE = 1 << 17;

    /**
     * Collective: brings every rank rank 0's values.
     *
     * @param values on rank 0; not looked at elsewhere
     */
    public static long[] values(Communicator communicator, long[] values) {
        boolean isFirst = communicator.rank() == 0;
        var length = new long[] {isFirst ? values.length : 0};
        communicator.allReduce(length, Reduction.MAX);
        var all = isFirst ? values : new long[Math.toIntExact(length[0])];
        for (int from = 0; from < all.length; from += MOST_AT_ONCE) {
            var part = Arrays.copyOfRange(all, from, Math.min(all.length, from + MOST_AT_ONCE));
            communicator.allReduce(part, Reduction.SUM);
            System.arraycopy(part, 0, all, from, part.length);
        }
        return all;
    }

    /**
     * Collective: brings every rank rank 0's text.
     *
     * @param text on rank 0; not looked at elsewhere
     */
    public static String text(Communicator communicator, String text) {
        byte[] mine = communicator.rank() == 0 ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
        var values = new long[mine.length];
        Arrays.setAll(values, i -> mine[i]);
        long[] all = values(communicator, values);
        var bytes = new byte[all.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) all[i];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
