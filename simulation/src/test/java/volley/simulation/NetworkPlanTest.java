package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.models.IafPscDelta;
import volley.models.Multimeter;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;

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
                new Recorded(20), new TimeGrid(0.1), ranks, ranks, Settings.defaults(), Double.MAX_VALUE);
        assertEquals(List.of(new NetworkPlan.Population("all", 20)), plan.populations());
        assertEquals(200, plan.synapses());
        assertEquals(15, plan.minDelaySteps());
        assertEquals(List.of("multimeter", "multimeter", "spike_recorder"), plan.unnamed());
    }
}
