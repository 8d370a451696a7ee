package volley.partition.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
    /** A way to store connections. A new store is tested by its line in {@link #ways}. */
    private record Way(String name, Function<TargetMajorConnections, ConnectionTable> build) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Way> ways() {
        return List.of(
                new Way("list", ListTable::new),
                new Way("list, a chunk per source", incoming -> new ListTable(incoming, 0)),
                new Way("list, a chunk per 4 sources", incoming -> new ListTable(incoming, 2)),
                new Way("sparse list", ConnectionTableTest::sparseWhereItFits),
                new Way("bitmap", BitmapTable::new),
                new Way("compact", DeltaTable::new));
    }

    private static ConnectionTable sparseWhereItFits(TargetMajorConnections incoming) {
        var builder = new SparseTableBuilder(incoming);
        boolean fits = ListTable.fitsShort(incoming.targets()) && builder.fits();
        return fits ? builder.build() : new ListTable(incoming);
    }

    /** Connections of one projection to one rank's targets. */
    private record Connections(String name, TargetMajorConnections incoming) {
        static Connections ofRank(int rank, int ranks, int sources, int targets, ConnectionRule rule) {
            return new Connections(
                    "rank " + rank + " of " + ranks + ", " + sources + " sources, " + targets + " targets, " + rule,
                    new IncomingConnections(
                            rule,
                            NodeSet.of(5, 5 + sources),
                            NodeSet.of(0, targets),
                            new RoundRobin(rank, ranks),
                            Seeding.NEURON,
                            RandomKey.of(1, Purpose.WIRING)));
        }

        static Connections of(int sources, int targets, ConnectionRule rule) {
            return new Connections(
                    sources + " sources, " + targets + " targets, " + rule,
                    new IncomingConnections(
                            rule,
                            NodeSet.of(0, sources),
                            NodeSet.of(sources, sources + Math.max(1, targets)),
                            targets == 0 ? new RoundRobin(1 - sources % 2, 2) : new RoundRobin(0, 1),
                            Seeding.NEURON,
                            RandomKey.of(1, Purpose.WIRING)));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Connections> connections() {
        var all = new ArrayList<Connections>();
        for (int targets : new int[] {0, 1, 63, 64, 65, 255, 256, 257, 1000}) {
            all.add(Connections.of(100, targets, ConnectionRule.fixedIndegree(10)));
        }
        all.add(Connections.of(1, 1, ConnectionRule.fixedIndegree(1)));
        all.add(Connections.of(1, 65, ConnectionRule.fixedIndegree(400)));
        all.add(Connections.of(65, 65, ConnectionRule.oneToOne()));
        all.add(Connections.of(130, 129, ConnectionRule.allToAll()));
        all.add(Connections.of(64, 63, ConnectionRule.fixedIndegree(64).withoutMultapses()));
        all.add(Connections.of(3000, 100, ConnectionRule.fixedIndegree(1)));
        all.add(Connections.of(1, 12, ConnectionRule.fixedIndegree(1)));
        all.add(Connections.of(32_000, 5000, ConnectionRule.fixedIndegree(1)));
        all.add(Connections.of(7, 1 << 16, ConnectionRule.fixedIndegree(2)));
        all.add(Connections.of(7, (1 << 16) + 1, ConnectionRule.fixedIndegree(2)));
        all.add(Connections.of(3, 200_000, ConnectionRule.fixedIndegree(2)));
        all.add(Connections.of((1 << 16) + 9, 65, ConnectionRule.allToAll()));
        all.add(Connections.ofRank(0, 3, 1000, 300, ConnectionRule.fixedIndegree(40)));
        all.add(Connections.ofRank(6, 7, 10_001, 210, ConnectionRule.fixedIndegree(60)));
        all.add(Connections.ofRank(6, 7, 10_001, 210, ConnectionRule.fixedIndegree(100)));
        all.add(Connections.ofRank(99, 100, 63, 500, ConnectionRule.fixedIndegree(20)));
        return all;
    }

    static Stream<Arguments> storedConnections() {
        return ways().stream()
                .flatMap(way -> connections().stream().map(connections -> Arguments.of(way, connections)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("storedConnections")
    void shouldCountWhatARecountGives(Way way, Connections connections) {
        var incoming = connections.incoming;
        var table = way.build.apply(incoming);
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
    void shouldReadNoMoreSpikesThanItIsTold(Way way, Connections connections) {
        var table = way.build.apply(connections.incoming);
        var counts = new int[connections.incoming.targets()];
        table.count(new int[] {0, -1, Integer.MAX_VALUE}, 1, counts);
        assertArrayEquals(Recount.of(connections.incoming).count(new int[] {0}), counts);
    }

    /** The connections as drawn: a row of sources per target. */
    private record Recount(int[][] sourcesOf, int sources) {
        static Recount of(TargetMajorConnections incoming) {
            var rows = new int[incoming.targets()][];
            var row = new int[incoming.mostIndegree()];
            Arrays.setAll(rows, target -> Arrays.copyOf(row, incoming.sources(target, row)));
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
