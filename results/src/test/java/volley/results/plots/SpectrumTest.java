package volley.results.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;
import volley.partition.UserException;
import volley.results.spikes.TimeBins;

class SpectrumTest {
    private static final int BINS = 1 << 16;

    private static Spectrum of(double[] hertz) {
        return Spectrum.of(new BinnedRate(TimeBins.of(0, hertz.length, 0.1, 1, Integer.MAX_VALUE), hertz));
    }

    @Test
    void shouldBeFlatForPoissonProcesses() {
        int neurons = 100;
        double rate = 30;
        var random = new RandomDataGenerator(1);
        var spectrum = of(IntStream.range(0, BINS)
                .mapToDouble(bin -> random.nextPoisson(neurons * rate / 1000) * 1000.0 / neurons)
                .toArray());
        double expected = 2 * rate / neurons;
        double mean = Arrays.stream(spectrum.densities()).average().orElseThrow();
        assertEquals(expected, mean, 0.02 * expected);
        assertTrue(Arrays.stream(spectrum.densities()).allMatch(d -> d > 0.5 * expected && d < 1.7 * expected));
        assertEquals(1000.0 / 1024, spectrum.frequencies()[0], 1e-9);
    }

    @Test
    void shouldHoldThePowerOfAnOscillationWhereItsFrequencyIs() {
        double amplitude = 10;
        double frequency = 125;
        var spectrum = of(IntStream.range(0, BINS)
                .mapToDouble(bin -> 30 + amplitude * Math.sin(2 * Math.PI * frequency * bin / 1000))
                .toArray());
        int peak = IntStream.range(0, spectrum.densities().length)
                .reduce((a, b) -> spectrum.densities()[a] > spectrum.densities()[b] ? a : b)
                .orElseThrow();
        assertEquals(frequency, spectrum.frequencies()[peak], 1e-9);
        double power = Arrays.stream(spectrum.densities()).sum() * spectrum.frequencies()[0];
        assertEquals(amplitude * amplitude / 2, power, 0.01 * power);
    }

    @Test
    void shouldCutShortRecordingsIntoShorterSegments() {
        assertEquals(1000.0 / 128, of(new double[700]).frequencies()[0], 1e-9);
        assertEquals(1000.0 / 32, of(new double[32]).frequencies()[0], 1e-9);
    }

    @Test
    void shouldRefuseRecordingsThatAreTooShort() {
        assertEquals(
                "spectrum of 31 bins of 1 ms: expected a run of at least 32",
                assertThrows(UserException.class, () -> of(new double[31])).getMessage());
    }
}
