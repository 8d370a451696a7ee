package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.random.Goodness;

/** Statistics are of fixed seeds: an outcome never changes from one run to the next. */
class FixedOutdegreeTest {
    private static final int OUTDEGREE = 60;
    private static final NodeSet SOURCES = NodeSet.of(0, 900);
    private static final NodeSet TARGETS = NodeSet.of(800, 1200);

    static Stream<FixedOutdegree> rules() {
        return Stream.of(true, false).flatMap(multapses -> Stream.of(true, false)
                .map(autapses -> new FixedOutdegree(OUTDEGREE, multapses, autapses)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void shouldGiveEverySourceItsOutdegree(FixedOutdegree rule) {
        var outdegrees = new int[SOURCES.size()];
        var drawn = Drawn.sources(rule, SOURCES, TARGETS, 1);
        Arrays.stream(drawn).flatMapToInt(Arrays::stream).forEach(source -> outdegrees[source]++);
        assertTrue(Arrays.stream(outdegrees).allMatch(outdegree -> outdegree == OUTDEGREE));
    }

    @Test
    void shouldDrawEachTargetAsOftenAsAnyOther() {
        var drawn = Drawn.sources(ConnectionRule.fixedOutdegree(OUTDEGREE), SOURCES, TARGETS, 2);
        var targets = IntStream.range(0, drawn.length)
                .flatMap(target -> Arrays.stream(drawn[target]).map(source -> target))
                .toArray();
        Goodness.assertOf(target -> 1.0 / TARGETS.size(), targets);
        var indegrees = Arrays.stream(drawn).mapToInt(row -> row.length).toArray();
        var reference = new BinomialDistribution(OUTDEGREE * SOURCES.size(), 1.0 / TARGETS.size());
        Goodness.assertOf(reference::probability, indegrees);
    }

    /** Keeping few targets at a time tells the same connections as keeping all. */
    @ParameterizedTest
    @ValueSource(longs = {1, 100, 1000, 20_000})
    void shouldDrawTheSameWhateverItKeepsAtATime(long blockSize) {
        var rule = ConnectionRule.fixedOutdegree(OUTDEGREE).withoutMultapses();
        var local = new LocalNodes(TARGETS, new RoundRobin(1, 2));
        var whole = new TransposedTargets(rule, SOURCES, local, 5);
        var parts = new TransposedTargets(rule, SOURCES, local, 5, blockSize);
        for (int target : new int[] {0, 1, 2, 150, 3, 199, 198, 60}) {
            var expected = new int[whole.indegrees().of(target)];
            var actual = new int[parts.indegrees().of(target)];
            whole.draw(target, expected);
            parts.draw(target, actual);
            assertArrayEquals(expected, actual);
        }
    }

    @Test
    void shouldConnectNothingAtAnOutdegreeOfNone() {
        for (int[] sources : Drawn.sources(ConnectionRule.fixedOutdegree(0), NodeSet.of(0, 1), NodeSet.of(0, 5), 3)) {
            assertEquals(0, sources.length);
        }
        ConnectionRule.fixedOutdegree(0).withoutAutapses().check(NodeSet.of(0, 1), NodeSet.of(0, 1));
    }

    @Test
    void shouldRefuseWhatCannotBeDrawn() {
        assertEquals(
                "out-degree -1: expected 0 or more",
                assertThrows(UserException.class, () -> ConnectionRule.fixedOutdegree(-1))
                        .getMessage());
        var many = ConnectionRule.fixedOutdegree(401).withoutMultapses();
        assertEquals(
                "out-degree 401 of distinct targets: expected at most 400, as many as there are to draw from; or"
                        + " allow multapses",
                assertThrows(UserException.class, () -> many.check(SOURCES, TARGETS))
                        .getMessage());
        var all = ConnectionRule.fixedOutdegree(400).withoutMultapses();
        all.check(SOURCES, TARGETS);
        assertThrows(UserException.class, () -> all.withoutAutapses().check(SOURCES, TARGETS));
        var alone = ConnectionRule.fixedOutdegree(3).withoutAutapses();
        assertThrows(UserException.class, () -> alone.check(NodeSet.of(0, 10), NodeSet.of(9, 10)));
    }
}
