package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volley.exchange.Communicator;
import volley.models.IafPscDelta;
import volley.partition.connect.ConnectionRule;
import volley.partition.random.Seeding;
import volley.partition.store.Store;

/** However connections are kept, the spikes are the same, also where a network or a rank's share of it is odd. */
@Timeout(60)
class StoresTest {
    private static final int RANKS = 2;

    /** Neurons that a constant current drives, coupled among themselves twice, with different delays. */
    private record Case(String name, int neurons, ConnectionRule rule, double shorterDelayMs, boolean synchronous) {
        @Override
        public String toString() {
            return name;
        }

        /** The fingerprint, and the number of spikes that neurons got. */
        long[] run(Communicator communicator, Store store) {
            var settings = new Settings(1, Seeding.RANK, Optional.of(store));
            var sim = new Simulator(ms(0.1), communicator, settings);
            var model = IafPscDelta.defaults().iE(pA(500));
            int half = (neurons + 1) / 2;
            var first = sim.create(model, half);
            var all = neurons == half
                    ? first
                    : first.plus(sim.create(synchronous ? model : model.initialVM(mV(-58)), neurons - half));
            sim.connect(all, all, rule, Synapse.of(mV(0.25), ms(shorterDelayMs)));
            sim.connect(first, all, rule, Synapse.of(mV(-0.125), ms(2.1)));
            var result = sim.simulate(ms(40));
            return new long[] {result.fingerprint(), result.statistics().synapticEvents()};
        }
    }

    private static List<Case> cases() {
        return List.of(
                new Case("a rank of no neurons", 1, fixedIndegree(1), 1.5, false),
                new Case("ranks of 1 neuron", 2, fixedIndegree(3), 1.5, false),
                new Case("ranks of 63 neurons", 2 * 63, fixedIndegree(20), 1.5, false),
                new Case("ranks of 64 neurons", 2 * 64, fixedIndegree(20), 1.5, false),
                new Case("ranks of 65 neurons", 2 * 65, fixedIndegree(20), 1.5, false),
                new Case("in-degree 1", 300, fixedIndegree(1), 1.5, false),
                new Case("a delay of 1 step", 300, fixedIndegree(30), 0.1, false),
                new Case("all to all", 200, allToAll(), 1.5, false),
                new Case("more sources drawn than there are", 70, fixedIndegree(700), 1.5, false),
                new Case("600 spikes at a neuron in a step", 600, allToAll(), 1.5, true));
    }

    static Stream<Arguments> storedCases() {
        return cases().stream()
                .flatMap(network -> Arrays.stream(Store.values()).map(store -> Arguments.of(network, store)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("storedCases")
    void shouldGiveTheSpikesThatListsGive(Case network, Store store) {
        var expected = Ranks.on(RANKS, communicator -> network.run(communicator, Store.LIST));
        var actual = Ranks.on(RANKS, communicator -> network.run(communicator, store));
        assertTrue(expected[1] > 0, "no synaptic events");
        assertEquals(expected[1], actual[1]);
        assertEquals(expected[0], actual[0]);
    }
}
