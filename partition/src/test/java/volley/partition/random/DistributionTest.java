package volley.partition.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.RealDistribution;
import org.hipparchus.distribution.continuous.ExponentialDistribution;
import org.hipparchus.distribution.continuous.LogNormalDistribution;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.UserException;

/** Statistics are of fixed seeds: an outcome never changes from one run to the next. */
class DistributionTest {
    private static final int DRAWS = 1_000_000;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Distributions beside those of commons-math. */
    static Stream<Arguments> twins() {
        return Stream.of(
                Arguments.of(Distribution.normal(-70, 5), new NormalDistribution(-70, 5)),
                Arguments.of(Distribution.lognormal(1.5, 0.7), new LogNormalDistribution(1.5, 0.7)),
                Arguments.of(Distribution.uniform(-3, 12), new UniformRealDistribution(-3, 12)),
                Arguments.of(Distribution.exponential(2.5), new ExponentialDistribution(2.5)));
    }

    static Stream<Distribution> distributions() {
        return Stream.concat(
                twins().map(twin -> (Distribution) twin.get()[0]),
                Stream.of(
                        Distribution.normal(1.5, 0.75).redraw(0.05, INFINITY),
                        Distribution.normal(0, 1).redraw(4, 5),
                        Distribution.normal(87.8, 8.78).redraw(-INFINITY, 80),
                        Distribution.lognormal(0, 1).redraw(0.5, 3),
                        Distribution.uniform(0, 10).redraw(-5, 2),
                        Distribution.exponential(3).redraw(1, 4),
                        Distribution.exponential(3).redraw(2, INFINITY),
                        Distribution.exponential(1).redraw(-1, 0.5)));
    }

