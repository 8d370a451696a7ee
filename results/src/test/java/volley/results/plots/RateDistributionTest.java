package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateDistributionTest {
    /** 0, 1, 2, 3, 4 and 20 spikes in half a second. */
    private static final RateDistribution RATES = RateDistribution.of("a", new int[] {20, 3, 0, 2, 4, 1}, 500, null);

    /** {@code numpy.quantile([0, 2, 4, 6, 8, 40], ...)}. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0.25, 2.5", "0.5, 5", "0.75, 7.5", "1, 40"})
    void shouldInterpolateQuantiles(double part, double hertz) {
        assertEquals(hertz, RATES.quantile(part), 1e-12);
    }

    /** The box is from 2.5 to 7.5, so that whiskers end within -5 and 15. */
    @Test
    void shouldLeaveOutlyingNeuronsBeyondTheWhiskers() {
        assertEquals(0, RATES.lowerWhisker());
        assertEquals(8, RATES.upperWhisker());
        assertArrayEquals(new double[] {40}, RATES.outliers());
        assertEquals(10, RATES.mean(), 1e-12);
    }

    @Test
    void shouldDescribeASilentPopulation() {
        var silent = RateDistribution.of("a", new int[3], 500, 1.5);
        assertEquals(0, silent.quantile(0.5));
        assertEquals(0, silent.outliers().length);
        assertEquals(1.5, silent.highest());
    }

    @ParameterizedTest
    @CsvSource({"10, 5, 2", "7.9, 5, 2", "48, 10, 5", "0.31, 5, 0.1", "1, 5, 0.2"})
    void shouldSpaceTicksAtRoundNumbers(double range, int most, double spacing) {
        assertEquals(spacing, PlotStyle.tickSpacing(range, most), 1e-12);
    }
}
