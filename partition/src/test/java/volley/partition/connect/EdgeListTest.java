package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.random.Seeding;

class EdgeListTest {
    private static final NodeSet SOURCES = NodeSet.of(10, 14);
    private static final NodeSet TARGETS = NodeSet.ofIds(3, 8, 2);
    private static final EdgeList EDGES = ConnectionRule.edges(new int[] {3, 0, 3, 1, 3}, new int[] {2, 1, 2, 0, 1});

    @Test
    void shouldConnectWhatItLists() {
        var drawn = Drawn.sources(EDGES, SOURCES, TARGETS, 1);
        assertArrayEquals(new int[][] {{11}, {10, 13}, {13, 13}}, drawn);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldGiveEachConnectionItsOwnValue(int ranks) {
        var expected = new int[][] {{4}, {2, 5}, {1, 3}};
        for (int rank = 0; rank < ranks; rank++) {
            var incoming =
                    new IncomingConnections(EDGES, SOURCES, TARGETS, new RoundRobin(rank, ranks), Seeding.RANK, 1);
            var values = incoming.values(new int[] {1, 2, 3, 4, 5});
            assertEquals(1, values.min());
            assertEquals(5, values.max());
            for (int target = 0; target < incoming.targets(); target++) {
                int index = TARGETS.indexOf(incoming.localTargets().globalId(target));
                var ofTarget = new int[incoming.indegree(target)];
                values.values(target, ofTarget);
                assertArrayEquals(expected[index], ofTarget);
            }
        }
    }

    @Test
    void shouldTellListsApartByTheirText() {
        var weights = new double[] {1, 2, 3, 4, 5};
        assertEquals(EDGES.toString(), new EdgeList(new int[] {3, 0, 3, 1, 3}, new int[] {2, 1, 2, 0, 1}).toString());
        assertNotEquals(
                EDGES.toString(), new EdgeList(new int[] {3, 0, 3, 1, 3}, new int[] {2, 1, 2, 1, 1}).toString());
        assertNotEquals(EDGES.toString(), EDGES.withWeights(weights).toString());
        assertNotEquals(
                EDGES.withDelays(weights).toString(), EDGES.withWeights(weights).toString());
    }

    @Test
    void shouldRefuseListsOfDifferentLengths() {
        assertRefused(
                "explicit connections: 2 sources and 1 target, expected as many of both",
                () -> ConnectionRule.edges(new int[2], new int[1]));
        assertRefused(
                "3 weights of 5 connections: expected as many weights as connections",
                () -> EDGES.withWeights(new double[3]));
        assertRefused(
                "6 delays of 5 connections: expected as many delays as connections",
                () -> EDGES.withDelays(new double[6]));
        assertRefused(
                "connection 1: weight NaN, expected a finite number",
                () -> EDGES.withWeights(new double[] {1, Double.NaN, 1, 1, 1}));
    }

    @Test
    void shouldRefuseNeuronsThatAreNotThere() {
        assertRefused(
                "connection 0: source 3, expected an index of 0 to 2", () -> EDGES.check(NodeSet.of(0, 3), TARGETS));
        assertRefused(
                "connection 0: target 2, expected an index of 0 to 1", () -> EDGES.check(SOURCES, NodeSet.of(0, 2)));
    }

    private static void assertRefused(String message, Executable mistake) {
        assertEquals(message, assertThrows(UserException.class, mistake).getMessage());
    }
}
