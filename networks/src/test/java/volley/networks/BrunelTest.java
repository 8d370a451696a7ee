package volley.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static volley.models.Units.mV;
import static volley.models.Units.ms;

import java.util.List;
import org.junit.jupiter.api.Test;
import volley.simulation.NetworkPlan;
import volley.simulation.Settings;
import volley.simulation.TimeGrid;

class BrunelTest {
    private static final Brunel DEFAULTS = brunel(2500);

    private static Brunel brunel(int order) {
        return new Brunel(order, 5, 2, 0.1, mV(0.1), ms(1.5));
    }

    @Test
    void shouldDeriveSizesAndIndegrees() {
        assertEquals(10_000, DEFAULTS.ne());
        assertEquals(2_500, DEFAULTS.ni());
        assertEquals(1_000, DEFAULTS.ce());
        assertEquals(250, DEFAULTS.ci());
    }

    /** With J = 0.1 mV, C_E = 1000, theta = 20 mV, tau_m = 20 ms: 20 / (0.1 * 1000 * 20) = 0.01 spikes per ms. */
    @Test
    void shouldDriveEveryNeuronAtEtaTimesTheThresholdRate() {
        assertEquals(20_000, DEFAULTS.externalRateHertz(), 1e-9);
    }

    @Test
    void shouldRoundIndegreesDownAsTheTutorialDoes() {
        var odd = brunel(33);
        assertEquals(13, odd.ce());
        assertEquals(3, odd.ci());
    }

    @Test
    void shouldBePlannedWithoutBeingDrawn() {
        var plan =
                NetworkPlan.of(brunel(100_000), new TimeGrid(0.1), 1000, 2, 2, Settings.defaults(), Double.MAX_VALUE);
        assertEquals(20_000_000_000L + 5_000_000_000L, plan.synapses());
        assertEquals(500_000, plan.neurons());
        assertEquals(15, plan.minDelaySteps());
        assertEquals(
                List.of(new NetworkPlan.Population("exc", 400_000), new NetworkPlan.Population("inh", 100_000)),
                plan.populations());
        // Bitmaps: an eighth of a byte for each of 500,000 sources and 250,000 targets, and a twentieth of all twice.
        assertEquals(1.8e10, plan.bytesOfRank(), 0.2e10);
    }

    @Test
    void shouldBePlannedSmallerWhereMemoryIsShort() {
        var plan = NetworkPlan.of(brunel(100_000), new TimeGrid(0.1), 1000, 2, 2, Settings.defaults(), 2.6e10);
        assertEquals(1.25e10, plan.bytesOfRank(), 0.05e10);
    }
}
