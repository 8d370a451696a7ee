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
 * Delivering one step's spikes of the excitatory neurons to one of two ranks. As many neurons spike as in a step of the
 * network, others in every step.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DeliveryBenchmark {
    /** Spikes of many steps. */
    @State(Scope.Thread)
    public static class Spikes {
        @Param("2500")
        int order;

        private SpikingSources sources;

        @Setup
        public void draw() {
            sources = new SpikingSources(order);
        }

        int[] next() {
            return sources.next();
        }
    }

    /** Volley's connections. */
    @State(Scope.Thread)
    public static class Table {
        @Param({"LIST", "BITMAP", "COMPACT"})
        Store store;

        private ConnectionTable table;
        private int[] counts;

        @Setup
        public void wire(Spikes spikes) {
            var incoming = Wiring.of(spikes.order);
            table = store.build(incoming);
            counts = new int[incoming.targets()];
        }
    }

    /** The baseline's connections. */
    @State(Scope.Thread)
    public static class Baseline {
        private ScalarRank rank;

        @Setup
        public void wire(Spikes spikes) {
            rank = new ScalarRank(spikes.order, 0, Wiring.RANKS);
            rank.wire();
        }
    }

    @Benchmark
    public long volley(Spikes spikes, Table connections) {
        var sources = spikes.next();
        return connections.table.count(sources, sources.length, connections.counts);
    }

    @Benchmark
    public long scalar(Spikes spikes, Baseline baseline) {
        var sources = spikes.next();
        return baseline.rank.deliver(0, sources, sources.length);
    }
}
