package volley.partition.store;

import java.util.Arrays;

/**
 * The parts of rows that spikes under way have yet to deliver, each of them in the slot of the step in which it
 * arrives: a wheel of as many steps as the delays span.
 */
final class PendingParts {
    private static final int[] NONE = {};

    private final int[][] positions;
    private final int[][] lengths;
    private final int[] sizes;

    /** @param steps how far ahead a part may lie, plus 1 */
    PendingParts(int steps) {
        positions = new int[steps][];
        lengths = new int[steps][];
        sizes = new int[steps];
        clear();
    }

    void clear() {
        Arrays.fill(positions, NONE);
        Arrays.fill(lengths, NONE);
        Arrays.fill(sizes, 0);
    }

    /** Adds the part of {@code length} connections at {@code position} to those that arrive in a step. */
    void add(long step, int position, int length) {
        int slot = (int) (step % sizes.length);
        int size = sizes[slot];
        if (size == positions[slot].length) {
            positions[slot] = Arrays.copyOf(positions[slot], 8 + 2 * size);
            lengths[slot] = Arrays.copyOf(lengths[slot], 8 + 2 * size);
        }
        positions[slot][size] = position;
        lengths[slot][size] = length;
        sizes[slot]++;
    }

    /** Number of parts that arrive in a step. */
    int size(long step) {
        return sizes[(int) (step % sizes.length)];
    }

    int[] positions(long step) {
        return positions[(int) (step % sizes.length)];
    }

    int[] lengths(long step) {
        return lengths[(int) (step % sizes.length)];
    }

    /** Forgets the parts that arrive in a step. */
    void clear(long step) {
        sizes[(int) (step % sizes.length)] = 0;
    }
}
