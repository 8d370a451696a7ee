package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.random.DiscreteDistribution;
import volley.partition.random.Distribution;
import volley.partition.random.Purpose;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;

/** What holds for every rule, on any number of ranks. */
class RulesOnRanksTest {
    private static final NodeSet SOURCES = NodeSet.of(20, 70).plus(NodeSet.of(0, 11));
    private static final NodeSet TARGETS =
            NodeSet.of(40, 60).plus(NodeSet.of(3, 16)).plus(NodeSet.ofIds(77, 75, 1, 90));

    private static final DiscreteDistribution WEIGHTS = DiscreteDistribution.of(Distribution.normal(0, 1), 1.0 / 256);
    private static final DiscreteDistribution DELAYS = DiscreteDistribution.delays(Distribution.uniform(0.1, 3), 0.1);

    static List<ConnectionRule> rules() {
        return List.of(
                ConnectionRule.allToAll(),
                ConnectionRule.allToAll().withoutAutapses(),
                ConnectionRule.fixedIndegree(8),
                ConnectionRule.fixedIndegree(8).withoutMultapses().withoutAutapses(),
                ConnectionRule.fixedOutdegree(9),
                ConnectionRule.fixedOutdegree(30).withoutMultapses().withoutAutapses(),
                ConnectionRule.fixedTotalNumber(500),
                ConnectionRule.fixedTotalNumber(700).withoutAutapses(),
                ConnectionRule.fixedTotalNumber(1500).withoutMultapses().withoutAutapses(),
                ConnectionRule.pairwiseBernoulli(0.2),
                ConnectionRule.pairwiseBernoulli(0.8).withoutAutapses(),
                ConnectionRule.pairwisePoisson(0.3),
                ConnectionRule.pairwisePoisson(1.5).withoutAutapses(),
                ConnectionRule.edges(new int[] {0, 60, 13, 13, 13, 2, 0}, new int[] {36, 0, 20, 35, 20, 20, 36}));
    }

    /** A target's connections: the sources' indices, the weights, the delays. */
    private record Target(int globalId, int[] sources, int[] weights, int[] delays) {
        @Override
        public String toString() {
            return globalId + Arrays.toString(sources) + Arrays.toString(weights) + Arrays.toString(delays);
        }
    }

    private static IncomingConnections incoming(ConnectionRule rule, RoundRobin partition, Seeding seeding) {
        return new IncomingConnections(rule, SOURCES, TARGETS, partition, seeding, RandomKey.of(5, Purpose.WIRING));
    }

    private static List<Target> drawnOn(RoundRobin partition, ConnectionRule rule, Seeding seeding) {
        var incoming = incoming(rule, partition, seeding);
        var weights = incoming.values(WEIGHTS, RandomKey.of(5, Purpose.WEIGHT));
        var delays = incoming.values(DELAYS, RandomKey.of(5, Purpose.DELAY));
        return IntStream.range(0, incoming.targets())
                .mapToObj(target -> {
                    int indegree = incoming.indegree(target);
                    var sources = new int[incoming.mostIndegree()];
                    assertEquals(indegree, incoming.sources(target, sources));
                    var ofTarget = new Target(
                            incoming.localTargets().globalId(target),
                            Arrays.copyOf(sources, indegree),
                            new int[indegree],
                            new int[indegree]);
                    weights.values(target, ofTarget.weights);
                    delays.values(target, ofTarget.delays);
                    return ofTarget;
                })
                .toList();
    }

