package volley.simulation.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import volley.partition.IdRange;

/** Sums what spike inputs bring to one channel of a population: weight times count, added in the order of the inputs. */
final class ChannelSum {
    /**
     * An input, and where it reaches the population: neurons {@code from} to {@code to}, without the last, if these are
     * all consecutive targets of the input.
     *
     * @param firstPlace of the targets among the input's
     * @param places of the targets among the input's; null if they are consecutive
     * @param indices of the targets in the population; null if they are consecutive
     */
    private record Reach(
            SpikeInput input, double weight, int firstPlace, int from, int to, int[] places, int[] indices) {
        boolean isRange() {
            return places == null;
        }

        boolean covers(int index) {
            return index >= from && index < to;
        }
    }

    /** Neurons with the same inputs, which reach consecutive neurons each. */
    private final class Segment {
        private final int to;
        private final int size;
        private final Reach[] reaching;
        private final double[] weights;
        private final int[][] counts;
        private final int[] from;

        Segment(int to, int end, List<Reach> reaches) {
            this.to = to;
            size = end - to;
            reaching = reaches.stream().filter(reach -> reach.covers(to)).toArray(Reach[]::new);
            weights = new double[reaching.length];
            counts = new int[reaching.length][];
            from = new int[reaching.length];
        }

        void sum(double[] sums) {
            int inputs = 0;
            for (Reach reach : reaching) {
                if (!reach.input.isClear()) {
                    weights[inputs] = reach.weight;
                    counts[inputs] = reach.input.counts();
                    from[inputs++] = reach.firstPlace + to - reach.from;
                }
            }
            add(inputs, sums);
        }

        private void add(int inputs, double[] sums) {
            var w = weights;
            var c = counts;
            var f = from;
            int summed = Math.min(inputs, 3);
            switch (summed) {
                case 0 -> Arrays.fill(sums, to, to + size, 0);
                case 1 -> set(sums, to, size, w[0], c[0], f[0]);
                case 2 -> set(sums, to, size, w[0], c[0], f[0], w[1], c[1], f[1]);
                default -> set(sums, to, size, w[0], c[0], f[0], w[1], c[1], f[1], w[2], c[2], f[2]);
            }
            for (int k = summed; k < inputs; k++) {
                ChannelSum.add(sums, to, size, w[k], c[k], f[k]);
            }
        }
    }

    private final List<Reach> scattered;
    private final Segment[] segments;

    /**
     * @param population local indices of its neurons
     * @param weights of the inputs, in their order
     */
    ChannelSum(IdRange population, List<SpikeInput> inputs, double[] weights) {
        var reaches = IntStream.range(0, weights.length)
                .mapToObj(i -> reach(population, inputs.get(i), weights[i]))
                .filter(reach -> reach.from < reach.to)
                .toList();
        boolean areRanges = reaches.stream().allMatch(Reach::isRange);
        scattered = areRanges ? List.of() : reaches;
        segments = areRanges ? segments(population.size(), reaches) : new Segment[0];
    }

    private Segment[] segments(int size, List<Reach> reaches) {
        int[] borders = IntStream.concat(
                        IntStream.of(0, size),
                        reaches.stream().flatMapToInt(reach -> IntStream.of(reach.from, reach.to)))
                .sorted()
                .distinct()
                .toArray();
        return IntStream.range(1, borders.length)
                .mapToObj(i -> new Segment(borders[i - 1], borders[i], reaches))
                .toArray(Segment[]::new);
    }

    private static Reach reach(IdRange population, SpikeInput input, double weight) {
        int[] localIndices = input.targets().localIndices();
        int[] places = IntStream.range(0, localIndices.length)
                .filter(place -> population.contains(localIndices[place]))
                .toArray();
        if (places.length == 0) {
            return new Reach(input, weight, 0, 0, 0, null, null);
        }
        int first = places[0];
        int from = localIndices[first] - population.from();
        boolean isRange = IntStream.range(0, places.length)
                .allMatch(i -> places[i] == first + i && localIndices[first + i] == localIndices[first] + i);
        if (isRange) {
            return new Reach(input, weight, first, from, from + places.length, null, null);
        }
        int[] indices = IntStream.of(places)
                .map(place -> localIndices[place] - population.from())
                .toArray();
        return new Reach(input, weight, first, 0, population.size(), places, indices);
    }

    /** @param sums replaced by the sums, by the neurons' places in the population */
    void sum(double[] sums) {
        for (Segment segment : segments) {
            segment.sum(sums);
        }
        if (segments.length == 0) {
            Arrays.fill(sums, 0);
            for (Reach reach : scattered) {
                if (!reach.input.isClear() && reach.isRange()) {
                    int size = reach.to - reach.from;
                    add(sums, reach.from, size, reach.weight, reach.input.counts(), reach.firstPlace);
                } else if (!reach.input.isClear()) {
                    add(sums, reach.weight, reach.input.counts(), reach.places, reach.indices);
                }
            }
        }
    }

    private static void add(double[] sums, double w, int[] counts, int[] places, int[] indices) {
        for (int i = 0; i < places.length; i++) {
            sums[indices[i]] += w * counts[places[i]];
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
