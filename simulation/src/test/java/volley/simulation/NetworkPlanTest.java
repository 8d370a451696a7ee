package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.models.IafPscDelta;
import volley.models.Multimeter;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.partition.UserException;
import volley.partition.random.Distribution;

/** A plan tells of networks that record all there is, none of whose neurons exist while they are planned. */
class NetworkPlanTest {
    /** The record that a user writes who wants to see potentials. */
    private record Recorded(int neurons) implements Network {
        @Override
        public Populations build(Simulator sim) {
            var all = sim.create(IafPscDelta.defaults(), neurons);
            sim.connect(all, all, fixedIndegree(10), Synapse.of(mV(1), ms(1.5)));
            sim.connect(sim.create(new Multimeter().recordFrom("V_m")), all);
            sim.connect(all.slice(3, 7), sim.create(new Multimeter().recordFrom("V_m", "I")));
            sim.connect(all, sim.create(new SpikeRecorder()));
            sim.connect(all, sim.create(new SpikeStatistics()));
            return Populations.of("all", all);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40})
    void shouldPlanANetworkThatRecordsPotentialsAndSpikes(int ranks) {
        var plan = NetworkPlan.of(
                new Recorded(20), new TimeGrid(0.1), 100, ranks, ranks, Settings.defaults(), Double.MAX_VALUE);
        assertEquals(List.of(new NetworkPlan.Population("all", 20)), plan.populations());
        assertEquals(200, plan.synapses());
        assertEquals(15, plan.minDelaySteps());
        assertEquals(List.of("multimeter", "multimeter", "spike_recorder"), plan.unnamed());
    }

    @Test
    void shouldPlanANetworkWhoseValuesAreSet() {
        Network network = sim -> {
            var all = sim.create(IafPscDelta.defaults(), 20);
            sim.set(all.slice(3, 5), IafPscDelta.defaults().with("I_e", new double[] {100, 200}));
            sim.set(all, IafPscDelta.defaults().with("V_m", Distribution.uniform(-70, -60)));
            var recorder = sim.create(new SpikeRecorder());
            sim.connect(all, recorder);
            sim.set(recorder, new SpikeRecorder().with("start", 5));
            return Populations.of("all", all);
        };
        var plan = NetworkPlan.of(network, new TimeGrid(0.1), 100, 2, 2, Settings.defaults(), Double.MAX_VALUE);
        assertEquals(20, plan.neurons());
    }

    /** 500 records of 1 ms, of 2 quantities of 8 bytes, of the half of 400 neurons that one of two ranks has. */
    @Test
    void shouldCountWhatAMultimeterKeeps() {
        double bytes = bytesOfRank(500, false) - bytesOfRank(0, false);
        assertEquals(500 * 2 * 8 * 200, bytes);
    }

    /** What streams waits for no longer than its messages take, however long the simulation is. */
    @Test
    void shouldCountLittleForAMultimeterThatStreams() {
        double bytes = bytesOfRank(1000, true);
        assertEquals(bytes, bytesOfRank(1_000_000, true));
        assertTrue(bytes < bytesOfRank(1000, false), "bytes " + bytes);
    }

    /** A potential, an input, a number of spikes and a place among them: 24 bytes a neuron at least. */
    @Test
    void shouldCountTheStateOfNeuronsThatNothingConnects() {
        Network network = sim -> Populations.of("all", sim.create(IafPscDelta.defaults(), 90_000_000));
        var plan = NetworkPlan.of(network, new TimeGrid(0.1), 1000, 2, 2, Settings.defaults(), Double.MAX_VALUE);
        assertTrue(plan.bytesOfRank() >= 45_000_000 * 24.0, "bytes " + plan.bytesOfRank());
    }

    @Test
    void shouldRefuseNeuronsBesideAsManyAsThereCanBe() {
        Network network = sim -> {
            sim.create(IafPscDelta.defaults(), Integer.MAX_VALUE);
            return Populations.of("more", sim.create(IafPscDelta.defaults(), 3));
        };
        var refusal = assertThrows(
                UserException.class,
                () -> NetworkPlan.of(network, new TimeGrid(0.1), 1000, 4096, 2, Settings.defaults(), Double.MAX_VALUE));
        assertEquals(
                "population of 3 neurons: expected none beside the 2147483647 that there are", refusal.getMessage());
    }

    private static double bytesOfRank(double simtimeMs, boolean streams) {
        Network network = sim -> {
            var all = sim.create(IafPscDelta.defaults(), 400);
            var multimeter = sim.create(new Multimeter().recordFrom("V_m", "I"));
            sim.connect(multimeter, all);
            var populations = Populations.of("all", all);
            return streams ? populations.trace("all", multimeter) : populations;
        };
        return NetworkPlan.of(network, new TimeGrid(0.1), simtimeMs, 2, 2, Settings.defaults(), Double.MAX_VALUE)
                .bytesOfRank();
    }
}
