package volley.launcher.run;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import volley.launcher.network.NetworkSource;
import volley.partition.UserException;
import volley.results.spikes.SpikeFormat;
import volley.simulation.NetworkPlan;
import volley.simulation.Settings;

class RunMemoryTest {
    private static final int ALL = Integer.MAX_VALUE;

    private static Experiment brunel(String order) {
        var source = NetworkSource.of("brunel");
        return Experiment.of(
                source,
                source.type().create(Map.of("--order", order)),
                1000,
                0.1,
                Settings.defaults(),
                OptionalDouble.empty());
    }

    private static RunOutput output(int recorded, boolean plot) {
        return new RunOutput(null, "", recorded, SpikeFormat.DAT, plot);
    }

    private static String refusal(Experiment experiment, NetworkPlan plan, RunOutput output, double usableBytes) {
        return assertThrows(UserException.class, () -> RunMemory.require(experiment, plan, output, 1, usableBytes))
                .getMessage();
    }

    @Test
    void shouldRefuseANetworkThatDoesNotFit() {
        var experiment = brunel("20000");
        var plan = experiment.plan(1, 1, Double.MAX_VALUE);
        String message = refusal(experiment, plan, output(0, false), 0.5 * plan.bytesOfRank());
        assertTrue(message.startsWith("brunel of 100,000 neurons and 1,000,000,000 synapses needs about "), message);
        assertTrue(message.endsWith("expected a smaller network, or more machines"), message);
    }

    @Test
    void shouldRefusePicturesThatDoNotFitBesideTheNetwork() {
        var experiment = brunel("20000");
        var plan = experiment.plan(1, 1, Double.MAX_VALUE);
        double usableBytes = plan.bytesOfRank() + 1000;
        String message = refusal(experiment, plan, output(ALL, true), usableBytes);
        assertTrue(message.endsWith("can be used: expected --no-plot, or fewer recorded neurons"), message);
        assertDoesNotThrow(() -> RunMemory.require(experiment, plan, output(ALL, false), 1, usableBytes));
    }

    /** Four numbers of 8 bytes a neuron are what measuring spike trains takes. */
    @Test
    void shouldCountWhatMeasuringTakes() {
        var experiment = brunel("20000");
        var network = NetworkPlan.of(
                experiment.network(), experiment.grid(), 1000, 1, 1, experiment.settings(), Double.MAX_VALUE);
        assertEquals(
                32 * 100_000.0, experiment.plan(1, 1, Double.MAX_VALUE).bytesOfRank() - network.bytesOfRank(), 100_000);
    }
}
