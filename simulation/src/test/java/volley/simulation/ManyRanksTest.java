package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.Communicator;
import volley.models.IafPscDelta;
import volley.models.SpikeGenerator;
import volley.partition.random.Seeding;

/** Ranks without neurons of a population, without connections, without anything. */
@Timeout(60)
class ManyRanksTest {
    private static final Settings SEEDED_BY_NEURON = new Settings(1, Seeding.NEURON, Optional.empty());

    private static Simulator simulator(Communicator communicator) {
        return new Simulator(ms(0.1), communicator, SEEDED_BY_NEURON);
    }

    /** Three neurons spike, and drive two of thirteen others. */
    private static long fingerprint(Communicator communicator) {
        var simulator = simulator(communicator);
        var few = simulator.create(IafPscDelta.defaults(), 3);
        var many = simulator.create(IafPscDelta.defaults(), 13);
        var generator = simulator.create(SpikeGenerator.atMilliseconds(1, 5, 9));
        simulator.connect(generator, few, allToAll(), Synapse.of(mV(20), ms(0.1)));
        simulator.connect(few, many.slice(4, 6), fixedIndegree(2), Synapse.of(mV(10), ms(1.5)));
        return simulator.simulate(ms(20)).fingerprint();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 13, 16})
    void shouldSimulateTheSameOnRanksThatLackAPopulationOrConnections(int ranks) {
        long alone = Ranks.on(1, ManyRanksTest::fingerprint);
        assertEquals(alone, Ranks.on(ranks, ManyRanksTest::fingerprint));
    }

    @Test
    void shouldSimulateWithoutAnyConnection() {
        double rate = Ranks.on(6, communicator -> {
            var simulator = simulator(communicator);
            var neurons = simulator.create(IafPscDelta.defaults(), 7);
            return simulator.simulate(ms(20)).rate(neurons);
        });
        assertEquals(0, rate);
    }

    @Test
    void shouldSimulateOnMoreRanksThanNeurons() {
        double rate = Ranks.on(8, communicator -> {
            var simulator = simulator(communicator);
            var neurons = simulator.create(IafPscDelta.defaults(), 3);
            var generator = simulator.create(SpikeGenerator.atMilliseconds(1));
            simulator.connect(generator, neurons, allToAll(), Synapse.of(mV(20), ms(0.1)));
            simulator.connect(neurons, neurons, allToAll(), Synapse.of(mV(20), ms(1.5)));
            return simulator.simulate(ms(10)).rate(neurons);
        });
        assertTrue(rate > 0, "rate " + rate);
    }
}
