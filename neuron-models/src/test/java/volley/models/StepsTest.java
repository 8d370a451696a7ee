package volley.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.UserException;

class StepsTest {
    @Property(seed = "1")
    void shouldCountWholeSteps(@ForAll @IntRange(max = 100_000_000) int steps) {
        assertEquals(steps, Steps.count("delay", steps * 0.1, 0.1));
        assertEquals(steps, Steps.count("delay", steps / 10.0, 0.1));
        assertEquals(steps, Steps.count("delay", steps * 0.125, 0.125));
    }

    @Test
    void shouldTakeWhatOnlyDecimalNotationKeepsFromBeingAStep() {
        assertEquals(1, Steps.countFromOne("delay", 0.3 - 0.2, 0.1));
        assertEquals(1, Steps.countFromOne("delay", 0.1 * (1 - 5e-7), 0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1e-8, 0.04, 0.0999})
    void shouldRefuseLessThanAStep(double time) {
        var thrown = assertThrows(UserException.class, () -> Steps.countFromOne("delay", time, 0.1));
        assertEquals("delay " + time + " ms: expected at least one step, dt 0.1 ms", thrown.getMessage());
    }

    @Test
    void shouldCountLongTimes() {
        assertEquals(3_600_000_000L, Steps.longCount("stop", 36e6, 0.01));
        assertEquals(123_456_789_012L, Steps.longCount("stop", 123_456_789_012L * 0.1, 0.1));
    }

    @Test
    void shouldRefuseWhatIsNoMultipleOfTheStep() {
        var thrown = assertThrows(UserException.class, () -> Steps.count("delay", 1.55, 0.1));
        assertEquals("delay 1.55 ms is not a multiple of dt 0.1 ms", thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.NEGATIVE_INFINITY})
    void shouldRefuseWhatIsNoTime(double time) {
        var thrown = assertThrows(UserException.class, () -> Steps.count("delay", time, 0.1));
        assertEquals("delay " + time + " ms: expected 0 or more", thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e10, Double.POSITIVE_INFINITY})
    void shouldRefuseMoreStepsThanCanBeCounted(double time) {
        assertThrows(UserException.class, () -> Steps.count("delay", time, 0.1));
    }
}
