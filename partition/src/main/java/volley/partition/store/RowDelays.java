package volley.partition.store;

/**
 * The delays of connections that are being put into rows, each less the shortest: a byte each, or two where they span
 * more.
 */
final class RowDelays {
    private static final int LOW = 0xFF;

    private final byte[] low;
    /** The higher bytes; null if all are 0. */
    private final byte[] high;

    /** @param span the longest delay less the shortest, in steps, at most 65,535 */
    RowDelays(int size, int span) {
        low = new byte[size];
        high = bytes(span) == 1 ? null : new byte[size];
    }

    /** Bytes that a delay takes. */
    static int bytes(int span) {
        return span <= LOW ? 1 : 2;
    }

    void set(int place, int delay) {
        low[place] = (byte) delay;
        if (high != null) {
            high[place] = (byte) (delay >>> Byte.SIZE);
        }
    }

    int get(int place) {
        return (char) ((high == null ? 0 : high[place] << Byte.SIZE) | low[place] & LOW);
    }
}
