package volley.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static volley.models.Units.mV;
import static volley.models.Units.ms;

import org.junit.jupiter.api.Test;

class BrunelAlphaTest {
    private static final BrunelAlpha DEFAULTS = new BrunelAlpha(2500, 5, 2, 0.1, mV(0.1), ms(1.5));

    /** By numerical maximization of the potential's formula, on a grid of 1e-6 ms. */
    @Test
    void shouldFindThePeakOfThePotential() {
        double peak = 0;
        double b = 1 / 0.5 - 1 / 20.0;
        for (double t = 1; t < 4; t += 1e-6) {
            double v =
                    Math.E / (0.5 * 250 * b) * ((Math.exp(-t / 20) - Math.exp(-t / 0.5)) / b - t * Math.exp(-t / 0.5));
            peak = Math.max(peak, v);
        }
        assertEquals(peak, new AlphaPotential(20, 0.5, 250).peak(), 1e-12);
        assertEquals(0.1 / peak, DEFAULTS.excitatoryPicoamperes(), 1e-9);
    }

    /** The mean potential that input of this rate makes is eta times the threshold: tau_m/C_m rate e tau_syn J_ex. */
    @Test
    void shouldDriveTheMeanPotentialToEtaTimesTheThreshold() {
        double chargePicocoulombs = Math.E * 0.5 * DEFAULTS.excitatoryPicoamperes();
        assertEquals(2 * 20, 20 / 250.0 * DEFAULTS.externalRateHertz() / 1000 * chargePicocoulombs, 1e-9);
    }

    /** As NEST 3.10 has them at order 250. */
    @Test
    void shouldHaveTheWeightAndTheNoiseOfNestsExample() {
        var network = new BrunelAlpha(250, 5, 2, 0.1, mV(0.1), ms(1.5));
        assertEquals(20.68015524367846, network.excitatoryPicoamperes(), 1e-9);
        assertEquals(17789.007714721884, network.externalRateHertz(), 1e-6);
    }
}
