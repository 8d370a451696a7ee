package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.random.Goodness;
import volley.partition.random.Seeding;

/** Statistics are of fixed seeds: an outcome never changes from one run to the next. */
class FixedTotalNumberTest {
    private static final int NETWORKS = 400;
    private static final NodeSet SOURCES = NodeSet.of(0, 40);
    private static final NodeSet TARGETS = NodeSet.of(20, 77);
    private static final int NUMBER = 800;

    private static int[][] drawn(ConnectionRule rule, long seed) {
        return Drawn.sources(rule, SOURCES, TARGETS, seed);
    }

    /** The in-degrees of one target, or of another, in many networks. */
    private static int[] indegrees(ConnectionRule rule) {
        return IntStream.range(0, NETWORKS)
                .boxed()
                .flatMapToInt(seed -> Stream.of(3, 50).mapToInt(target -> drawn(rule, seed)[target].length))
                .toArray();
    }

    @ParameterizedTest
    @EnumSource
    void shouldMakeExactlyItsNumberOfConnections(Seeding seeding) {
        for (int ranks : new int[] {1, 2, 3, 5, 7}) {
            for (var rule : new ConnectionRule[] {
                ConnectionRule.fixedTotalNumber(NUMBER),
                ConnectionRule.fixedTotalNumber(NUMBER).withoutAutapses(),
                ConnectionRule.fixedTotalNumber(NUMBER).withoutMultapses()
            }) {
                int made = IntStream.range(0, ranks)
                        .mapToObj(
                                rank -> Drawn.sources(rule, SOURCES, TARGETS, new RoundRobin(rank, ranks), seeding, 1))
                        .flatMap(Arrays::stream)
                        .mapToInt(row -> row.length)
                        .sum();
                assertEquals(NUMBER, made);
            }
        }
    }

    @Test
    void shouldGiveEachTargetABinomialInDegree() {
        var reference = new BinomialDistribution(NUMBER, 1.0 / TARGETS.size());
        Goodness.assertOf(reference::probability, indegrees(ConnectionRule.fixedTotalNumber(NUMBER)));
    }

    @Test
    void shouldGiveEachTargetAHypergeometricInDegreeWithoutMultapses() {
        var rule = ConnectionRule.fixedTotalNumber(NUMBER).withoutMultapses();
        var reference = new HypergeometricDistribution(SOURCES.size() * TARGETS.size(), SOURCES.size(), NUMBER);
        Goodness.assertOf(reference::probability, indegrees(rule));
    }

    /** Of 40 x 57 pairs 20 are autapses; each of the others is as likely as any. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldDrawEachPairAsOftenAsAnyOther(boolean multapses) {
        var rule = new FixedTotalNumber(NUMBER, multapses, false);
        int pairs = SOURCES.size() * TARGETS.size() - 20;
        var numbers = IntStream.range(0, NETWORKS)
                .boxed()
                .flatMapToInt(seed -> numbers(drawn(rule, seed)))
                .toArray();
        assertEquals(NETWORKS * NUMBER, numbers.length);
        if (multapses) {
            Goodness.assertOf(pair -> isAutapse(pair) ? 0 : 1.0 / pairs, numbers);
        } else {
            var counts = new int[SOURCES.size() * TARGETS.size()];
            Arrays.stream(numbers).forEach(pair -> counts[pair]++);
            var ofPairs = IntStream.range(0, counts.length)
                    .filter(pair -> !isAutapse(pair))
                    .map(pair -> counts[pair])
                    .toArray();
            Goodness.assertOf(new BinomialDistribution(NETWORKS, (double) NUMBER / pairs)::probability, ofPairs);
        }
    }

    private static IntStream numbers(int[][] drawn) {
        return IntStream.range(0, drawn.length)
                .flatMap(target -> Arrays.stream(drawn[target]).map(source -> target * SOURCES.size() + source));
    }

    private static boolean isAutapse(int pair) {
        return pair % SOURCES.size() == TARGETS.globalId(pair / SOURCES.size());
    }

    @Test
    void shouldConnectAllPairsWhenTheirNumberIsAskedFor() {
        var rule = ConnectionRule.fixedTotalNumber(40 * 57).withoutMultapses();
        for (var row : drawn(rule, 1)) {
            assertArrayEquals(
                    IntStream.range(0, 40).toArray(),
                    Arrays.stream(row).sorted().toArray());
        }
    }

    @Test
    void shouldMakeNoConnectionsWhenNoneAreAskedFor() {
        assertEquals(0, numbers(drawn(ConnectionRule.fixedTotalNumber(0), 1)).count());
    }

    @Test
    void shouldRefuseMoreDistinctPairsThanThereAre() {
        var rule = ConnectionRule.fixedTotalNumber(2261).withoutMultapses().withoutAutapses();
        var thrown = assertThrows(UserException.class, () -> rule.check(SOURCES, TARGETS));
        assertEquals(
                "total number 2261 of distinct pairs: expected at most 2260, as many as there are; or allow multapses",
                thrown.getMessage());
    }

    @Test
    void shouldRefuseANegativeNumberAndANeuronAlone() {
        var thrown = assertThrows(UserException.class, () -> ConnectionRule.fixedTotalNumber(-1));
        assertEquals("total number -1 of connections: expected 0 or more", thrown.getMessage());
        var alone = ConnectionRule.fixedTotalNumber(5).withoutAutapses();
        assertThrows(UserException.class, () -> alone.check(NodeSet.of(7, 8), NodeSet.of(7, 8)));
    }
}
