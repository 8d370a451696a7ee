package volley.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import volley.benchmarks.scalar.ScalarRank;
import volley.partition.store.ConnectionTable;
import volley.partition.store.Store;

/**
 * Drawing and storing the connections of one of two ranks, on one thread: Volley those of the excitatory neurons, the
 * baseline those of all, a fourth more.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class WiringBenchmark {
    /** Size of the network. */
    @State(Scope.Benchmark)
    public static class Network {
        @Param("2500")
        int order;
    }

    /** How Volley keeps connections. */
    @State(Scope.Benchmark)
    public static class Kept {
        @Param({"LIST", "BITMAP", "COMPACT"})
        Store store;
    }

    @Benchmark
    public ConnectionTable volley(Network network, Kept kept) {
        return kept.store.build(Wiring.of(network.order));
    }

    @Benchmark
    public ScalarRank scalar(Network network) {
        var rank = new ScalarRank(network.order, 0, Wiring.RANKS);
        rank.wire();
        return rank;
    }
}
