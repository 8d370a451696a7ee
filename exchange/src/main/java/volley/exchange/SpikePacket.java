package volley.exchange;

import java.util.Arrays;

/**
 * What one rank sends at the end of an interval, as ints:
 *
 * <pre>
 *   0      1            2 ... 2+lags-1     2+lags ...
 *   n      busy time    spikes per lag     n global ids, lag by lag
 * </pre>
 *
 * The busy time is what the rank worked since the last exchange, in nanoseconds as float bits: the others
 * tell from it how long they waited for the slowest.
 */
public final class SpikePacket {
    private static final int COUNT = 0;
    private static final int BUSY = 1;
    private static final int LAGS = 2;
    private static final int INITIAL_CAPACITY = 62;

    private final int lags;
    private int[] ints;
    private int lag;
    private int end;

    /** @param lags most steps in an interval */
    public SpikePacket(int lags) {
        this.lags = lags;
        ints = new int[headerLength(lags) + INITIAL_CAPACITY];
        clear();
    }

    /** Adds a spike to the current lag. */
    public void add(int globalId) {
        if (end == ints.length) {
            ints = Arrays.copyOf(ints, ints.length * 2);
        }
        ints[end++] = globalId;
        ints[COUNT]++;
        ints[LAGS + lag]++;
    }

    /** Ends the current lag. */
    public void endLag() {
        lag++;
    }

    void clear() {
        lag = 0;
        end = headerLength(lags);
        Arrays.fill(ints, 0, end, 0);
    }

    void busyNanos(float nanos) {
        ints[BUSY] = Float.floatToRawIntBits(nanos);
    }

    /** The packet with room for at least {@code length} ints. */
    int[] withLength(int length) {
        if (ints.length < length) {
            ints = Arrays.copyOf(ints, length);
        }
        return ints;
    }

    static int headerLength(int lags) {
        return LAGS + lags;
    }

    static int count(int[] ints, int offset) {
        return ints[offset + COUNT];
    }

    static float busyNanos(int[] ints, int offset) {
        return Float.intBitsToFloat(ints[offset + BUSY]);
    }

    static int count(int[] ints, int offset, int lag) {
        return ints[offset + LAGS + lag];
    }
}
