package volley.partition.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.ExponentialDistribution;
import org.hipparchus.distribution.continuous.LogNormalDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.UserException;

/** Statistics are of fixed seeds: an outcome never changes from one run to the next. */
class DiscreteDistributionTest {
    private static final int DRAWS = 1_000_000;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Distribution, quantum, the distribution of commons-math, and the bounds that cut it. */
    static Stream<Arguments> rounded() {
        return Stream.of(
                Arguments.of(
                        Distribution.normal(1.5, 0.75).redraw(0.05, INFINITY),
                        0.1,
                        new NormalDistribution(1.5, 0.75),
                        0.05,
                        INFINITY),
                Arguments.of(
                        Distribution.normal(87.8, 8.78).redraw(0, INFINITY),
                        1.0 / 32,
                        new NormalDistribution(87.8, 8.78),
                        0,
                        INFINITY),
                Arguments.of(Distribution.normal(0, 1), 1.0 / 256, new NormalDistribution(0, 1), -INFINITY, INFINITY),
                Arguments.of(
                        Distribution.lognormal(-1, 1.2), 1.0 / 512, new LogNormalDistribution(-1, 1.2), 0, INFINITY),
                Arguments.of(
                        Distribution.uniform(-0.7, 3.14), 0.01, new UniformRealDistribution(-0.7, 3.14), -1, INFINITY),
                Arguments.of(Distribution.exponential(2), 0.1, new ExponentialDistribution(2), 0, INFINITY));
    }

    private static int[] draws(DiscreteDistribution distribution) {
        var draws = new int[DRAWS];
        distribution.draw(RandomKey.of(1, Purpose.WEIGHT), DRAWS, draws, new RandomBits());
        return draws;
    }

    @ParameterizedTest
    @MethodSource("rounded")
    void shouldDrawEachMultipleByItsProbability(
            Distribution distribution, double quantum, RealDistribution reference, double min, double max) {
        double below = reference.cumulativeProbability(min);
        double inside = reference.cumulativeProbability(max) - below;
        Goodness.assertOf(
                multiple -> {
                    double from = Math.clamp((multiple - 0.5) * quantum, min, max);
                    double to = Math.clamp((multiple + 0.5) * quantum, min, max);
                    return (reference.cumulativeProbability(to) - reference.cumulativeProbability(from)) / inside;
                },
                draws(DiscreteDistribution.of(distribution, quantum)));
    }

    @ParameterizedTest
    @MethodSource("rounded")
    void shouldHaveTheMeanAndSpreadThatItTells(Distribution distribution, double quantum) {
        var discrete = DiscreteDistribution.of(distribution, quantum);
        var values =
                Arrays.stream(draws(discrete)).mapToDouble(m -> m * quantum).toArray();
        Goodness.assertMoments(discrete.mean(), discrete.standardDeviation(), values);
        double spreadOfRounding = quantum * quantum / 12;
        double variance = distribution.standardDeviation() * distribution.standardDeviation();
        assertEquals(distribution.mean(), discrete.mean(), quantum / 20);
        assertEquals(variance + spreadOfRounding, Math.pow(discrete.standardDeviation(), 2), spreadOfRounding);
    }

    /** How many are drawn at once changes none of them. */
    @ParameterizedTest
    @MethodSource("rounded")
    void shouldDrawTheSameWhateverItsNumber(Distribution distribution, double quantum) {
        var discrete = DiscreteDistribution.of(distribution, quantum);
        long key = RandomKey.of(7, Purpose.DELAY);
        var many = new int[1300];
        discrete.draw(key, many.length, many, new RandomBits());
        assertTrue(Arrays.stream(many).allMatch(m -> m >= discrete.min() && m <= discrete.max()));
        for (int count : new int[] {0, 1, 511, 512, 513, 1025}) {
            var few = new int[count];
            discrete.draw(key, count, few, new RandomBits());
            assertArrayEquals(Arrays.copyOf(many, count), few);
        }
    }

    /** Halves go up: 0.05 is a whole step of 0.1, 0.25 three of them, -0.25 minus two. */
    @Test
    void shouldRoundHalvesUp() {
        assertEquals(
                1, DiscreteDistribution.of(Distribution.constant(0.125), 0.25).min());
        assertEquals(
                -1, DiscreteDistribution.of(Distribution.constant(-0.375), 0.25).max());
        var uniform = DiscreteDistribution.of(Distribution.uniform(0.125, 0.375), 0.25);
        assertEquals(1, uniform.min());
        assertEquals(1, uniform.max());
        assertEquals(0.25, uniform.mean());
        assertEquals(0, uniform.standardDeviation());
    }

