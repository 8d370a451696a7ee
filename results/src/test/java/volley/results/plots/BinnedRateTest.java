package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import volley.results.spikes.SpikeSource;
import volley.results.spikes.TimeBins;
import volley.simulation.record.SpikeTrains;

class BinnedRateTest {
    private static double[] rates(double startMs, double endMs, double... timesMs) throws IOException {
        var spikes = SpikeSource.of(new SpikeTrains(new int[timesMs.length], timesMs));
        return BinnedRate.of(spikes, 4, TimeBins.of(startMs, endMs, 0.1, 5, 1000))
                .hertz();
    }

    @Test
    void shouldCountASpikeAtTheEndOfABinInIt() throws IOException {
        assertArrayEquals(new double[] {100, 50}, rates(0, 10, 0.1, 5.0, 5.1), 1e-9);
    }

    @Test
    void shouldLeaveOutWhatIsBeforeOrAfterAndDivideAShortBinByItsOwnWidth() throws IOException {
        assertArrayEquals(new double[] {50, 125}, rates(10, 17, 10.0, 10.1, 15.1, 17.1), 1e-9);
    }
}
