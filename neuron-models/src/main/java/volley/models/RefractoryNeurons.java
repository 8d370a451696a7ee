package volley.models;

import java.util.Arrays;

/**
 * The neurons that are refractory, which are few, each with the last step in which it is, and the potential that it stays
 * at. A neuron whose steps are over is dropped in the next step, in which it takes part again.
 */
final class RefractoryNeurons {
    private static final int AT_FIRST = 16;

    private int[] indices = new int[AT_FIRST];
    private long[] lastSteps = new long[AT_FIRST];
    private double[] held = new double[AT_FIRST];
    private int size;

    /** The step that {@link #hold} is called for next. */
    private long step;

    void clear() {
        size = 0;
    }

    /** Adds a neuron that is refractory for so many steps from the next on, at a potential. */
    void add(int index, int steps, double potential) {
        if (size == indices.length) {
            indices = Arrays.copyOf(indices, 2 * size);
            lastSteps = Arrays.copyOf(lastSteps, 2 * size);
            held = Arrays.copyOf(held, 2 * size);
        }
        indices[size] = index;
        held[size] = potential;
        lastSteps[size++] = step + steps - 1;
    }

    int size() {
        return size;
    }

    /** The n-th refractory neuron. */
    int index(int n) {
        return indices[n];
    }

    /** Steps for which it is refractory, from the next {@link #hold} on; 0 if that drops it. */
    int stepsLeft(int n) {
        return (int) (lastSteps[n] + 1 - step);
    }

    /** Lets each stay at another potential from now on. */
    void stayAt(double[] u) {
        for (int n = 0; n < size; n++) {
            held[n] = u[indices[n]];
        }
    }

    /** Takes a step: drops those whose steps are over, and keeps the others where they stay. */
    void hold(double[] u) {
        int[] indices = this.indices;
        long[] lastSteps = this.lastSteps;
        double[] held = this.held;
        int size = this.size;
        long step = this.step++;
        int kept = 0;
        for (int n = 0; n < size; n++) {
            if (lastSteps[n] >= step) {
                int index = indices[n];
                u[index] = held[n];
                if (kept < n) {
                    indices[kept] = index;
                    held[kept] = held[n];
                    lastSteps[kept] = lastSteps[n];
                }
                kept++;
            }
        }
        this.size = kept;
    }
}
