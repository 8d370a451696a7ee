package volley.partition.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;
import static volley.partition.connect.ConnectionRule.oneToOne;
import static volley.partition.connect.ConnectionRule.pairwiseBernoulli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** 2 and 1/4 targets a source: bits, and the ends of those that have any. What building takes besides is gone. */
    @ParameterizedTest
    @CsvSource({"20000, 40", "300000, 75"})
    void shouldKeepFewTargetsASourceInLittleMoreThanThoseTake(int sources, int indegree) {
        var incoming = connections(fixedIndegree(indegree), sources, 1000);
        double expected = Store.LIST.expectedBytes(incoming);
        var table = Store.LIST.build(incoming);
        assertEquals("sparse16", table.store());
        double connected = sources * -Math.expm1(-1000.0 * indegree / sources);
        double bytes = 2 * incoming.size() + 2 * connected + sources * 14.0 / 64;
        assertEquals(bytes, table.bytes(), 0.02 * bytes);
        assertTrue(table.bytes() <= expected, table.bytes() + " of " + expected);
        assertTrue(expected <= 1.7 * table.bytes(), table.bytes() + " of " + expected);
    }

    /** An eighth of a target a source: bits, and marks of blocks, but where a block has more connections than marks can tell. */
    @Test
    void shouldKeepNothingButTargetsOfSourcesThatHaveHardlyAny() {
        var incoming = connections(fixedIndegree(100), 800_000, 1000);
        var table = Store.LIST.build(incoming);
        double bytes = 2.0 * incoming.size() + 800_000 * 14.0 / 64;
        assertEquals(bytes, table.bytes(), 0.02 * bytes);
        assertTrue(table.bytes() <= Store.LIST.expectedBytes(incoming), "bytes " + table.bytes());
    }

    /** Of 64 sources that stand together either all have a target here, or none. */
    @Test
    void shouldExpectEnoughWhereSomeBlocksHaveAllConnections() {
        var incoming = new IncomingConnections(
                oneToOne(),
                NodeSet.of(0, 360_000),
                NodeSet.of(360_000, 720_000),
                new RoundRobin(0, 6),
                Seeding.NEURON,
                1);
        var table = Store.LIST.build(incoming);
        assertEquals("sparse16", table.store());
        double bytes = 4.0 * incoming.size() + 360_000 * 12.0 / 64 + 2 * incoming.size() / 64.0;
        assertEquals(bytes, table.bytes(), 0.02 * bytes);
        assertTrue(table.bytes() + incoming.size() <= Store.LIST.expectedBytes(incoming), "bytes " + table.bytes());
    }

    /** A source of a block with more connections than its ends can tell. */
    @Test
    void shouldKeepManyConnectionsOfOneSourceAmongManyWithoutAny() {
        int many = 1 << 16;
        var incoming = new IncomingConnections(
                fixedIndegree(many), NodeSet.of(0, 1), NodeSet.of(1, 2), new RoundRobin(0, 1), Seeding.NEURON, 1);
        var hub = new TargetMajorConnections() {
            @Override
            public int sources() {
                return 100_000;
            }

            @Override
            public int targets() {
                return incoming.targets();
            }

            @Override
            public long size() {
                return incoming.size();
            }

            @Override
            public boolean hasMultapses() {
                return true;
            }

            @Override
            public int mostIndegree() {
                return incoming.mostIndegree();
            }

            @Override
            public int sources(int target, int[] into) {
                return incoming.sources(target, into);
            }
        };
        var counts = new int[1];
        assertEquals(many, Store.LIST.build(hub).count(new int[] {0, 99_999}, 2, counts));
        assertEquals(many, counts[0]);
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
        assertEquals(Store.COMPACT, Store.choose(few, Store.LIST.expectedBytes(few) - 1));
        var hardlyAny = connections(fixedIndegree(20), 100_000, 100);
        assertEquals(Store.LIST, Store.choose(hardlyAny, 1), "lists are smaller than what is compact elsewhere");
    }
}
