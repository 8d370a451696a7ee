package volley.partition.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.Purpose;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;

/** However connections are stored, a table counts what a recount of the connections drawn gives. */
class ConnectionTableTest {
    /** A way to store connections. A new store is tested by its line in {@link #stores}. */
    private record Store(String name, Function<IncomingConnections, ConnectionTable> build) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Store> stores() {
        return List.of(
                new Store("list", ListTable::new),
                new Store("list, a chunk per source", incoming -> new ListTable(incoming, 0)),
                new Store("list, a chunk per 4 sources", incoming -> new ListTable(incoming, 2)));
    }

    /** Connections of one projection to one rank's targets. */
    private record Connections(String name, IncomingConnections incoming) {
        static Connections of(int sources, int targets, ConnectionRule rule) {
            return new Connections(
                    sources + " sources, " + targets + " targets, " + rule,
                    incoming(rule, sources, NodeSet.of(sources, sources + targets), new RoundRobin(0, 1)));
        }

        private static IncomingConnections incoming(
                ConnectionRule rule, int sources, NodeSet targets, RoundRobin partition) {
            long key = RandomKey.of(1, Purpose.WIRING);
            return new IncomingConnections(rule, NodeSet.of(0, sources), targets, partition, Seeding.NEURON, key);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Connections> connections() {
        var all = new ArrayList<Connections>();
        all.add(new Connections(
                "no targets on the rank",
                Connections.incoming(ConnectionRule.fixedIndegree(3), 20, NodeSet.of(20, 21), new RoundRobin(1, 2))));
        for (int targets : new int[] {1, 63, 64, 65, 255, 256, 257, 1000}) {
            all.add(Connections.of(100, targets, ConnectionRule.fixedIndegree(10)));
        }
        all.add(Connections.of(1, 1, ConnectionRule.fixedIndegree(1)));
        all.add(Connections.of(1, 65, ConnectionRule.fixedIndegree(400)));
        all.add(Connections.of(65, 65, ConnectionRule.oneToOne()));
        all.add(Connections.of(130, 129, ConnectionRule.allToAll()));
        all.add(Connections.of(64, 63, ConnectionRule.fixedIndegree(64).withoutMultapses()));
        all.add(Connections.of(3000, 100, ConnectionRule.fixedIndegree(1)));
        all.add(Connections.of(7, 1 << 16, ConnectionRule.fixedIndegree(2)));
        all.add(Connections.of(7, (1 << 16) + 1, ConnectionRule.fixedIndegree(2)));
        all.add(Connections.of(3, 200_000, ConnectionRule.fixedIndegree(2)));
        return all;
    }

    static Stream<Arguments> storedConnections() {
        return stores().stream()
                .flatMap(store -> connections().stream().map(connections -> Arguments.of(store, connections)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("storedConnections")
    void shouldCountWhatARecountGives(Store store, Connections connections) {
        var incoming = connections.incoming;
        var table = store.build.apply(incoming);
        var matrix = Recount.of(incoming);
        assertEquals(incoming.size(), table.size());
        for (var spiking : spikingSources(incoming.sources())) {
            var expected = matrix.count(spiking);
            var counts = new int[incoming.targets()];
            Arrays.fill(counts, 77);
            long events = table.count(spiking, spiking.length, counts);
            assertArrayEquals(expected, counts, () -> "counts of " + spiking.length + " spikes");
            assertEquals(Arrays.stream(expected).asLongStream().sum(), events);
        }
    }

    /** None; each alone, where they are few; the last; all; many, with repetition; one 300 times. */
    private static List<int[]> spikingSources(int sources) {
        var random = new Random(1);
        var all = new ArrayList<int[]>();
        all.add(new int[0]);
        IntStream.range(0, Math.min(10, sources)).forEach(source -> all.add(new int[] {source}));
        all.add(new int[] {sources - 1});
        all.add(IntStream.range(0, sources).toArray());
        all.add(random.ints(2L * sources, 0, sources).toArray());
        all.add(IntStream.generate(() -> sources / 2).limit(300).toArray());
        return all;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("storedConnections")
    void shouldReadNoMoreSpikesThanItIsTold(Store store, Connections connections) {
        var table = store.build.apply(connections.incoming);
        var counts = new int[connections.incoming.targets()];
        table.count(new int[] {0, -1, Integer.MAX_VALUE}, 1, counts);
        assertArrayEquals(Recount.of(connections.incoming).count(new int[] {0}), counts);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("storedConnections")
    void shouldTakeAtMostFourBytesAConnectionAndEightASource(Store store, Connections connections) {
        var incoming = connections.incoming;
        var table = store.build.apply(incoming);
        assertTrue(
                table.bytes() <= 4 * incoming.size() + 8L * incoming.sources() + 64,
                () -> table.bytes() + " bytes for " + incoming.size() + " connections");
    }

    /** The connections as drawn: a row of sources per target. */
    private record Recount(int[][] sourcesOf, int sources) {
        static Recount of(IncomingConnections incoming) {
            var rows = new int[incoming.targets()][incoming.indegree()];
            IntStream.range(0, rows.length).forEach(target -> incoming.draw(target, rows[target]));
            return new Recount(rows, incoming.sources());
        }

        int[] count(int[] spiking) {
            var spikes = new int[sources];
            Arrays.stream(spiking).forEach(source -> spikes[source]++);
            return Arrays.stream(sourcesOf)
                    .mapToInt(row ->
                            Arrays.stream(row).map(source -> spikes[source]).sum())
                    .toArray();
        }
    }
}
