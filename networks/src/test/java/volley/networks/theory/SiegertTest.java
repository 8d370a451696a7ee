package volley.networks.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiegertTest {
    private static final Siegert NEURON = new Siegert(20, 2, 0, 20);

    /** Made with SciPy 1.17: {@code quad} of {@code erfcx(-u)}. */
    @ParameterizedTest
    @CsvSource({"15, 5, 8.007820587509602", "30, 1, 41.791753535879465", "10, 2, 1.9179282990633723e-09"})
    void shouldGiveTheRatesThatScipyGives(double mean, double sigma, double hertz) {
        assertEquals(hertz, 1000 * NEURON.ratePerMs(mean, sigma), 1e-6 * hertz);
    }

    @Test
    void shouldNotFireWithoutInput() {
        assertEquals(0, NEURON.ratePerMs(0, 0));
    }

    @Test
    void shouldNotFireWhenTheThresholdIsOutOfReach() {
        assertEquals(0, NEURON.ratePerMs(10, 0.1));
        assertEquals(0, NEURON.ratePerMs(-1e6, 5));
    }

    @Test
    void shouldSaturateAtOneSpikeARefractoryTime() {
        assertEquals(0.5, NEURON.ratePerMs(1e9, 5), 1e-6);
    }

    @Test
    void shouldFireRegularlyWithLittleNoise() {
        double noiseless = NEURON.ratePerMs(30, 0);
        assertEquals(1 / (2 + 20 * Math.log(3)), noiseless, 1e-12);
        assertEquals(noiseless, NEURON.ratePerMs(30, 1e-5), 1e-8);
    }

    @Test
    void shouldFireMoreWithMoreInput() {
        double last = 0;
        for (double mean = -20; mean < 100; mean += 0.5) {
            double rate = NEURON.ratePerMs(mean, 4);
            assertTrue(rate > last, "mean " + mean);
            last = rate;
        }
    }

    /** Made with SciPy 1.17's {@code quad} on the shifted bounds. */
    @ParameterizedTest
    @CsvSource({"12, 4, 0.01638825341596844", "16, 2, 0.03544256756306263"})
    void shouldMoveThresholdAndResetWhereNoiseLasts(double mean, double sigma, double ratePerMs) {
        assertEquals(ratePerMs, new Siegert(10, 2, 0, 15).ratePerMs(mean, sigma, 0.5), 1e-9 * ratePerMs);
    }
}
