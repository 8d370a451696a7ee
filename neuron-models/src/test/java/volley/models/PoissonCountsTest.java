package volley.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.random.Purpose;
import volley.partition.random.RandomKey;

/** Statistical tests of fixed keys: an outcome never changes from one run to the next. */
class PoissonCountsTest {
    private static final int NEURONS = 300;
    private static final int STEPS = 1000;
    private static final double LEAST_LIKELY = 1e-4;
    private static final double SIGMAS = 5;
    /** Of a class of a chi-square test. */
    private static final double FEWEST_EXPECTED = 10;

    private static long[] keys(int neurons) {
        long key = RandomKey.narrow(RandomKey.of(1, Purpose.NOISE), 0);
        return LongStream.range(0, neurons).map(id -> RandomKey.narrow(key, id)).toArray();
    }

    /** Counts of all neurons, a row per step from step 1 on. */
    private static int[][] counts(double mean) {
        var trains = new PoissonCounts(mean, keys(NEURONS));
        return IntStream.rangeClosed(1, STEPS)
                .mapToObj(step -> counts(trains, step, NEURONS))
                .toArray(int[][]::new);
    }

    private static int[] counts(PoissonCounts trains, long step, int neurons) {
        var counts = new int[neurons];
        Arrays.fill(counts, 77);
        trains.count(step, counts);
        return counts;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.01, 0.3, 1, 2, 4.7, 15, 60, 400, 1e4})
    void shouldBePoissonDistributed(double mean) {
        var poisson = new PoissonDistribution(mean);
        var sorted = Arrays.stream(counts(mean))
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
        int deviations = 10 + (int) (10 * Math.sqrt(mean));
        assertTrue(sorted[0] >= mean - deviations && sorted[sorted.length - 1] <= mean + deviations);
        var expected = new ArrayList<Double>();
        var observed = new ArrayList<Long>();
        double below = 0;
        int taken = 0;
        for (int last = Math.max(0, (int) mean - deviations); taken < sorted.length; last++) {
            double upTo = poisson.cumulativeProbability(last);
            double inClass = (upTo - below) * sorted.length;
            double beyond = (1 - upTo) * sorted.length;
            boolean isLast = beyond < FEWEST_EXPECTED;
            if (isLast || inClass >= FEWEST_EXPECTED) {
                int upToCount = isLast ? sorted.length : countUpTo(last, sorted);
                expected.add(isLast ? inClass + beyond : inClass);
                observed.add((long) upToCount - taken);
                below = upTo;
                taken = upToCount;
            }
        }
        double p = new ChiSquareTest()
                .chiSquareTest(
                        expected.stream().mapToDouble(Double::doubleValue).toArray(),
                        observed.stream().mapToLong(Long::longValue).toArray());
        assertTrue(p > LEAST_LIKELY && p < 1 - LEAST_LIKELY, () -> "chi-square p = " + p);
    }

    private static int countUpTo(int last, int[] sorted) {
        int place = Arrays.binarySearch(sorted, last);
        while (place >= 0 && place < sorted.length && sorted[place] == last) {
            place++;
        }
        return place >= 0 ? place : -place - 1;
    }

    /** Sums of independent Poisson counts are Poisson, too: correlations of any kind would spread them otherwise. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 2, 4.7, 60, 1e4})
    void shouldSpreadSumsOverStepsAndOverNeuronsAsIndependentCountsDo(double mean) {
        var counts = counts(mean);
        var sumsOverNeurons =
                Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).toArray();
        var sumsOverSteps = IntStream.range(0, NEURONS)
                .mapToLong(i -> Arrays.stream(counts).mapToLong(row -> row[i]).sum())
                .toArray();
        assertPoissonDispersion(mean * NEURONS, sumsOverNeurons);
        assertPoissonDispersion(mean * STEPS, sumsOverSteps);
    }

    private static void assertPoissonDispersion(double mean, long[] sums) {
        double dispersion = Arrays.stream(sums)
                .mapToDouble(sum -> (sum - mean) * (sum - mean) / mean)
                .sum();
        double p = new ChiSquaredDistribution(sums.length).cumulativeProbability(dispersion);
        assertTrue(p > LEAST_LIKELY && p < 1 - LEAST_LIKELY, () -> "P(dispersion) = " + p);
    }

    /** Steps 2n and 2n+1 share a draw; neighbours in the network have keys of their own. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 2, 60})
    void shouldBeUncorrelatedBetweenStepsAndBetweenNeurons(double mean) {
        var counts = counts(mean);
        for (int lag : new int[] {1, 2, 15}) {
            assertUncorrelated(pairs(counts, lag, 0), "steps " + lag + " apart");
            assertUncorrelated(pairs(counts, 0, lag), "neurons " + lag + " apart");
        }
    }

    private static double[][] pairs(int[][] counts, int steps, int neurons) {
        var first = new double[(STEPS - steps) * (NEURONS - neurons)];
        var second = new double[first.length];
        int pair = 0;
        for (int step = steps; step < STEPS; step++) {
            for (int neuron = neurons; neuron < NEURONS; neuron++) {
                first[pair] = counts[step - steps][neuron - neurons];
                second[pair++] = counts[step][neuron];
            }
        }
        return new double[][] {first, second};
    }

    private static void assertUncorrelated(double[][] pairs, String what) {
        double r = new PearsonsCorrelation().correlation(pairs[0], pairs[1]);
        assertEquals(0, r, SIGMAS / Math.sqrt(pairs[0].length), "correlation of " + what);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 2, 60})
    void shouldDependOnTheKeyAndTheStepOnly(double mean) {
        var keys = keys(9);
        var inOrder = new PoissonCounts(mean, keys);
        var rows = IntStream.range(0, 10)
                .mapToObj(step -> counts(inOrder, step, 9))
                .toArray(int[][]::new);
        var backwards = new PoissonCounts(mean, keys);
        for (int step = 9; step >= 0; step--) {
            assertArrayEquals(rows[step], counts(backwards, step, 9));
            assertArrayEquals(rows[step], counts(backwards, step, 9));
        }
        var alone = new PoissonCounts(mean, new long[] {keys[4]});
        for (int step = 0; step < 10; step++) {
            assertEquals(rows[step][4], counts(alone, step, 1)[0]);
        }
    }

    /** However few or many thresholds there are: 1, 15, 16, passes of 15, and so many that they are searched. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.3, 1, 1.7, 2, 4.7, 10, 15, 60, 1e4})
    void shouldCountTheThresholdsThatADrawReaches(double mean) {
        var keys = keys(NEURONS);
        var table = PoissonThresholds.of(mean, 31);
        var rows = counts(mean);
        for (int step = 1; step <= STEPS; step++) {
            long pairKey = RandomKey.mix((step >>> 1) + RandomKey.GOLDEN);
            for (int neuron = 0; neuron < NEURONS; neuron++) {
                long bits = RandomKey.mix(keys[neuron] + pairKey);
                long draw = step % 2 == 0 ? bits >>> 33 : bits & Integer.MAX_VALUE;
                int reached = 0;
                while (reached < table.thresholds().length && table.thresholds()[reached] <= draw) {
                    reached++;
                }
                assertEquals(table.base() + reached, rows[step - 1][neuron]);
            }
        }
    }

    /** Of so many draws 31 bits would let none spike, or a multiple of those that should. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-10, 3e-10, 1e-8, 9e-7})
    void shouldSpikeAsRarelyAsASmallMeanSays(double mean) {
        int neurons = 100_000;
        int steps = (int) Math.min(20_000, Math.max(20, 400 / (mean * neurons)));
        var trains = new PoissonCounts(mean, keys(neurons));
        var counts = new int[neurons];
        long spikes = 0;
        for (int step = 1; step <= steps; step++) {
            trains.count(step, counts);
            spikes += Arrays.stream(counts).sum();
        }
        double expected = mean * neurons * steps;
        assertEquals(expected, spikes, SIGMAS * Math.sqrt(expected) + 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-9, 9e-7})
    void shouldHaveRareThresholdsOfTheSurvivalFunction(double mean) {
        var table = new PoissonTable(mean);
        double atLeastOne = -Math.expm1(-mean);
        assertEquals(atLeastOne, Math.scalb((double) table.rare[0], -64), 1e-7 * atLeastOne + 0x1p-64);
        assertEquals(mean * mean / 2, Math.scalb((double) table.rare[1], -64), 1e-6 * mean * mean + 0x1p-64);
        assertTrue(table.rare[2] <= table.rare[1]);
    }

    @Test
    void shouldCountByTheMeanInForceAtEachStep() {
        var keys = keys(NEURONS);
        var generator = new InhomogeneousPoissonGenerator()
                .at(Units.ms(0.2), Units.hertz(20_000))
                .at(Units.ms(0.4), Units.hertz(0))
                .at(Units.ms(0.5), Units.hertz(3000));
        var changing = generator.counts(0.1, keys);
        var means = new double[] {0, 0, 2, 2, 0, 0.3, 0.3, 0.3};
        for (int step = 1; step < means.length; step++) {
            var counts = new int[NEURONS];
            Arrays.fill(counts, 77);
            changing.count(step, counts);
            assertArrayEquals(counts(new PoissonCounts(means[step], keys), step, NEURONS), counts, "step " + step);
        }
    }

    @Test
    void shouldGiveNothingAtMeanZero() {
        var trains = new PoissonCounts(0, keys(5));
        for (int step = 0; step < 100; step++) {
            assertArrayEquals(new int[5], counts(trains, step, 5));
        }
    }

    @Test
    void shouldServeNoNeurons() {
        assertArrayEquals(new int[0], counts(new PoissonCounts(2, new long[0]), 1, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 2, 4.7, 60, 1e4})
    void shouldHaveThresholdsOfTheCumulativeDistribution(double mean) {
        var table = PoissonThresholds.of(mean, 31);
        var poisson = new PoissonDistribution(mean);
        for (int k = 0; k < table.thresholds().length; k++) {
            double cumulative = Math.scalb((double) table.thresholds()[k], -31);
            assertEquals(poisson.cumulativeProbability(table.base() + k), cumulative, 0x1p-31, "P(X <= " + k + ")");
        }
        assertTrue(poisson.cumulativeProbability(table.base() - 1) < 0x1p-31);
        assertTrue(1 - poisson.cumulativeProbability(table.base() + table.thresholds().length) < 0x1p-31);
    }
}
