package volley.partition.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import volley.partition.UserException;

class ClampedTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final int DRAWS = 100_000;

    private static final Distribution NORMAL = Distribution.normal(1, 2);

    static Stream<Distribution> distributions() {
        return Stream.of(
                NORMAL.clamp(0, INFINITY),
                NORMAL.clamp(-INFINITY, 1.5),
                NORMAL.clamp(-0.5, 2),
                NORMAL.clamp(20, 30),
                NORMAL.clamp(-1, 1).clamp(0, 5),
                Distribution.lognormal(0, 1).clamp(0.5, 3),
                NORMAL.redraw(-1, 4).clamp(0, 2),
                Distribution.exponential(2).clamp(-1, 4).negative());
    }

    private static LongStream bits() {
        long key = RandomKey.of(1, Purpose.VALUE);
        return LongStream.range(0, DRAWS).map(draw -> RandomKey.draw(key, draw));
    }

    @Test
    void shouldMoveValuesOutsideToTheBounds() {
        var clamped = NORMAL.clamp(-0.5, 2);
        bits().forEach(bits -> assertEquals(Math.clamp(NORMAL.draw(bits), -0.5, 2), clamped.draw(bits)));
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void shouldHaveTheMeanAndSpreadThatItTells(Distribution distribution) {
        if (distribution.standardDeviation() < 1e-9) {
            assertEquals(20, distribution.mean());
            return;
        }
        double[] draws = bits().mapToDouble(distribution::draw).toArray();
        Goodness.assertMoments(distribution.mean(), distribution.standardDeviation(), draws);
    }

    @Test
    void shouldHaveTheProbabilityOfItsBounds() {
        var clamped = NORMAL.clamp(0, 2);
        assertEquals(0, clamped.below(0));
        assertEquals(1, clamped.above(0));
        assertEquals(NORMAL.below(1e-9), clamped.below(1e-9));
        assertEquals(NORMAL.above(2), clamped.above(2));
        assertEquals(NORMAL.below(2), clamped.below(2));
        assertEquals(1, clamped.below(2.1));
        assertEquals(0, clamped.above(2.1));
    }

    /** Half of the quantum beside a bound, and all that is beyond, is rounded to it; 6 standard deviations aside. */
    @Test
    void shouldBeRoundedToMultiplesWithItsBounds() {
        var rounded = DiscreteDistribution.of(NORMAL.clamp(0, 2), 0.5);
        assertEquals(0, rounded.min());
        assertEquals(4, rounded.max());
        double expected = DRAWS * NORMAL.below(0.25);
        var drawn = new int[DRAWS];
        rounded.draw(RandomKey.of(1, Purpose.VALUE), DRAWS, drawn, new RandomBits());
        long atBound = Arrays.stream(drawn).filter(multiple -> multiple == 0).count();
        assertEquals(expected, atBound, 6 * Math.sqrt(expected));
    }

    @Test
    void shouldMoveOneValue() {
        assertEquals(Distribution.constant(3), Distribution.constant(5).clamp(1, 3));
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        var order = assertThrows(UserException.class, () -> NORMAL.clamp(2, 2));
        assertEquals("clamp between 2.0 and 2.0: expected minimum < maximum", order.getMessage());
        var clamped = NORMAL.clamp(0, 2);
        var redrawn = assertThrows(UserException.class, () -> clamped.redraw(0, 1));
        assertEquals(
                "redraw of normal(1.0, 2.0).clamp(0.0, 2.0): expected it the other way round, redraw and then clamp",
                redrawn.getMessage());
    }

    @Test
    void shouldClampWhatIsClamped() {
        assertEquals(NORMAL.clamp(0, 1), NORMAL.clamp(-1, 1).clamp(0, 5));
        assertEquals(Distribution.constant(2), NORMAL.clamp(-1, 1).clamp(2, 5));
    }
}
