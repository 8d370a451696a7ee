package volley.partition.random;

/** Draws many indices of one stream at once; gives what {@link RandomKey} gives for each alone. */
public final class UniformIndices {
    private final RandomBits random = new RandomBits();

    /**
     * Draws {@code size} indices, the first {@code size} of a stream.
     *
     * @param bound one past the largest index
     */
    public void draw(long key, int bound, int size, int[] into) {
        for (int from = 0; from < size; from += RandomBits.BLOCK) {
            int length = Math.min(RandomBits.BLOCK, size - from);
            scale(random.draw(key, from, length), bound, length, into, from);
        }
    }

    private static void scale(long[] bits, int bound, int size, int[] into, int from) {
        for (int i = 0; i < size; i++) {
            into[from + i] = RandomKey.index(bits[i], bound);
        }
    }
}
