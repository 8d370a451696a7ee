package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import volley.results.spikes.SpikeSource;
import volley.simulation.record.SpikeTrains;

class BinnedRateTest {
    private static double[] rates(double startMs, double endMs, double... timesMs) throws IOException {
        var spikes = SpikeSource.of(new SpikeTrains(new int[timesMs.length], timesMs));
        return BinnedRate.of(spikes, 4, startMs, endMs, 5).hertz();
    }

    @Test
    void shouldCountASpikeAtTheEndOfABinInIt() throws IOException {
        assertArrayEquals(new double[] {100, 50}, rates(0, 10, 0.1, 5.0, 5.1));
    }

    @Test
    void shouldLeaveOutWhatIsBeforeOrAfterOrInABrokenBin() throws IOException {
        assertArrayEquals(new double[] {50}, rates(10, 19, 10.0, 10.1, 15.1, 19.0));
    }
}
