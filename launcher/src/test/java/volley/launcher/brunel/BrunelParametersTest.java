package volley.launcher.brunel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import volley.simulation.Settings;

class BrunelParametersTest {
    private static final BrunelParameters DEFAULTS = new BrunelParameters(2500, 5, 2, 0.1, 0.1, 1.5, 1000, 0.1);

    @Test
    void shouldDeriveSizesAndIndegrees() {
        assertEquals(10_000, DEFAULTS.ne());
        assertEquals(2_500, DEFAULTS.ni());
        assertEquals(1_000, DEFAULTS.ce());
        assertEquals(250, DEFAULTS.ci());
        assertEquals(12_500_000, DEFAULTS.excitatorySynapses());
        assertEquals(3_125_000, DEFAULTS.inhibitorySynapses());
        assertEquals(-0.5, DEFAULTS.inhibitoryMillivolts(), 1e-15);
    }

    /** With J = 0.1 mV, C_E = 1000, theta = 20 mV, tau_m = 20 ms: 20 / (0.1 * 1000 * 20) = 0.01 spikes per ms. */
    @Test
    void shouldDriveEveryNeuronAtEtaTimesTheThresholdRate() {
        assertEquals(0.01, DEFAULTS.thresholdRatePerMs(), 1e-15);
        assertEquals(20_000, DEFAULTS.externalRateHertz(), 1e-9);
    }

    @Test
    void shouldRoundIndegreesDownAsTheTutorialDoes() {
        var odd = new BrunelParameters(33, 5, 2, 0.1, 0.1, 1.5, 1000, 0.1);
        assertEquals(13, odd.ce());
        assertEquals(3, odd.ci());
    }

    @Test
    void shouldCountMoreSynapsesThanAnIntHolds() {
        var large = new BrunelParameters(100_000, 5, 2, 0.1, 0.1, 1.5, 1000, 0.1);
        assertEquals(20_000_000_000L, large.excitatorySynapses());
        assertEquals(1.25e10, BrunelMemory.bytesOfRank(large, Settings.defaults(), 2), 1e8);
    }
}
