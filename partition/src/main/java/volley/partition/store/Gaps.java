package volley.partition.store;

/**
 * Ascending numbers as the gaps between them, a byte a gap. A gap of 255 or more is a byte 255, which stands for that
 * much of it, and the rest.
 */
final class Gaps {
    /** Adds 255 to the number that is being read, and ends none. */
    static final int ESCAPE = 0xFF;

    private Gaps() {}

    /** Bytes that a gap takes. */
    static int bytes(int gap) {
        return 1 + gap / ESCAPE;
    }

    /** Writes a gap from {@code row[at]} on; returns where the next one goes. */
    static int put(int gap, byte[] row, int at) {
        int next = at;
        int rest = gap;
        for (; rest >= ESCAPE; rest -= ESCAPE) {
            row[next++] = (byte) ESCAPE;
        }
        row[next++] = (byte) rest;
        return next;
    }
}
