package volley.partition.connect;

import java.util.Arrays;
import java.util.BitSet;
import volley.partition.random.RandomKey;

/**
 * Floyd's sampling without replacement (Bentley and Floyd, CACM 30(9), 1987): one draw an index. What has been drawn is kept
 * in bits or, where few of many are drawn, in a hash table, so that time and memory grow with what is drawn alone.
 */
final class DistinctIndices {
    /** Golden ratio of 32 bits (Knuth, The Art of Computer Programming 3, 6.4). */
    private static final int MULTIPLIER = 0x9e3779b9;

    private final BitSet bits;
    /** Indices plus 1, 0 where there is none; empty where there are bits. */
    private final int[] table;

    /**
     * @param bound the largest that a draw has
     * @param most the largest size of a draw
     */
    DistinctIndices(int bound, int most) {
        boolean areMany = (long) most * Long.SIZE >= bound;
        bits = new BitSet(areMany ? bound : 0);
        table = new int[areMany ? 0 : 4 * Integer.highestOneBit(most)];
    }

    /**
     * Draws distinct indices in 0 ... bound-1.
     *
     * @param size at most {@code bound}
     */
    void draw(long key, int bound, int size, int[] into) {
        bits.clear();
        Arrays.fill(table, 0);
        for (int k = 0; k < size; k++) {
            int last = bound - size + k;
            int index = RandomKey.index(RandomKey.draw(key, k), last + 1);
            into[k] = isNew(index) ? index : last;
            add(into[k]);
        }
    }

    private boolean isNew(int index) {
        return table.length == 0 ? !bits.get(index) : table[slotOf(index)] == 0;
    }

    private void add(int index) {
        if (table.length == 0) {
            bits.set(index);
        } else {
            table[slotOf(index)] = index + 1;
        }
    }

    /** Where an index is in the table, or would be. */
    private int slotOf(int index) {
        int slot = index * MULTIPLIER >>> Integer.numberOfLeadingZeros(table.length) + 1;
        while (table[slot] != 0 && table[slot] != index + 1) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }
}
