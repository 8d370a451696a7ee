package volley.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static volley.models.Units.hertz;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import volley.partition.UserException;

/** Fixed keys: an outcome never changes from one run to the next. */
class NoiseGeneratorTest {
    private static final double DT = 0.1;
    private static final NoiseGenerator NOISE =
            new NoiseGenerator().mean(pA(100)).std(pA(20)).dt(ms(0.5));

    @Test
    void shouldKeepACurrentForAnInterval() {
        var course = NOISE.start(ms(0.3)).stop(ms(10)).course(DT, 7);
        assertEquals(0, course.at(2));
        for (int stamp = 3; stamp < 100; stamp++) {
            boolean isNew = (stamp - 3) % 5 == 0;
            if (isNew) {
                assertNotEquals(course.at(stamp - 1), course.at(stamp));
            } else {
                assertEquals(course.at(stamp - 1), course.at(stamp));
            }
        }
        assertEquals(0, course.at(100));
    }

    @Test
    void shouldDependOnTheTargetAndTheStampOnly() {
        var course = NOISE.course(DT, 7);
        double late = NOISE.course(DT, 7).at(1234);
        assertNotEquals(late, NOISE.course(DT, 8).at(1234));
        assertNotEquals(late, course.at(1));
        assertEquals(late, course.at(1234));
    }

    @Test
    void shouldBeNormallyDistributed() {
        var course = NOISE.course(DT, 7);
        var sample = new SummaryStatistics();
        int draws = 20_000;
        IntStream.range(0, draws).forEach(draw -> sample.addValue(course.at(1 + 5 * draw)));
        assertEquals(100, sample.getMean(), 5 * 20 / Math.sqrt(draws));
        assertEquals(20, sample.getStandardDeviation(), 5 * 20 / Math.sqrt(2.0 * draws));
    }

    /** A quarter of a period after time 0 the variance is std^2 + std_mod^2, half a period later std^2 - std_mod^2. */
    @Test
    void shouldModulateTheStandardDeviation() {
        var noise = NOISE.std(pA(20)).stdMod(pA(20)).frequency(hertz(10)).dt(ms(25));
        var high = new SummaryStatistics();
        var low = new SummaryStatistics();
        for (int target = 0; target < 5000; target++) {
            var course = noise.start(ms(25)).course(DT, target);
            high.addValue(course.at(250));
            low.addValue(course.at(750));
        }
        assertEquals(20 * Math.sqrt(2), high.getStandardDeviation(), 1.5);
        assertEquals(0, low.getStandardDeviation(), 1e-4);
    }

    @Test
    void shouldRefuseAModulationBeyondTheStandardDeviation() {
        var thrown =
                assertThrows(UserException.class, () -> NOISE.stdMod(pA(21)).course(DT, 1));
        assertEquals("std_mod 21.0 pA of noise_generator: expected at most std, 20.0 pA", thrown.getMessage());
        var negative = assertThrows(UserException.class, () -> NOISE.std(pA(-1)));
        assertEquals("std -1.0 pA of noise_generator: expected a finite number, 0 or more", negative.getMessage());
    }
}
