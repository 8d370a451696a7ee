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
    @Property
    void shouldCountWholeSteps(@ForAll @IntRange(max = 100_000_000) int steps) {
        assertEquals(steps, Steps.count("delay", steps * 0.1, 0.1));
        assertEquals(steps, Steps.count("delay", steps / 10.0, 0.1));
        assertEquals(steps, Steps.count("delay", steps * 0.125, 0.125));
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
