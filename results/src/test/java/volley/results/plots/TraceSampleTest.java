package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import volley.results.RunRecord;
import volley.results.spikes.TimeBins;

class TraceSampleTest {
    private static final int[] SENDERS = {4, 5, 6, 7, 8, 9};
    private static final RunRecord.Trace TRACE = new RunRecord.Trace("vm", List.of("V_m", "I"), SENDERS.length, 0.5);

    @Test
    void shouldKeepTheLowestAndTheHighestOfEachBinOfAFewNeurons() {
        var sample = new TraceSample(TRACE, TimeBins.of(10, 14, 0.1, 2, 10));
        for (double timeMs : new double[] {10, 10.5, 11, 13.5, 14, 14.5}) {
            var values = new double[12];
            for (int neuron = 0; neuron < 6; neuron++) {
                values[2 * neuron] = neuron + 100 * timeMs;
                values[2 * neuron + 1] = -timeMs;
            }
            sample.record(timeMs, SENDERS, values);
        }
        assertEquals(4, sample.neurons());
        assertEquals(6, sample.globalId(2));
        assertArrayEquals(new double[] {12, 12, 14, 14}, sample.timesMs(0, 2));
        assertArrayEquals(new double[] {1052, 1102, 1352, 1402}, sample.values(0, 2));
        assertArrayEquals(new double[] {-11, -10.5, -14, -13.5}, sample.values(1, 0));
    }
}
