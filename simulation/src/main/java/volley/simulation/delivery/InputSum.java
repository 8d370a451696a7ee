package volley.simulation.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import volley.partition.IdRange;

/**
 * The input of a population's neurons: the sum over its spike inputs of weight times count, added in the order of the
 * inputs.
 */
public final class InputSum {
    /** Neurons with the same inputs: {@code counts[k][from[k] + i]} is input k's count for neuron {@code to + i}. */
    private record Segment(int to, int size, double[] weights, int[][] counts, int[] from) {
        static Segment of(IdRange range, int populationFrom, List<SpikeInput> inputs) {
            var reaching = inputs.stream()
                    .filter(input -> input.targets().from() <= range.from()
                            && input.targets().to() >= range.to())
                    .toList();
            return new Segment(
                    range.from() - populationFrom,
                    range.size(),
                    reaching.stream().mapToDouble(SpikeInput::weightMillivolts).toArray(),
                    reaching.stream().map(SpikeInput::counts).toArray(int[][]::new),
                    reaching.stream()
                            .mapToInt(input -> range.from() - input.targets().from())
                            .toArray());
        }
    }

    private final Segment[] segments;

    /**
     * @param population local indices of the population's neurons
     * @param inputs of the whole rank
     */
    public InputSum(IdRange population, List<SpikeInput> inputs) {
        int[] borders = IntStream.concat(
                        IntStream.of(population.from(), population.to()),
                        inputs.stream()
                                .flatMapToInt(input -> IntStream.of(
                                        input.targets().from(), input.targets().to())))
                .filter(border -> border >= population.from() && border <= population.to())
                .sorted()
                .distinct()
                .toArray();
        segments = IntStream.range(1, borders.length)
                .mapToObj(i -> Segment.of(new IdRange(borders[i - 1], borders[i]), population.from(), inputs))
                .toArray(Segment[]::new);
    }

    /** Sums what the inputs have counted last: {@code sums} is replaced by the population's inputs in mV. */
    public void sum(double[] sums) {
        for (Segment segment : segments) {
            sum(segment, sums);
        }
    }

    private static void sum(Segment segment, double[] sums) {
        int inputs = segment.weights.length;
        int to = segment.to;
        int size = segment.size;
        var w = segment.weights;
        var c = segment.counts;
        var f = segment.from;
        int summed = Math.min(inputs, 3);
        switch (summed) {
            case 0 -> Arrays.fill(sums, to, to + size, 0);
            case 1 -> set(sums, to, size, w[0], c[0], f[0]);
            case 2 -> set(sums, to, size, w[0], c[0], f[0], w[1], c[1], f[1]);
            default -> set(sums, to, size, w[0], c[0], f[0], w[1], c[1], f[1], w[2], c[2], f[2]);
        }
        for (int k = summed; k < inputs; k++) {
            add(sums, to, size, w[k], c[k], f[k]);
        }
    }

    private static void set(double[] sums, int to, int size, double w, int[] c, int f) {
        for (int i = 0; i < size; i++) {
            sums[to + i] = w * c[f + i];
        }
    }

    private static void set(double[] sums, int to, int size, double w0, int[] c0, int f0, double w1, int[] c1, int f1) {
        for (int i = 0; i < size; i++) {
            sums[to + i] = w0 * c0[f0 + i] + w1 * c1[f1 + i];
        }
    }

    private static void set(
            double[] sums,
            int to,
            int size,
            double w0,
            int[] c0,
            int f0,
            double w1,
            int[] c1,
            int f1,
            double w2,
            int[] c2,
            int f2) {
        for (int i = 0; i < size; i++) {
            sums[to + i] = w0 * c0[f0 + i] + w1 * c1[f1 + i] + w2 * c2[f2 + i];
        }
    }

    private static void add(double[] sums, int to, int size, double w, int[] c, int f) {
        for (int i = 0; i < size; i++) {
            sums[to + i] += w * c[f + i];
        }
    }
}