    @Test
    void shouldDrawBothSigns() {
        var discrete = DiscreteDistribution.of(Distribution.normal(0.1, 1), 1.0 / 256);
        var draws = draws(discrete);
        double negative = Arrays.stream(draws).filter(m -> m < 0).count() / (double) DRAWS;
        double expected = new NormalDistribution(0.1, 1).cumulativeProbability(-0.5 / 256);
        assertEquals(expected, negative, 4 * Math.sqrt(expected * (1 - expected) / DRAWS));
    }

    /** More multiples than a table has room for, here on both sides of it, are drawn all the same. */
    @Test
    void shouldDrawFromMoreMultiplesThanATableHolds() {
        var discrete = DiscreteDistribution.of(Distribution.uniform(-1000, 3000), 1.0 / 1024);
        assertEquals(-1_024_000, discrete.min());
        assertEquals(3_072_000, discrete.max());
        var coarse =
                Arrays.stream(draws(discrete)).map(m -> Math.floorDiv(m, 4096)).toArray();
        Goodness.assertOf(cell -> cell >= -250 && cell < 750 ? 0.001 : 0, coarse);
    }

    /** Part of the values are beyond the table: the tail goes on as it should. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldGoOnBeyondItsTable(boolean negative) {
        var lognormal = Distribution.lognormal(3, 1);
        double quantum = 1.0 / 1024;
        var discrete = DiscreteDistribution.of(negative ? lognormal.negative() : lognormal, quantum);
        var coarse = Arrays.stream(draws(discrete))
                .map(m -> (int) Math.floor(4 * Math.log(Math.abs(m) * quantum)))
                .toArray();
        var reference = new LogNormalDistribution(3, 1);
        Goodness.assertOf(
                cell -> reference.cumulativeProbability(roundedUp(Math.exp((cell + 1) / 4.0), quantum))
                        - reference.cumulativeProbability(roundedUp(Math.exp(cell / 4.0), quantum)),
                coarse);
        double most = reference.inverseCumulativeProbability(1 - 1.0 / DRAWS);
        assertTrue(Arrays.stream(coarse).max().orElse(0) > 4 * Math.log(most) - 2);
    }

    /** The least value that is rounded to {@code value} or more. */
    private static double roundedUp(double value, double quantum) {
        return (Math.ceil(value / quantum) - 0.5) * quantum;
    }

    @Test
    void shouldRefuseMultiplesBeyond32Bits() {
        var thrown = assertThrows(UserException.class, () -> DiscreteDistribution.of(Distribution.constant(1e9), 0.25));
        assertEquals(
                "1000000000: 1.0E9 is not in the reach of 32-bit multiples of 0.25, expected a narrower"
                        + " distribution",
                thrown.getMessage());
    }

    @Test
    void shouldGiveDelaysOfAStepAtLeast() {
        var delays = DiscreteDistribution.delays(Distribution.normal(0.5, 1).redraw(0.05, INFINITY), 0.1);
        assertEquals(1, delays.min());
        assertEquals(
                10, DiscreteDistribution.delays(Distribution.constant(1), 0.1).max());
        assertEquals(
                50,
                DiscreteDistribution.delays(Distribution.normal(1.5, 0.75).redraw(0.05, 5), 0.1)
                        .max());
    }

    @Test
    void shouldRefuseDelaysThatMayBeLessThanAStep() {
        var thrown =
                assertThrows(UserException.class, () -> DiscreteDistribution.delays(Distribution.normal(0, 1), 0.1));
        assertEquals(
                "delay normal(0.0, 1.0) ms: a part of 0.52 is below half a step of 0.1 ms, expected none; or redraw",
                thrown.getMessage());
        assertThrows(UserException.class, () -> DiscreteDistribution.delays(Distribution.exponential(1.5), 0.1));
        assertThrows(
                UserException.class,
                () -> DiscreteDistribution.delays(Distribution.normal(1.5, 0.75).redraw(0, INFINITY), 0.1));
    }
}
