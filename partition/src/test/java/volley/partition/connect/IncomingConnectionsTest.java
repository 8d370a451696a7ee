package volley.partition.connect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.random.Purpose;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;

class IncomingConnectionsTest {
    private static final NodeSet SOURCES = NodeSet.of(0, 50);
    private static final NodeSet TARGETS = NodeSet.of(40, 60).plus(NodeSet.of(3, 16));
    private static final ConnectionRule RULE = ConnectionRule.fixedIndegree(8);

    /** Draws on all ranks and puts the targets back into their order. */
    private static int[][] drawnOn(int ranks, Seeding seeding, long seed) {
        var all = new int[TARGETS.size()][];
        for (int rank = 0; rank < ranks; rank++) {
            var partition = new RoundRobin(rank, ranks);
            var mine = Drawn.sources(RULE, SOURCES, TARGETS, partition, seeding, seed);
            int local = 0;
            for (int target = 0; target < all.length; target++) {
                if (partition.owns(TARGETS.globalId(target))) {
                    all[target] = mine[local++];
                }
            }
            assertEquals(mine.length, local, "targets of rank " + rank);
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 40})
    void shouldDrawTheSameOnAnyNumberOfRanksWhenSeededByNeuron(int ranks) {
        assertArrayEquals(drawnOn(1, Seeding.NEURON, 1), drawnOn(ranks, Seeding.NEURON, 1));
    }

    @Test
    void shouldDrawAnotherNetworkOnAnotherNumberOfRanksWhenSeededByRank() {
        assertFalse(Arrays.deepEquals(drawnOn(1, Seeding.RANK, 1), drawnOn(2, Seeding.RANK, 1)));
    }

    @ParameterizedTest
    @EnumSource
    void shouldDrawTheSameAgainWithTheSameSeedOnly(Seeding seeding) {
        assertArrayEquals(drawnOn(3, seeding, 1), drawnOn(3, seeding, 1));
        assertFalse(Arrays.deepEquals(drawnOn(3, seeding, 1), drawnOn(3, seeding, 2)));
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveEveryTargetSourcesOfItsOwn(Seeding seeding) {
        var drawn = drawnOn(2, seeding, 1);
        assertEquals(
                drawn.length,
                Arrays.stream(drawn).map(Arrays::toString).distinct().count());
    }

    /** The recipe of docs/randomness.md, which makes a network what it is from one version to the next. */
    @Test
    void shouldDrawByTheRecipe() {
        long wiring = RandomKey.of(1, Purpose.WIRING);
        var expected = IntStream.range(0, TARGETS.size())
                .mapToObj(target -> RandomKey.narrow(wiring, TARGETS.globalId(target)))
                .map(key -> IntStream.range(0, 8)
                        .mapToLong(k -> RandomKey.mix(key + k * RandomKey.GOLDEN))
                        .mapToInt(bits -> new BigInteger(Long.toUnsignedString(bits))
                                .multiply(BigInteger.valueOf(50))
                                .shiftRight(Long.SIZE)
                                .intValue())
                        .toArray())
                .toArray(int[][]::new);
        assertArrayEquals(expected, drawnOn(3, Seeding.NEURON, 1));
    }

    @Test
    void shouldCountTheConnectionsToItsTargets() {
        var incoming = incoming(RULE, TARGETS, new RoundRobin(1, 4));
        assertEquals(50, incoming.sources());
        assertEquals(8, incoming.targets());
        assertEquals(8, incoming.mostIndegree());
        assertEquals(64, incoming.size());
    }

    @Test
    void shouldRefuseWhatTheRuleCannotConnectEvenWithoutTargetsOfItsOwn() {
        assertThrows(
                UserException.class, () -> incoming(ConnectionRule.oneToOne(), NodeSet.of(0, 1), new RoundRobin(1, 2)));
    }

    private static IncomingConnections incoming(ConnectionRule rule, NodeSet targets, RoundRobin partition) {
        long key = RandomKey.of(1, Purpose.WIRING);
        return new IncomingConnections(rule, SOURCES, targets, partition, Seeding.RANK, key);
    }
}
