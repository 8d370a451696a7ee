package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import volley.partition.NodeSet;
import volley.partition.UserException;

/** Statistics are of fixed seeds: an outcome never changes from one run to the next. */
class FixedIndegreeTest {
    private static final double LEAST_LIKELY = 1e-4;
    private static final double SIGMAS = 4;
    private static final int NEURONS = 1000;
    private static final int INDEGREE = 100;
    private static final NodeSet POPULATION = NodeSet.of(0, NEURONS);

    static Stream<FixedIndegree> rules() {
        return Stream.of(true, false).flatMap(multapses -> Stream.of(true, false)
                .map(autapses -> new FixedIndegree(INDEGREE, multapses, autapses)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldGiveEveryTargetItsIndegree(FixedIndegree rule) {
        for (var row : Drawn.sources(rule, POPULATION, NodeSet.of(500, 1500), 1)) {
            assertEquals(INDEGREE, row.length);
            assertTrue(Arrays.stream(row).allMatch(source -> POPULATION.indexOf(source) >= 0));
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldDrawEachSourceAsOftenAsAnyOther(FixedIndegree rule) {
        var observed = new long[NEURONS];
        for (var row : Drawn.sources(rule, POPULATION, POPULATION, 2)) {
            Arrays.stream(row).forEach(source -> observed[source]++);
        }
        var expected = new double[NEURONS];
        Arrays.fill(expected, INDEGREE);
        double p = new ChiSquareTest().chiSquareTest(expected, observed);
        assertTrue(p > LEAST_LIKELY, () -> "chi-square p = " + p);
    }

    /** Two of a target's K draws coincide with probability 1/N, independently of any other two. */
    @ParameterizedTest
    @CsvSource({"true, 1000", "false, 999"})
    void shouldRepeatSourcesAsOftenAsChanceDoes(boolean autapses, int candidates) {
        var drawn = Drawn.sources(new FixedIndegree(INDEGREE, true, autapses), POPULATION, POPULATION, 3);
        double pairs = NEURONS * INDEGREE * (INDEGREE - 1) / 2.0;
        double expected = pairs / candidates;
        double deviation = Math.sqrt(expected * (1 - 1.0 / candidates));
        long coinciding = Arrays.stream(drawn)
                .mapToLong(FixedIndegreeTest::coincidingPairs)
                .sum();
        assertEquals(expected, coinciding, SIGMAS * deviation, "coinciding pairs");
    }

    private static long coincidingPairs(int[] row) {
        long pairs = 0;
        for (int i = 0; i < row.length; i++) {
            for (int j = 0; j < i; j++) {
                pairs += row[i] == row[j] ? 1 : 0;
            }
        }
        return pairs;
    }

    /** A target is its own source K/N times on average; draws with replacement are binomial, others less spread. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void shouldConnectNeuronsToThemselvesAsOftenAsChanceDoes(boolean multapses) {
        int networks = 20;
        long autapses = IntStream.range(0, networks)
                .mapToObj(seed ->
                        Drawn.sources(new FixedIndegree(INDEGREE, multapses, true), POPULATION, POPULATION, seed))
                .mapToLong(FixedIndegreeTest::autapses)
                .sum();
        double expected = networks * INDEGREE;
        assertEquals(expected, autapses, SIGMAS * Math.sqrt(expected), "autapses");
    }

    private static long autapses(int[][] drawn) {
        return IntStream.range(0, drawn.length)
                .mapToLong(target ->
                        Arrays.stream(drawn[target]).filter(s -> s == target).count())
                .sum();
    }

    /** Sampling without replacement takes each of the 10 pairs of 5 sources as often as any other. */
    @Test
    void shouldDrawEachSetOfDistinctSourcesAsOftenAsAnyOther() {
        int targets = 20_000;
        var rule = ConnectionRule.fixedIndegree(2).withoutMultapses();
        var observed = new long[10];
        for (var row : Drawn.sources(rule, NodeSet.of(0, 5), NodeSet.of(5, 5 + targets), 4)) {
            int high = Math.max(row[0], row[1]);
            observed[high * (high - 1) / 2 + Math.min(row[0], row[1])]++;
        }
        var expected = new double[10];
        Arrays.fill(expected, targets / 10.0);
        double p = new ChiSquareTest().chiSquareTest(expected, observed);
        assertTrue(p > LEAST_LIKELY, () -> "chi-square p = " + p);
    }

    @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
    void shouldKeepToWhatItsFlagsForbid(
            @ForAll @IntRange(min = 2, max = 40) int sources,
            @ForAll @IntRange(min = 1, max = 60) int indegree,
            @ForAll boolean multapses,
            @ForAll boolean autapses,
            @ForAll @IntRange(max = 40) int firstTarget,
            @ForAll long seed) {
        var rule = new FixedIndegree(indegree, multapses, autapses);
        var from = NodeSet.of(sources / 2, sources).plus(NodeSet.of(0, sources / 2));
        var targets = NodeSet.of(firstTarget, firstTarget + 30);
        Assume.that(multapses || indegree < sources);
        var drawn = Drawn.sources(rule, from, targets, seed);
        for (int target = 0; target < drawn.length; target++) {
            int id = targets.globalId(target);
            var row = drawn[target];
            assertTrue(Arrays.stream(row).allMatch(source -> from.indexOf(source) >= 0));
            assertTrue(multapses || coincidingPairs(row) == 0);
            assertTrue(autapses || Arrays.stream(row).noneMatch(source -> source == id));
        }
    }

    @Test
    void shouldTakeAllSourcesWhenTheIndegreeIsTheirNumber() {
        var rule = ConnectionRule.fixedIndegree(50).withoutMultapses();
        for (var row : Drawn.sources(rule, NodeSet.of(10, 60), NodeSet.of(0, 100), 5)) {
            assertArrayEquals(
                    IntStream.range(10, 60).toArray(),
                    Arrays.stream(row).sorted().toArray());
        }
    }

    @Test
    void shouldTakeAllSourcesButTheTargetWhenTheIndegreeIsTheirNumberLessOne() {
        var rule = ConnectionRule.fixedIndegree(49).withoutMultapses().withoutAutapses();
        var drawn = Drawn.sources(rule, NodeSet.of(0, 50), NodeSet.of(0, 50), 6);
        for (int target = 0; target < 50; target++) {
            int self = target;
            assertArrayEquals(
                    IntStream.range(0, 50).filter(source -> source != self).toArray(),
                    Arrays.stream(drawn[target]).sorted().toArray());
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "-3"})
    void shouldRefuseANegativeIndegree(int indegree) {
        var thrown = assertThrows(UserException.class, () -> ConnectionRule.fixedIndegree(indegree));
        assertEquals("in-degree " + indegree + ": expected 0 or more", thrown.getMessage());
    }

    @Test
    void shouldConnectNothingAtAnIndegreeOfNone() {
        for (int[] sources : Drawn.sources(ConnectionRule.fixedIndegree(0), NodeSet.of(0, 1), NodeSet.of(0, 5), 3)) {
            assertEquals(0, sources.length);
        }
        ConnectionRule.fixedIndegree(0).withoutAutapses().check(NodeSet.of(0, 1), NodeSet.of(0, 1));
    }

    @Test
    void shouldRefuseMoreDistinctSourcesThanThereAre() {
        var rule = ConnectionRule.fixedIndegree(51).withoutMultapses();
        var thrown = assertThrows(UserException.class, () -> rule.check(NodeSet.of(0, 50), NodeSet.of(50, 60)));
        assertEquals(
                "in-degree 51 of distinct sources: expected at most 50, as many as there are to draw from;"
                        + " or allow multapses",
                thrown.getMessage());
    }

    @Test
    void shouldRefuseATargetAsItsOwnOnlySource() {
        var rule = ConnectionRule.fixedIndegree(3).withoutAutapses();
        var thrown = assertThrows(UserException.class, () -> rule.check(NodeSet.of(7, 8), NodeSet.of(0, 10)));
        assertEquals(
                "in-degree 3 without autapses: the only source is a target itself, expected other sources",
                thrown.getMessage());
    }

    @Test
    void shouldCountTheTargetOutWhereAutapsesAreForbidden() {
        var rule = ConnectionRule.fixedIndegree(50).withoutMultapses().withoutAutapses();
        rule.check(NodeSet.of(0, 50), NodeSet.of(50, 60));
        assertThrows(UserException.class, () -> rule.check(NodeSet.of(0, 50), NodeSet.of(49, 60)));
    }

    @Test
    void shouldRefuseANeuronThatMayOnlyDrawItself() {
        var rule = ConnectionRule.fixedIndegree(1).withoutAutapses();
        assertThrows(UserException.class, () -> rule.check(NodeSet.of(0, 1), NodeSet.of(0, 1)));
        assertFalse(rule.autapses());
    }
}
