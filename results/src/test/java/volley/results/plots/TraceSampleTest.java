package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.results.RunRecord;
import volley.results.spikes.TimeBins;

class TraceSampleTest {
    private static final int[] SENDERS = {4, 5, 6, 7, 8, 9};
    private static final RunRecord.Trace TRACE = new RunRecord.Trace("vm", List.of("V_m", "I"), SENDERS.length, 0.5);

    /** Two neurons more than are kept. */
    private static TraceSample sample(TimeBins bins, double[] timesMs, DoubleUnaryOperator voltage) {
        var sample = new TraceSample(TRACE, bins);
        for (double timeMs : timesMs) {
            var values = new double[12];
            for (int neuron = 0; neuron < 6; neuron++) {
                values[2 * neuron] = neuron + voltage.applyAsDouble(timeMs);
                values[2 * neuron + 1] = -timeMs;
            }
            sample.record(timeMs, SENDERS, values);
        }
        return sample;
    }

    @Test
    void shouldKeepTheLowestAndTheHighestOfEachBinOfAFewNeuronsInTheirOrder() {
        double[] timesMs = {10, 10.5, 11, 13, 13.5, 14, 14.5};
        var sample = sample(TimeBins.of(10, 14, 0.1, 2, 10), timesMs, timeMs -> 100 * timeMs);
        assertEquals(4, sample.neurons());
        assertEquals(6, sample.globalId(2));
        assertTrue(sample.isPaired());
        assertArrayEquals(new double[] {10.5, 11, 13, 14}, sample.timesMs());
        assertArrayEquals(new double[] {1052, 1102, 1302, 1402}, sample.values(0, 2));
        assertArrayEquals(new double[] {-10.5, -11, -13, -14}, sample.values(1, 0));
    }

    /** A reset falls once. */
    @Test
    void shouldNotRiseBeforeAFall() {
        var sample = sample(
                TimeBins.of(0, 2, 0.1, 2, 1),
                new double[] {0.5, 1, 1.5, 2},
                timeMs -> timeMs <= 1 ? -56 + timeMs : -71 + timeMs);
        assertArrayEquals(new double[] {0.5, 2}, sample.timesMs());
        assertArrayEquals(new double[] {-55, -69.5}, sample.values(0, 0));
    }

    @Test
    void shouldTellTheTimesOfRecordsThatHaveABinEach() {
        double[] timesMs = {3, 13, 23};
        var sample = sample(TimeBins.of(0, 30, 0.1, 10, 10), timesMs, timeMs -> timeMs);
        assertFalse(sample.isPaired());
        assertArrayEquals(timesMs, sample.timesMs());
        assertArrayEquals(timesMs, sample.values(0, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 3})
    void shouldKeepTheTimesOfOthersWhereAValueIsNone(double none) {
        var one =
                sample(TimeBins.of(0, 3, 0.1, 1, 3), new double[] {1, 2, 3}, timeMs -> timeMs == none ? Double.NaN : 7);
        assertArrayEquals(new double[] {1, 2, 3}, one.timesMs());
        var expected = new double[] {7, 7, 7};
        expected[(int) none - 1] = Double.NaN;
        assertArrayEquals(expected, one.values(0, 0));
        var all = sample(
                TimeBins.of(0, 3, 0.1, 3, 1), new double[] {1, 2, 3}, timeMs -> timeMs == none ? Double.NaN : timeMs);
        assertArrayEquals(new double[] {none == 1 ? 2 : 1, none == 3 ? 2 : 3}, all.values(0, 0));
    }
}
