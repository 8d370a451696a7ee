package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;
import static volley.partition.connect.ConnectionRule.fixedOutdegree;
import static volley.partition.connect.ConnectionRule.fixedTotalNumber;
import static volley.partition.connect.ConnectionRule.oneToOne;
import static volley.partition.connect.ConnectionRule.pairwiseBernoulli;
import static volley.partition.connect.ConnectionRule.pairwisePoisson;
import static volley.partition.random.Distribution.normal;
import static volley.partition.random.Distribution.uniform;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import volley.models.IafPscExp;
import volley.models.ParrotNeuron;
import volley.models.PoissonGenerator;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.connect.ConnectionRule;

/** What a plan counts is at least what building the network takes, and not much more. */
class MemoryPlanTest {
    private static final double MIB = 1 << 20;
    private static final int NEURONS = 20_000;
    private static final int INDEGREE = 1000;
    private static final double CONNECTIONS = (double) NEURONS * INDEGREE;
    private static final Synapse DRAWN =
            Synapse.of(pA(10), ms(1)).weight(normal(10, 1)).delay(uniform(0.5, 3));

    private static double bytes(Consumer<Simulator> build) {
        Network network = sim -> {
            build.accept(sim);
            return Populations.of("one", sim.create(ParrotNeuron.defaults(), 1));
        };
        return NetworkPlan.of(network, new TimeGrid(0.1), 1, 1, 1, Settings.defaults(), Double.MAX_VALUE)
                .bytesOfRank();
    }

    private static NodeView neurons(Simulator sim, int count) {
        return sim.create(IafPscExp.defaults(), count);
    }

    private static NetworkBuilder builder(double limit) {
        return new NetworkBuilder(
                new TimeGrid(0.1), new RoundRobin(0, 1), MemoryBudget.of(1, limit), Settings.defaults(), false);
    }

    private static void assertBetween(double least, double most, double bytes) {
        assertTrue(bytes >= least && bytes <= most, bytes + " bytes: expected " + least + " to " + most);
    }

    @Test
    void shouldPlanTheIndegreesThatTargetsDraw() {
        double without = bytesOf(fixedIndegree(0));
        for (var rule : List.of(pairwiseBernoulli(0), pairwisePoisson(0), fixedTotalNumber(0))) {
            assertEquals(without + (double) Integer.BYTES * NEURONS, bytesOf(rule), rule.name());
        }
    }

    @Test
    void shouldPlanTheIndegreesOfAllToAllWithoutAutapses() {
        assertEquals(
                bytesOf(allToAll()) + (double) Integer.BYTES * NEURONS,
                bytesOf(allToAll().withoutAutapses()));
    }

    private static double bytesOf(ConnectionRule rule) {
        return bytes(sim -> sim.connect(neurons(sim, 1), neurons(sim, NEURONS), rule, Synapse.of(pA(10), ms(1))));
    }

    /** An int of weight and target, and a delay of a byte beside it while rows are built. */
    @Test
    void shouldPlanNarrowRows() {
        double bytes = bytes(sim -> {
            var all = neurons(sim, NEURONS);
            sim.connect(all, all, fixedIndegree(INDEGREE), DRAWN);
        });
        assertBetween(5 * CONNECTIONS, 5.5 * CONNECTIONS, bytes);
    }

    /** A parrot may repeat a spike within a step, which 16 bits may not hold. */
    @Test
    void shouldPlanWideRowsFromParrots() {
        double bytes = bytes(sim -> {
            var parrots = sim.create(ParrotNeuron.defaults(), NEURONS);
            sim.connect(parrots, neurons(sim, NEURONS), fixedIndegree(INDEGREE), DRAWN);
        });
        assertBetween(10 * CONNECTIONS, 11 * CONNECTIONS, bytes);
    }

    @Test
    void shouldPlanWideRowsWhereAnotherProjectionHasASmallQuantum() {
        double bytes = bytes(sim -> {
            var all = neurons(sim, NEURONS);
            sim.connect(all, all, fixedIndegree(INDEGREE), DRAWN);
            sim.connect(all, all, fixedIndegree(1), DRAWN.weight(normal(0.001, 0.0001)));
        });
        assertBetween(10 * CONNECTIONS, 11 * CONNECTIONS, bytes);
    }

    /** 32,767 multiples of the quantum, 65,600 times, are beyond an int. */
    @Test
    void shouldPlanWideRowsWhereSumsOverflow() {
        int sources = 65_600;
        var wide = Synapse.of(pA(1), ms(1)).weight(normal(1, 1.0 / 64).clamp(0.5, 1));
        double bytes = bytes(sim -> sim.connect(
                sim.create(IafPscExp.defaults(), sources), neurons(sim, 1000), fixedIndegree(30 * sources), wide));
        assertBetween(10.0 * 1000 * 30 * sources, 11.0 * 1000 * 30 * sources, bytes);
    }

