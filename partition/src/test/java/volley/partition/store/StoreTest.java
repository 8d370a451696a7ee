package volley.partition.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;
import static volley.partition.connect.ConnectionRule.pairwiseBernoulli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.Seeding;

/** What a store is expected to take is held against the arrays that it then has. */
class StoreTest {
    /** Rows that are filled are counted beside what building takes, which is gone afterwards. */
    private static final double MOST_ABOVE = 1.25;

    private static TargetMajorConnections connections(ConnectionRule rule, int sources, int targets) {
        return new IncomingConnections(
                rule, NodeSet.of(0, sources), NodeSet.of(0, targets), new RoundRobin(0, 1), Seeding.NEURON, 1);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void shouldExpectWhatATableOfRandomConnectionsTakes(Store store) {
        for (var rule : new ConnectionRule[] {fixedIndegree(200), pairwiseBernoulli(0.1), allToAll()}) {
            var incoming = connections(rule, 2000, 3000);
            double expected = store.expectedBytes(incoming);
            double actual = store.build(incoming).bytes();
            assertTrue(actual <= expected, store + " " + rule + ": " + actual + " of " + expected);
            assertTrue(actual * MOST_ABOVE >= expected, store + " " + rule + ": " + actual + " of " + expected);
        }
    }

    @Test
    void shouldExpectNoRepeatedConnectionsOfARuleWithoutMultapses() {
        var incoming = connections(allToAll(), 4096, 4096);
        double expected = Store.BITMAP.expectedBytes(incoming);
        assertTrue(expected < 4096 * 4096 / 8.0 * 1.3, "bytes " + expected);
        var repeated = connections(fixedIndegree(4096), 4096, 4096);
        assertTrue(Store.BITMAP.expectedBytes(repeated) > 4096.0 * 4096 * 1.2, "many are repeated");
    }

    @Test
    void shouldChooseByDensityAndMemory() {
        var dense = connections(fixedIndegree(200), 2000, 3000);
        var sparse = connections(fixedIndegree(20), 2000, 3000);
        var few = connections(fixedIndegree(200), 2000, 500);
        assertEquals(Store.BITMAP, Store.choose(dense, 1e9));
        assertEquals(Store.LIST, Store.choose(sparse, 1e9));
        assertEquals(Store.LIST, Store.choose(few, 1e9));
        assertEquals(Store.COMPACT, Store.choose(dense, Store.BITMAP.expectedBytes(dense) - 1));
        assertEquals(Store.BITMAP, Store.choose(dense, Store.BITMAP.expectedBytes(dense)));
        assertEquals(Store.COMPACT, Store.choose(sparse, Store.LIST.expectedBytes(sparse) - 1));
    }
}
