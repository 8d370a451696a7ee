package volley.models;

import java.util.Arrays;

/**
 * The neurons that are refractory, which are few, each with the number of steps that it still is, r. A neuron whose
 * steps have run out is dropped in the next step, in which it takes part again.
 */
final class RefractoryNeurons {
    private static final int AT_FIRST = 16;

    private int[] indices = new int[AT_FIRST];
    private int[] stepsLeft = new int[AT_FIRST];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int index, int steps) {
        if (size == indices.length) {
            indices = Arrays.copyOf(indices, 2 * size);
            stepsLeft = Arrays.copyOf(stepsLeft, 2 * size);
        }
        indices[size] = index;
        stepsLeft[size++] = steps;
    }

    int size() {
        return size;
    }

    /** The n-th refractory neuron. */
    int index(int n) {
        return indices[n];
    }

    int stepsLeft(int n) {
        return stepsLeft[n];
    }

    /** Drops those whose steps have run out, keeps the others at their reset potential and counts their steps down. */
    void hold(double[] u, Column reset) {
        int kept = 0;
        for (int n = 0; n < size; n++) {
            if (stepsLeft[n] > 0) {
                int index = indices[n];
                u[index] = reset.at(index);
                indices[kept] = index;
                stepsLeft[kept++] = stepsLeft[n] - 1;
            }
        }
        size = kept;
    }
}