    /** Where rows begin and end, and how much of each is in the block: an int each, for each block of 65,536 targets. */
    @Test
    void shouldPlanWhatRowsTakeOfEachSourceAndBlock() {
        int neurons = 1 << 20;
        double before = bytes(sim -> neurons(sim, neurons));
        double bytes = bytes(sim -> {
            var all = neurons(sim, neurons);
            sim.connect(all, all, oneToOne(), DRAWN);
        });
        assertBetween(16 * 12.0 * neurons, 16 * 17.0 * neurons, bytes - before);
    }

    /** Nothing is built of what would end in an OutOfMemoryError: 16 blocks times a million sources times 12 bytes. */
    @Test
    void shouldRefuseRowsOfMoreSourcesAndBlocksThanFitTheMemory() {
        var builder = builder(180 * MIB);
        var all = builder.population(IafPscExp.defaults(), 1 << 20).get();
        builder.addProjection(all, all, oneToOne(), DRAWN);
        var refusal = assertThrows(UserException.class, builder::build);
        assertTrue(
                refusal.getMessage()
                        .startsWith("keeping 1,048,576 synapses a rank, whose weights differ, brings the need"),
                refusal.getMessage());
    }

    @Test
    void shouldPlanABlockOfOutgoingConnections() {
        double incoming = bytes(sim -> {
            var all = neurons(sim, NEURONS);
            sim.connect(all, all, fixedIndegree(INDEGREE), DRAWN);
        });
        double outgoing = bytes(sim -> {
            var all = neurons(sim, NEURONS);
            sim.connect(all, all, fixedOutdegree(INDEGREE), DRAWN);
        });
        assertBetween(4 * CONNECTIONS, 4.1 * CONNECTIONS, outgoing - incoming);
    }

    /** A block can be let go of for that of another projection. */
    @Test
    void shouldPlanOneBlockOfOutgoingConnectionsForAllProjections() {
        double one = bytes(sim -> {
            var all = neurons(sim, NEURONS);
            sim.connect(all, all, fixedOutdegree(INDEGREE), DRAWN);
        });
        double two = bytes(sim -> {
            var all = neurons(sim, NEURONS);
            sim.connect(all, all, fixedOutdegree(INDEGREE / 2), DRAWN);
            sim.connect(all, all, fixedOutdegree(INDEGREE / 2), DRAWN);
        });
        assertBetween(0, 4 * CONNECTIONS / 2 * 1.1, one - two);
    }

    @Test
    void shouldRefuseMoreTargetsOfASourceThanFitTheMemory() {
        var builder = builder(100 * MIB);
        var all = builder.population(IafPscExp.defaults(), 10).get();
        var refusal = assertThrows(
                UserException.class,
                () -> builder.addProjection(all, all, fixedOutdegree(Integer.MAX_VALUE), Synapse.of(pA(1), ms(1))));
        assertTrue(refusal.getMessage().startsWith("connecting 21,474,836,470 synapses a rank"), refusal.getMessage());
    }

    /** A range of one neuron for each: four ints of the set, two of the rank's part of it, and a weight. */
    @Test
    void shouldPlanConnectionsOfAGeneratorWhoseDelaysDiffer() {
        int neurons = 1 << 20;
        var same = Synapse.of(pA(10), ms(1));
        double one = bytes(sim ->
                sim.connect(sim.create(new PoissonGenerator(hertz(1000))), neurons(sim, neurons), allToAll(), same));
        double drawn = bytes(sim ->
                sim.connect(sim.create(new PoissonGenerator(hertz(1000))), neurons(sim, neurons), allToAll(), DRAWN));
        assertBetween(24.0 * neurons, 80.0 * neurons, drawn - one);
    }

    @Test
    void shouldPlanParametersThatAreSetLikeThoseThatAreGiven() {
        int neurons = 1 << 20;
        var varied = IafPscExp.defaults().with("tau_m", uniform(9, 11)).with("V_th", uniform(-55, -50));
        double given = bytes(sim -> sim.create(varied, neurons));
        double once = bytes(sim -> sim.set(neurons(sim, neurons), varied));
        assertEquals(given, once);
        double twice = bytes(sim -> {
            var all = neurons(sim, neurons);
            sim.set(all, varied);
            sim.set(all.slice(0, 10), IafPscExp.defaults().with("C_m", 200));
        });
        assertEquals(given, twice);
        double single = bytes(sim -> sim.set(
                neurons(sim, neurons), IafPscExp.defaults().with("tau_m", 11).with("V_m", uniform(-70, -60))));
        assertEquals(bytes(sim -> neurons(sim, neurons)), single);
    }

    /** Nothing of it has been set where the memory is refused. */
    @Test
    void shouldSetNothingThatDoesNotFitTheMemory() {
        var builder = builder(100 * MIB);
        var all = builder.population(IafPscExp.defaults(), 1_000_000).get();
        var refusal = assertThrows(
                UserException.class,
                () -> builder.setNeurons(all, IafPscExp.defaults().with("V_th", uniform(-55, -50))));
        assertTrue(refusal.getMessage().startsWith("setting parameters of 1,000,000 neurons"), refusal.getMessage());
    }
}
