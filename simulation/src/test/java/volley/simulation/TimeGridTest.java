package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeGridTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.3", "0.025", "1", "0.7", "0.0125", "1e-8"})
    void shouldTellTimesAsTheNearestDoubles(String resolutionMs) {
        var grid = new TimeGrid(Double.parseDouble(resolutionMs));
        for (long step : new long[] {1, 3, 7, 10, 12345, 999_999, 3_000_000_007L}) {
            double expected = new BigDecimal(resolutionMs)
                    .multiply(BigDecimal.valueOf(step))
                    .doubleValue();
            assertEquals(expected, grid.timeMs(step));
        }
    }
}
