package volley.partition.connect;

import java.util.BitSet;
import volley.partition.random.RandomKey;

/** Floyd's sampling without replacement (Bentley and Floyd, CACM 30(9), 1987): one draw an index. */
final class DistinctIndices {
    private DistinctIndices() {}

    /**
     * Draws distinct indices in 0 ... bound-1.
     *
     * @param size at most {@code bound}
     * @param drawn scratch space of {@code bound} bits
     */
    static void draw(long key, int bound, int size, int[] into, BitSet drawn) {
        drawn.clear();
        for (int k = 0; k < size; k++) {
            int last = bound - size + k;
            int index = RandomKey.index(RandomKey.draw(key, k), last + 1);
            into[k] = drawn.get(index) ? last : index;
            drawn.set(into[k]);
        }
    }
}
