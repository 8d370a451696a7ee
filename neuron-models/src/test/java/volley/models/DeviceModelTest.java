package volley.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static volley.models.Units.hertz;
import static volley.models.Units.ms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.UserException;

class DeviceModelTest {
    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseARateThatIsNoRate(double rate) {
        assertThrows(UserException.class, () -> new PoissonGenerator(rate));
        assertThrows(UserException.class, () -> new PoissonGenerator(hertz(rate)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void shouldRefuseAnIntervalThatIsNone(double interval) {
        assertThrows(UserException.class, () -> new Voltmeter(interval));
        assertThrows(UserException.class, () -> new Voltmeter(ms(interval)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN})
    void shouldRefuseAWarmUpThatIsNone(double start) {
        assertThrows(UserException.class, () -> new SpikeStatistics(start));
        assertThrows(UserException.class, () -> new SpikeStatistics(ms(start)));
    }

    @Test
    void shouldRecordEveryMillisecondByDefault() {
        assertEquals(1, new Voltmeter().intervalMs());
    }

    @Test
    void shouldRefuseSpikesAtTimeZeroOrBeforeOrOutOfOrder() {
        assertThrows(UserException.class, () -> SpikeGenerator.atMilliseconds(0));
        assertThrows(UserException.class, () -> SpikeGenerator.atMilliseconds(-1, 2));
        assertThrows(UserException.class, () -> SpikeGenerator.atMilliseconds(1, Double.NaN));
        var thrown = assertThrows(UserException.class, () -> SpikeGenerator.atMilliseconds(2, 1));
        assertEquals(
                "spike time 1.0 ms of a spike_generator: expected more than 0, in ascending order",
                thrown.getMessage());
    }

    @Test
    void shouldStampSpikesOnTheGrid() {
        assertArrayEquals(
                new int[] {1, 3, 3, 1000},
                SpikeGenerator.atMilliseconds(0.1, 0.3, 0.3, 100).stamps(0.1));
        assertThrows(
                UserException.class, () -> SpikeGenerator.atMilliseconds(0.15).stamps(0.1));
        assertThrows(UserException.class, () -> SpikeGenerator.atMilliseconds(Double.POSITIVE_INFINITY)
                .stamps(0.1));
        var thrown = assertThrows(
                UserException.class, () -> SpikeGenerator.atMilliseconds(1e-9).stamps(0.1));
        assertEquals(
                "spike time 1.0E-9 ms of a spike_generator: expected at least one step, dt 0.1 ms",
                thrown.getMessage());
    }
}