    /** All targets' connections as text, by global id. */
    private static String[] drawnOn(int ranks, ConnectionRule rule, Seeding seeding) {
        return IntStream.range(0, ranks)
                .mapToObj(rank -> drawnOn(new RoundRobin(rank, ranks), rule, seeding))
                .flatMap(List::stream)
                .sorted((a, b) -> Integer.compare(a.globalId, b.globalId))
                .map(Target::toString)
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldDrawTheSameOnAnyNumberOfRanksWhenSeededByNeuron(ConnectionRule rule) {
        var alone = drawnOn(1, rule, Seeding.NEURON);
        assertEquals(TARGETS.size(), alone.length);
        for (int ranks : new int[] {2, 3, 5, 7, 40}) {
            assertArrayEquals(alone, drawnOn(ranks, rule, Seeding.NEURON), ranks + " ranks");
        }
    }

    static Stream<Arguments> rulesBySeeding() {
        return rules().stream()
                .flatMap(rule -> Stream.of(Seeding.values()).map(seeding -> Arguments.of(rule, seeding)));
    }

    @ParameterizedTest
    @MethodSource("rulesBySeeding")
    void shouldDrawTheSameAgainInAnyOrderOfTargets(ConnectionRule rule, Seeding seeding) {
        var incoming = incoming(rule, new RoundRobin(1, 3), seeding);
        var inOrder = drawnOn(new RoundRobin(1, 3), rule, seeding);
        for (int target = incoming.targets() - 1; target >= 0; target--) {
            var sources = new int[incoming.mostIndegree()];
            int indegree = incoming.sources(target, sources);
            assertArrayEquals(inOrder.get(target).sources, Arrays.copyOf(sources, indegree));
        }
    }

    @ParameterizedTest
    @MethodSource("rulesBySeeding")
    void shouldTellItsSizesTruly(ConnectionRule rule, Seeding seeding) {
        for (int rank = 0; rank < 3; rank++) {
            var incoming = incoming(rule, new RoundRobin(rank, 3), seeding);
            var drawn = drawnOn(new RoundRobin(rank, 3), rule, seeding);
            var indegrees =
                    drawn.stream().mapToInt(target -> target.sources.length).toArray();
            assertEquals(incoming.size(), Arrays.stream(indegrees).sum());
            assertEquals(incoming.mostIndegree(), Arrays.stream(indegrees).max().orElse(0));
            assertEquals(SOURCES.size(), incoming.sources());
            assertTrue(drawn.stream()
                    .flatMapToInt(target -> Arrays.stream(target.sources))
                    .allMatch(source -> source >= 0 && source < SOURCES.size()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldDrawNoStreamOnTwoRanks(Seeding seeding) {
        var seen = new HashSet<String>();
        int targets = 0;
        for (int rank = 0; rank < 7; rank++) {
            var partition = new RoundRobin(rank, 7);
            for (var target : drawnOn(partition, ConnectionRule.fixedIndegree(8), seeding)) {
                seen.add(Arrays.toString(target.sources));
                seen.add(Arrays.toString(target.weights));
                seen.add(Arrays.toString(target.delays));
                targets++;
            }
        }
        assertEquals(TARGETS.size(), targets);
        assertEquals(3 * targets, seen.size());
    }

    static Stream<ConnectionRule> rulesThatForbid() {
        return rules().stream().filter(rule -> rule.toString().contains(" without "));
    }

    @ParameterizedTest
    @MethodSource("rulesThatForbid")
    void shouldKeepToWhatItsFlagsForbid(ConnectionRule rule) {
        boolean multapses = rule.hasMultapses();
        boolean autapses = !rule.toString().contains("without autapses");
        for (var target : drawnOn(new RoundRobin(0, 1), rule, Seeding.NEURON)) {
            long distinct = Arrays.stream(target.sources).distinct().count();
            assertTrue(multapses || distinct == target.sources.length, "a multapse");
            assertTrue(
                    autapses
                            || Arrays.stream(target.sources)
                                    .noneMatch(source -> SOURCES.globalId(source) == target.globalId),
                    "an autapse");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldDrawWeightsApartFromDelaysAndSources(Seeding seeding) {
        var incoming = incoming(ConnectionRule.fixedIndegree(8), new RoundRobin(0, 1), seeding);
        var one = new int[8];
        var other = new int[8];
        incoming.values(WEIGHTS, RandomKey.of(5, Purpose.WEIGHT)).values(0, one);
        incoming.values(WEIGHTS, RandomKey.of(5, Purpose.DELAY)).values(0, other);
        assertNotEquals(Arrays.toString(one), Arrays.toString(other));
    }
}
