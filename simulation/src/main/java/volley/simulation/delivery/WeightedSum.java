package volley.simulation.delivery;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import volley.partition.IdRange;

/** What connections whose weights differ bring to a population. */
public final class WeightedSum {
    /**
     * Sums of weight multiples of all the rank's neurons that go to one channel.
     *
     * @param quantum of the multiples, in the unit of the weights
     * @param narrow sums of the multiples that have 16 bits; empty if there are none
     * @param wide sums of the multiples that have more; empty if there are none
     */
    record Channel(double quantum, int[] narrow, long[] wide) {}

    private final int from;
    private final int size;
    private final Channel[] channels;
    private final BooleanSupplier isClear;

    /**
     * @param localIndices of the population
     * @param isClear whether all sums of the step are 0
     */
    WeightedSum(IdRange localIndices, Channel[] channels, BooleanSupplier isClear) {
        from = localIndices.from();
        size = localIndices.size();
        this.channels = channels;
        this.isClear = isClear;
    }

    /** Of a population that no such connections reach. */
    public static WeightedSum none(IdRange localIndices) {
        return new WeightedSum(localIndices, new Channel[0], () -> true);
    }

    /** Makes the sums of a channel the inputs of the population, by neuron, and clears them. */
    void put(int channel, double[] inputs) {
        if (!isClear.getAsBoolean() && channels[channel].wide.length == 0 && channels[channel].narrow.length > 0) {
            put(channels[channel].narrow, from, channels[channel].quantum, inputs, size);
        } else {
            Arrays.fill(inputs, 0, size, 0);
            add(channel, inputs);
        }
    }

    /** Adds the sums of a channel to the inputs of the population, by neuron, and clears them. */
    void add(int channel, double[] inputs) {
        if (isClear.getAsBoolean()) {
            return;
        }
        var of = channels[channel];
        if (of.wide.length == 0) {
            if (of.narrow.length > 0) {
                add(of.narrow, from, of.quantum, inputs, size);
            }
        } else if (of.narrow.length == 0) {
            add(of.wide, from, of.quantum, inputs, size);
        } else {
            add(of.narrow, of.wide, from, of.quantum, inputs, size);
        }
    }

    private static void put(int[] sums, int from, double quantum, double[] inputs, int size) {
        for (int i = 0; i < size; i++) {
            inputs[i] = quantum * sums[from + i];
            sums[from + i] = 0;
        }
    }

    private static void add(int[] sums, int from, double quantum, double[] inputs, int size) {
        for (int i = 0; i < size; i++) {
            inputs[i] += quantum * sums[from + i];
            sums[from + i] = 0;
        }
    }

    private static void add(long[] sums, int from, double quantum, double[] inputs, int size) {
        for (int i = 0; i < size; i++) {
            inputs[i] += quantum * sums[from + i];
            sums[from + i] = 0;
        }
    }

    /** They are added up as whole numbers first, so that a channel's input is rounded once. */
    private static void add(int[] narrow, long[] wide, int from, double quantum, double[] inputs, int size) {
        for (int i = 0; i < size; i++) {
            inputs[i] += quantum * (narrow[from + i] + wide[from + i]);
            narrow[from + i] = 0;
            wide[from + i] = 0;
        }
    }
}
