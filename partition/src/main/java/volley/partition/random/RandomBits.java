package volley.partition.random;

import java.util.Arrays;

/** Scratch space in which many draws of one stream are made at once; not for several threads. */
public final class RandomBits {
    /** The most draws at once. */
    static final int BLOCK = 512;

    /** What the counters 0 ... BLOCK-1 add to a key. */
    private final long[] counters = new long[BLOCK];

    private final long[] bits = new long[BLOCK];

    public RandomBits() {
        Arrays.setAll(counters, counter -> counter * RandomKey.GOLDEN);
    }

    /**
     * The draws {@code from} ... {@code from + size - 1} of a stream, as {@link RandomKey#draw} gives them.
     *
     * @param size at most {@link #BLOCK}
     * @return an array that the next call fills anew
     */
    long[] draw(long key, int from, int size) {
        mix(key + from * RandomKey.GOLDEN, counters, bits, size);
        return bits;
    }

    /**
     * Some draws of a stream.
     *
     * @param numbers of the draws, {@code size} entries from {@code from} on
     * @param size at most {@link #BLOCK}
     * @return an array that the next call fills anew
     */
    long[] draw(long key, int[] numbers, int from, int size) {
        for (int i = 0; i < size; i++) {
            bits[i] = RandomKey.mix(key + numbers[from + i] * RandomKey.GOLDEN);
        }
        return bits;
    }

    private static void mix(long key, long[] counters, long[] bits, int size) {
        for (int i = 0; i < size; i++) {
            bits[i] = RandomKey.mix(key + counters[i]);
        }
    }
}
