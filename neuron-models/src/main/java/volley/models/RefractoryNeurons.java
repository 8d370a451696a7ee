package volley.models;

import java.util.Arrays;

/**
 * The neurons that are refractory, which are few, each with the last step in which it is, and the potential that it stays
 * at. A neuron whose steps are over is dropped in the next step, in which it takes part again. Where all are refractory for
 * as long, those are the first ones, and no others are moved.
 */
final class RefractoryNeurons {
    private static final int AT_FIRST = 16;

    private int[] indices = new int[AT_FIRST];
    private long[] lastSteps = new long[AT_FIRST];
    private double[] held = new double[AT_FIRST];
    private int first;
    private int end;

    /** The step that {@link #hold} is called for next. */
    private long step;

    /** The one step in which a refractory neuron may spike, since its potential or threshold has been set before. */
    private long exceptionalStep = -1;

    void clear() {
        first = 0;
        end = 0;
    }

    /** Adds a neuron that is refractory for so many steps from the next on, at a potential. */
    void add(int index, int steps, double potential) {
        if (step - 1 == exceptionalStep) {
            remove(index);
        }
        if (end == indices.length) {
            makeRoom();
        }
        indices[end] = index;
        held[end] = potential;
        lastSteps[end++] = step + steps - 1;
    }

    private void makeRoom() {
        int size = size();
        if (size > indices.length / 2) {
            indices = Arrays.copyOf(indices, 2 * end);
            lastSteps = Arrays.copyOf(lastSteps, 2 * end);
            held = Arrays.copyOf(held, 2 * end);
        } else {
            System.arraycopy(indices, first, indices, 0, size);
            System.arraycopy(lastSteps, first, lastSteps, 0, size);
            System.arraycopy(held, first, held, 0, size);
            first = 0;
            end = size;
        }
    }

    int size() {
        return end - first;
    }

    /** The n-th refractory neuron. */
    int index(int n) {
        return indices[first + n];
    }

    /** Steps for which it is refractory, from the next {@link #hold} on; 0 if that drops it. */
    int stepsLeft(int n) {
        return (int) (lastSteps[first + n] + 1 - step);
    }

    private void remove(int index) {
        for (int n = first; n < end; n++) {
            if (indices[n] == index) {
                end--;
                indices[n] = indices[end];
                lastSteps[n] = lastSteps[end];
                held[n] = held[end];
                return;
            }
        }
    }

    /** Lets each stay at the potential that it has now; that, or its threshold, may have been set. */
    void stayAt(double[] u) {
        exceptionalStep = step;
        for (int n = first; n < end; n++) {
            held[n] = u[indices[n]];
        }
    }

    /** Takes a step: drops those whose steps are over, and keeps the others where they stay. */
    void hold(double[] u) {
        int[] indices = this.indices;
        long[] lastSteps = this.lastSteps;
        double[] held = this.held;
        int end = this.end;
        long step = this.step++;
        int first = this.first;
        while (first < end && lastSteps[first] < step) {
            first++;
        }
        int kept = first;
        for (int n = first; n < end; n++) {
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
        this.first = first;
        this.end = kept;
    }
}
