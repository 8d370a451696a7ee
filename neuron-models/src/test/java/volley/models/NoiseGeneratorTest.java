package volley.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static volley.models.Units.hertz;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.junit.jupiter.api.Test;
import volley.partition.UserException;

/** Fixed keys: an outcome never changes from one run to the next. */
class NoiseGeneratorTest {
    private static final double DT = 0.1;
    private static final NoiseGenerator NOISE =
            new NoiseGenerator().mean(pA(100)).std(pA(20)).dt(ms(0.5));

    /** The current to a target with a key. */
    private static LongToDoubleFunction course(NoiseGenerator noise, long key) {
        var currents = noise.currents(DT, new long[] {key});
        return stamp -> currents.at(stamp)[0];
    }

    @Test
    void shouldSendEveryTargetTheCurrentOfItsKey() {
        var currents = NOISE.currents(DT, new long[] {7, 8, 9}).at(1234);
        for (int target = 0; target < 3; target++) {
            assertEquals(course(NOISE, 7 + target).applyAsDouble(1234), currents[target]);
        }
    }

    @Test
    void shouldKeepACurrentForAnInterval() {
        var course = course(NOISE.start(ms(0.3)).stop(ms(10)), 7);
        assertEquals(0, course.applyAsDouble(2));
        for (int stamp = 3; stamp < 100; stamp++) {
            boolean isNew = (stamp - 3) % 5 == 0;
            if (isNew) {
                assertNotEquals(course.applyAsDouble(stamp - 1), course.applyAsDouble(stamp));
            } else {
                assertEquals(course.applyAsDouble(stamp - 1), course.applyAsDouble(stamp));
            }
        }
        assertEquals(0, course.applyAsDouble(100));
    }

    @Test
    void shouldDependOnTheTargetAndTheStampOnly() {
        var course = course(NOISE, 7);
        double late = course(NOISE, 7).applyAsDouble(1234);
        assertNotEquals(late, course(NOISE, 8).applyAsDouble(1234));
        assertNotEquals(late, course.applyAsDouble(1));
        assertEquals(late, course.applyAsDouble(1234));
    }

    @Test
    void shouldBeNormallyDistributed() {
        var course = course(NOISE, 7);
        var sample = new StreamingStatistics();
        int draws = 20_000;
        IntStream.range(0, draws).forEach(draw -> sample.addValue(course.applyAsDouble(1 + 5 * draw)));
        assertEquals(100, sample.getMean(), 5 * 20 / Math.sqrt(draws));
        assertEquals(20, sample.getStandardDeviation(), 5 * 20 / Math.sqrt(2.0 * draws));
    }

    /** A quarter of a period after time 0 the variance is std^2 + std_mod^2, half a period later std^2 - std_mod^2. */
    @Test
    void shouldModulateTheStandardDeviation() {
        var noise = NOISE.std(pA(20)).stdMod(pA(20)).frequency(hertz(10)).dt(ms(25));
        var high = new StreamingStatistics();
        var low = new StreamingStatistics();
        for (int target = 0; target < 5000; target++) {
            var course = course(noise.start(ms(25)), target);
            high.addValue(course.applyAsDouble(250));
            low.addValue(course.applyAsDouble(750));
        }
        assertEquals(20 * Math.sqrt(2), high.getStandardDeviation(), 1.5);
        assertEquals(0, low.getStandardDeviation(), 1e-4);
    }

    @Test
    void shouldRefuseAModulationBeyondTheStandardDeviation() {
        var thrown = assertThrows(UserException.class, () -> course(NOISE.stdMod(pA(21)), 1));
        assertEquals("std_mod 21.0 pA of noise_generator: expected at most std, 20.0 pA", thrown.getMessage());
        var negative = assertThrows(UserException.class, () -> NOISE.std(pA(-1)));
        assertEquals("std -1.0 pA of noise_generator: expected a finite number, 0 or more", negative.getMessage());
    }
}
