package volley.simulation.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import volley.partition.IdRange;

/** Sums what spike inputs bring to one channel of a population: weight times count, added in the order of the inputs. */
final class ChannelSum {
    /**
     * An input, and where it reaches the population: neurons {@code from} to {@code to}, without the last, if these are
     * all consecutive targets of the input with one weight.
     *
     * @param weights one for all, or one for each of the places
     * @param places of the targets among the arrivals, the first of them if they are consecutive
     * @param indices of the targets in the population; null if they are consecutive
     */
    private record Reach(Arrivals arrivals, double[] weights, int[] places, int from, int to, int[] indices) {
        boolean isRange() {
            return indices == null;
        }
    }

    /** Neurons with the same inputs, which reach consecutive neurons each. */
    private static final class Segment {
        private final int to;
        private final int size;
        private final Arrivals[] reaching;
        private final double[] weightOf;
        private final int[] firstOf;
        /** Weights, numbers of spikes, and where these begin, of the inputs that are not clear. */
        private final double[] weights;

        private final int[][] counts;
        private final int[] from;

        /** @param covering what reaches these neurons */
        Segment(int to, int end, List<Reach> covering) {
            this.to = to;
            size = end - to;
            reaching = covering.stream().map(Reach::arrivals).toArray(Arrivals[]::new);
            weightOf = covering.stream().mapToDouble(reach -> reach.weights[0]).toArray();
            firstOf = covering.stream()
                    .mapToInt(reach -> reach.places[0] + to - reach.from)
                    .toArray();
            weights = new double[reaching.length];
            counts = new int[reaching.length][];
            from = new int[reaching.length];
        }

        void sum(double[] sums) {
            Arrivals[] reaching = this.reaching;
            int inputs = 0;
            for (int i = 0; i < reaching.length; i++) {
                if (!reaching[i].isClear()) {
                    weights[inputs] = weightOf[i];
                    counts[inputs] = reaching[i].counts();
                    from[inputs++] = firstOf[i];
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

    private final int size;
    private final boolean isEmpty;
    private final List<Reach> scattered;
    private final Segment[] segments;

    /**
     * @param population local indices of its neurons
     * @param inputs of the whole rank
     */
    ChannelSum(Channel channel, IdRange population, List<SpikeInput> inputs) {
        var reaches = inputs.stream()
                .map(input -> reach(channel, population, input))
                .flatMap(Optional::stream)
                .toList();
        size = population.size();
        isEmpty = reaches.isEmpty();
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
        var numbers = IntStream.range(0, reaches.size()).boxed();
        var starting = numbers.collect(Collectors.groupingBy(number -> reaches.get(number).from));
        var covering = new TreeSet<Integer>();
        var segments = new Segment[borders.length - 1];
        for (int i = 0; i < segments.length; i++) {
            int to = borders[i];
            covering.removeIf(number -> reaches.get(number).to == to);
            covering.addAll(starting.getOrDefault(to, List.of()));
            segments[i] = new Segment(
                    to, borders[i + 1], covering.stream().map(reaches::get).toList());
        }
        return segments;
    }

    private static Optional<Reach> reach(Channel channel, IdRange population, SpikeInput input) {
        if (input.hasOneWeight() && !channel.takes(input.weights()[0])
                || !input.targets().isAnyIn(population)) {
            return Optional.empty();
        }
        int[] localIndices = input.targets().localIndices();
        int[] places = IntStream.range(0, localIndices.length)
                .filter(place -> population.contains(localIndices[place]))
                .filter(place -> input.hasOneWeight() || channel.takes(input.weights()[place]))
                .toArray();
        if (places.length == 0) {
            return Optional.empty();
        }
        int first = places[0];
        boolean isRange = input.hasOneWeight()
                && IntStream.range(0, places.length)
                        .allMatch(i -> places[i] == first + i && localIndices[first + i] == localIndices[first] + i);
        double[] weights = (input.hasOneWeight() ? IntStream.of(0) : IntStream.of(places))
                .mapToDouble(place -> channel.effect(input.weights()[place]))
                .toArray();
        int[] arrivals =
                IntStream.of(places).map(place -> input.firstArrival() + place).toArray();
        if (isRange) {
            int from = localIndices[first] - population.from();
            return Optional.of(
                    new Reach(input.arrivals(), weights, Arrays.copyOf(arrivals, 1), from, from + places.length, null));
        }
        int[] indices = IntStream.of(places)
                .map(place -> localIndices[place] - population.from())
                .toArray();
        return Optional.of(new Reach(input.arrivals(), weights, arrivals, 0, population.size(), indices));
    }

    /** Whether no input reaches the population. */
    boolean isEmpty() {
        return isEmpty;
    }

    /** @param sums replaced by the sums, by the neurons' places in the population */
    void sum(double[] sums) {
        for (Segment segment : segments) {
            segment.sum(sums);
        }
        if (segments.length == 0) {
            Arrays.fill(sums, 0, size, 0);
            for (Reach reach : scattered) {
                if (!reach.arrivals.isClear()) {
                    add(sums, reach);
                }
            }
        }
    }

    private static void add(double[] sums, Reach reach) {
        int[] counts = reach.arrivals.counts();
        double[] weights = reach.weights;
        int[] places = reach.places;
        int[] indices = reach.indices;
        if (reach.isRange()) {
            add(sums, reach.from, reach.to - reach.from, weights[0], counts, places[0]);
        } else if (weights.length == 1) {
            double weight = weights[0];
            for (int i = 0; i < places.length; i++) {
                sums[indices[i]] += weight * counts[places[i]];
            }
        } else {
            for (int i = 0; i < places.length; i++) {
                sums[indices[i]] += weights[i] * counts[places[i]];
            }
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
