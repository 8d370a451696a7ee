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
import volley.partition.random.RandomKey;
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
        private static final int STEPS = 4096;
        /** 32 spikes/s in steps of 0.1 ms. */
        private static final double PER_NEURON_AND_STEP = 0.0032;

        @Param("2500")
        int order;

        private int[][] sources;
        private int step;

        @Setup
        public void draw() {
            int spikes = (int) Math.ceil(PER_NEURON_AND_STEP * Wiring.sources(order));
            sources = new int[STEPS][spikes];
            long draws = 0;
            for (int[] sourcesOfStep : sources) {
                for (int i = 0; i < spikes; i++) {
                    sourcesOfStep[i] = RandomKey.index(RandomKey.draw(1, draws++), Wiring.sources(order));
                }
            }
        }

        int[] next() {
            return sources[step++ % STEPS];
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
