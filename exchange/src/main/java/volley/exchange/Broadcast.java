package volley.exchange;

import java.nio.charset.StandardCharsets;

/** Tells all ranks what rank 0 knows. */
public final class Broadcast {
    private Broadcast() {}

    /**
     * Collective: brings every rank rank 0's text.
     *
     * @param text on rank 0; not looked at elsewhere
     */
    public static String text(Communicator communicator, String text) {
        byte[] mine = communicator.rank() == 0 ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
        var length = new long[] {mine.length};
        communicator.allReduce(length, Reduction.MAX);
        var all = new long[(int) length[0]];
        for (int i = 0; i < mine.length; i++) {
            all[i] = mine[i];
        }
        communicator.allReduce(all, Reduction.SUM);
        var bytes = new byte[all.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) all[i];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
