package volley.partition.random;

import java.util.Arrays;

/** Draws many indices of one stream at once; gives what {@link RandomKey} gives for each alone. */
public final class UniformIndices {
    private static final int BLOCK = 512;

    /** What the counters 0 ... BLOCK-1 add to a key. */
    private final long[] counters = new long[BLOCK];

    private final long[] bits = new long[BLOCK];

    public UniformIndices() {
        Arrays.setAll(counters, counter -> counter * RandomKey.GOLDEN);
    }

    /**
     * Draws {@code size} indices, the first {@code size} of a stream.
     *
     * @param bound one past the largest index
     */
    public void draw(long key, int bound, int size, int[] into) {
        for (int from = 0; from < size; from += BLOCK) {
            mix(key + from * RandomKey.GOLDEN, counters, bits);
            scale(bits, bound, Math.min(BLOCK, size - from), into, from);
        }
    }

    private static void mix(long key, long[] counters, long[] bits) {
        for (int i = 0; i < bits.length; i++) {
            bits[i] = RandomKey.mix(key + counters[i]);
        }
    }

    private static void scale(long[] bits, int bound, int size, int[] into, int from) {
        for (int i = 0; i < size; i++) {
            into[from + i] = RandomKey.index(bits[i], bound);
        }
    }
}
