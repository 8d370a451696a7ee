package volley.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import volley.benchmarks.scalar.ScalarRank;
import volley.partition.store.ConnectionTable;
import volley.partition.store.Store;

/**
 * Delivering one step's spikes of the excitatory neurons to one of a hundred ranks, on which each of them has ten targets
 * in the mean: what costs is to find these, not to count them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SparseDeliveryBenchmark {
    /** Spikes of many steps. */
    @State(Scope.Thread)
    public static class Spikes {
        @Param("200000")
        int order;

        private SpikingSources sources;

        @Setup
        public void draw() {
            sources = new SpikingSources(order);
        }
    }

    /** Volley's connections. */
    @State(Scope.Thread)
    public static class Table {
        private ConnectionTable table;
        private int[] counts;

        @Setup
        public void wire(Spikes spikes) {
            var incoming = Wiring.sparse(spikes.order);
            table = Store.LIST.build(incoming);
            if (!table.store().equals("sparse16")) {
                throw new IllegalStateException("store " + table.store() + ", expected sparse16");
            }
            counts = new int[incoming.targets()];
        }
    }

    /** The baseline's connections. */
    @State(Scope.Thread)
    public static class Baseline {
        private ScalarRank rank;

        @Setup
        public void wire(Spikes spikes) {
            rank = new ScalarRank(spikes.order, 0, Wiring.SPARSE_RANKS, Wiring.SPARSE_DENSITY);
            rank.wire();
        }
    }

    @Benchmark
    public long volley(Spikes spikes, Table connections) {
        var sources = spikes.sources.next();
        return connections.table.count(sources, sources.length, connections.counts);
    }

    @Benchmark
    public long scalar(Spikes spikes, Baseline baseline) {
        var sources = spikes.sources.next();
        return baseline.rank.deliver(0, sources, sources.length);
    }
}