    private static double[] draws(Distribution distribution, int count) {
        long key = RandomKey.of(1, Purpose.VALUE);
        return LongStream.range(0, count)
                .mapToDouble(i -> distribution.draw(RandomKey.draw(key, i)))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("twins")
    void shouldAgreeWithAnIndependentImplementation(Distribution distribution, RealDistribution reference) {
        assertEquals(reference.getNumericalMean(), distribution.mean(), 1e-12 * Math.abs(distribution.mean()));
        double deviation = Math.sqrt(reference.getNumericalVariance());
        assertEquals(deviation, distribution.standardDeviation(), 1e-12 * deviation);
        for (double p = 0.001; p < 1; p += 0.001) {
            double value = distribution.quantile(p, 1 - p);
            assertEquals(p, reference.cumulativeProbability(value), 1e-12);
            assertEquals(p, distribution.below(value), 1e-12);
            assertEquals(1 - p, distribution.above(value), 1e-12);
        }
    }

    /** Far beyond the precision of 1 - p: P(X > value) has to be what was asked for. */
    @ParameterizedTest
    @MethodSource("twins")
    void shouldResolveItsUpperTail(Distribution distribution, RealDistribution reference) {
        double upper = 0x1p-60;
        double value = distribution.quantile(1, upper);
        assertTrue(value <= reference.getSupportUpperBound());
        if (Double.isInfinite(reference.getSupportUpperBound())) {
            assertEquals(upper, distribution.above(value), 1e-10 * upper);
        }
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void shouldHaveTheMeanAndSpreadThatItTells(Distribution distribution) {
        Goodness.assertMoments(distribution.mean(), distribution.standardDeviation(), draws(distribution, DRAWS));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void shouldDrawByItsProbabilities(Distribution distribution) {
        var ranks = Arrays.stream(draws(distribution, 10_000))
                .map(distribution::below)
                .toArray();
        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), ranks);
        assertTrue(p > 1e-4, () -> "Kolmogorov-Smirnov p = " + p);
    }

    /** What redrawing means: the values of the distribution itself that are inside. */
    @Test
    void shouldBeTheDistributionOfWhatIsInsideTheBounds() {
        var free = Distribution.normal(1.5, 0.75);
        var inside = Arrays.stream(draws(free, 40_000))
                .filter(value -> value >= 1 && value <= 2.5)
                .toArray();
        var bounded =
                Arrays.stream(draws(free.redraw(1, 2.5), 30_000)).skip(10_000).toArray();
        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(inside, bounded);
        assertTrue(p > 1e-4, () -> "Kolmogorov-Smirnov p = " + p);
    }

    @Test
    void shouldStayWithinItsBounds() {
        for (double value : draws(Distribution.normal(0, 1).redraw(4, 4.5), 10_000)) {
            assertTrue(value >= 4 && value <= 4.5, () -> value + " is out of bounds");
        }
        var uniform = Distribution.uniform(1, 2);
        assertTrue(uniform.draw(0) >= 1 && uniform.draw(-1) < 2);
    }

    @Test
    void shouldKeepBothBoundsWhenRedrawnTwice() {
        var twice = Distribution.normal(0, 1).redraw(-1, 3).redraw(-2, 0.5);
        assertEquals(Distribution.normal(0, 1).redraw(-1, 0.5), twice);
    }

    @Test
    void shouldGiveTheMeanAloneWithoutSpread() {
        assertEquals(Distribution.constant(3), Distribution.normal(3, 0));
        assertEquals(Distribution.constant(1), Distribution.lognormal(0, 0));
        assertEquals(3, Distribution.constant(3).draw(12345));
        assertEquals(Distribution.constant(3), Distribution.constant(3).redraw(0, 3));
    }

    @Test
    void shouldTellDistributionsApartByTheirText() {
        assertEquals(
                "normal(1.5, 0.75).redraw(0.05, Infinity)",
                Distribution.normal(1.5, 0.75).redraw(0.05, INFINITY).toString());
        assertNotEquals(
                Distribution.uniform(0, 1).toString(),
                Distribution.uniform(0, 2).toString());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        () -> Distribution.normal(0, -1),
                        "standard deviation of a normal distribution -1.0: expected a finite number of 0 or more"),
                mistake(
                        () -> Distribution.normal(0, INFINITY),
                        "standard deviation of a normal distribution Infinity: expected a finite number of 0 or more"),
                mistake(
                        () -> Distribution.normal(Double.NaN, 1),
                        "mean of a normal distribution NaN: expected a finite number"),
                mistake(
                        () -> Distribution.lognormal(0, -0.1),
                        "sigma of a lognormal distribution -0.1: expected a finite number of 0 or more"),
                mistake(
                        () -> Distribution.lognormal(0, 30),
                        "lognormal(0.0, 30.0): its standard deviation is beyond all numbers, expected a smaller mu or"
                                + " sigma"),
                mistake(() -> Distribution.uniform(2, 2), "uniform between 2.0 and 2.0: expected minimum < maximum"),
                mistake(
                        () -> Distribution.exponential(0),
                        "mean of an exponential distribution 0.0: expected a finite number above 0"),
                mistake(
                        () -> Distribution.normal(0, 1).redraw(3, -3),
                        "redraw between 3.0 and -3.0: expected minimum < maximum"),
                mistake(
                        () -> Distribution.uniform(0, 1).redraw(1, 2),
                        "uniform(0.0, 1.0) redrawn between 1.0 and 2.0: 0.0 of its values are inside, expected 1.0E-6"
                                + " or more"),
                mistake(
                        () -> Distribution.constant(3).redraw(4, 5),
                        "3 redrawn between 4.0 and 5.0: 0.0 of its values are inside, expected 1.0E-6 or" + " more"));
    }

    private static Arguments mistake(Supplier<Distribution> made, String message) {
        return Arguments.of(made, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void shouldRefuseParametersThatMakeNoSense(Supplier<Distribution> made, String message) {
        assertEquals(message, assertThrows(UserException.class, made::get).getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {6, 40})
    void shouldRefuseBoundsThatExcludeNearlyEverything(double min) {
        assertThrows(UserException.class, () -> Distribution.normal(0, 1).redraw(min, INFINITY));
    }

    @ParameterizedTest
    @CsvSource({"0, -1, 1", "10, 9.9, 10.3", "1000, 999, 1010"})
    void shouldTellTheMomentsOfATruncatedNormalDistribution(double mean, double min, double max) {
        var bounded = Distribution.normal(mean, 1).redraw(min, max);
        int cells = 100_000;
        double first = 0;
        double second = 0;
        for (int i = 0; i < cells; i++) {
            double distance = bounded.quantile((i + 0.5) / cells, (cells - i - 0.5) / cells) - mean;
            first += distance / cells;
            second += distance * distance / cells;
        }
        assertEquals(mean + first, bounded.mean(), 1e-5);
        assertEquals(Math.sqrt(second - first * first), bounded.standardDeviation(), 1e-4);
    }
}
