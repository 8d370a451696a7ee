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
     */
    record Channel(double quantum, int[][] narrow, long[][] wide) {
        Channel {
            narrow = Arrays.stream(narrow).filter(sums -> sums.length > 0).toArray(int[][]::new);
            wide = Arrays.stream(wide).filter(sums -> sums.length > 0).toArray(long[][]::new);
        }

        boolean isEmpty() {
            return narrow.length + wide.length == 0;
        }

        boolean isNarrow() {
            return narrow.length == 1 && wide.length == 0;
        }
    }

    /** Of a population that no such connections reach. */
    public static final WeightedSum NONE = new WeightedSum(new IdRange(0, 0), new Channel[0], () -> true);

    private final int from;
    private final int size;
    private final Channel[] channels;
    private final BooleanSupplier isClear;
    private final long[] totals;

    /**
     * @param localIndices of the population
     * @param isClear whether all sums of the step are 0
     */
    WeightedSum(IdRange localIndices, Channel[] channels, BooleanSupplier isClear) {
        from = localIndices.from();
        size = localIndices.size();
        this.channels = channels;
        this.isClear = isClear;
        boolean areNarrow = Arrays.stream(channels).allMatch(channel -> channel.isEmpty() || channel.isNarrow());
        totals = new long[areNarrow ? 0 : size];
    }

    /** Adds to the population's inputs, by channel and neuron, and clears the sums. */
    void addTo(double[][] inputs) {
        if (isClear.getAsBoolean()) {
            return;
        }
        for (int i = 0; i < channels.length; i++) {
            var channel = channels[i];
            if (channel.isNarrow()) {
                add(channel.narrow[0], from, channel.quantum, inputs[i], size);
            } else if (!channel.isEmpty()) {
                addAll(channel, inputs[i]);
            }
        }
    }

    private static void add(int[] sums, int from, double quantum, double[] inputs, int size) {
        for (int i = 0; i < size; i++) {
            inputs[i] += quantum * sums[from + i];
            sums[from + i] = 0;
        }
    }

    /** The sums are added up as whole numbers first, so that a channel's input is rounded once. */
    private void addAll(Channel channel, double[] inputs) {
        Arrays.fill(totals, 0);
        for (int[] sums : channel.narrow) {
            for (int i = 0; i < size; i++) {
                totals[i] += sums[from + i];
                sums[from + i] = 0;
            }
        }
        for (long[] sums : channel.wide) {
            for (int i = 0; i < size; i++) {
                totals[i] += sums[from + i];
                sums[from + i] = 0;
            }
        }
        for (int i = 0; i < size; i++) {
            inputs[i] += channel.quantum * totals[i];
        }
    }
}
