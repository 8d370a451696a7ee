package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.NodeSet;
import volley.partition.UserException;
import volley.partition.random.Goodness;

/** Statistics are of fixed seeds: an outcome never changes from one run to the next. */
class PairwiseRulesTest {
    private static final NodeSet SOURCES = NodeSet.of(0, 100);
    private static final NodeSet TARGETS = NodeSet.of(0, 20_000);

    private static int[] indegrees(ConnectionRule rule, NodeSet targets) {
        return Arrays.stream(Drawn.sources(rule, SOURCES, targets, 1))
                .mapToInt(row -> row.length)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 0.95})
    void shouldGiveTargetsABinomialInDegree(double p) {
        var rule = ConnectionRule.pairwiseBernoulli(p);
        Goodness.assertOf(new BinomialDistribution(100, p)::probability, indegrees(rule, TARGETS));
    }

    @Test
    void shouldLeaveATargetThatMayNotDrawItselfOneSourceLess() {
        var rule = ConnectionRule.pairwiseBernoulli(1).withoutAutapses();
        var indegrees = indegrees(rule, NodeSet.of(50, 150));
        for (int target = 0; target < 100; target++) {
            assertEquals(target < 50 ? 99 : 100, indegrees[target]);
        }
        assertEquals(9950, rule.expectedSize(SOURCES, NodeSet.of(50, 150)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.3, 4})
    void shouldGiveTargetsAPoissonInDegree(double mean) {
        var rule = ConnectionRule.pairwisePoisson(mean);
        Goodness.assertOf(new PoissonDistribution(100 * mean)::probability, indegrees(rule, TARGETS));
    }

    /** How often each pair is connected has to be as the rule's name says. */
    @Test
    void shouldConnectEachPairAsOftenAsItsDistributionSays() {
        var bernoulli = multiplicities(ConnectionRule.pairwiseBernoulli(0.2));
        Goodness.assertOf(times -> times == 0 ? 0.8 : times == 1 ? 0.2 : 0, bernoulli);
        var poisson = multiplicities(ConnectionRule.pairwisePoisson(0.7));
        Goodness.assertOf(new PoissonDistribution(0.7)::probability, poisson);
    }

    private static int[] multiplicities(ConnectionRule rule) {
        return Arrays.stream(Drawn.sources(rule, SOURCES, NodeSet.of(200, 1200), 2))
                .flatMapToInt(row -> {
                    var times = new int[SOURCES.size()];
                    Arrays.stream(row).forEach(source -> times[source]++);
                    return Arrays.stream(times);
                })
                .toArray();
    }

    @Test
    void shouldDrawEachSourceAsOftenAsAnyOther() {
        for (var rule :
                new ConnectionRule[] {ConnectionRule.pairwiseBernoulli(0.3), ConnectionRule.pairwisePoisson(0.3)}) {
            var sources = Arrays.stream(Drawn.sources(rule, SOURCES, NodeSet.of(200, 5200), 3))
                    .flatMapToInt(Arrays::stream)
                    .toArray();
            Goodness.assertOf(source -> 0.01, sources);
        }
    }

    @Test
    void shouldConnectNothingOrEverythingAtItsLimits() {
        assertEquals(
                0,
                IntStream.of(indegrees(ConnectionRule.pairwiseBernoulli(0), TARGETS))
                        .sum());
        assertEquals(
                0,
                IntStream.of(indegrees(ConnectionRule.pairwisePoisson(0), TARGETS))
                        .sum());
        for (var row : Drawn.sources(ConnectionRule.pairwiseBernoulli(1), SOURCES, NodeSet.of(0, 10), 1)) {
            assertArrayEquals(
                    IntStream.range(0, 100).toArray(),
                    Arrays.stream(row).sorted().toArray());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.01, Double.NaN})
    void shouldRefuseAProbabilityOutsideOfZeroToOne(double p) {
        var thrown = assertThrows(UserException.class, () -> ConnectionRule.pairwiseBernoulli(p));
        assertEquals("probability " + p + " of a connection: expected 0 to 1", thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.POSITIVE_INFINITY, Double.NaN})
    void shouldRefuseAMeanNumberThatIsNone(double mean) {
        var thrown = assertThrows(UserException.class, () -> ConnectionRule.pairwisePoisson(mean));
        assertEquals(
                "mean number " + mean + " of connections of a pair: expected a number of 0 or more",
                thrown.getMessage());
    }
}
