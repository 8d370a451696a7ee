package volley.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import volley.simulation.delivery.WeightedDelivery;

/** Drawing and storing the connections of one of two ranks whose weights and delays differ, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(jvmArgsAppend = {"-Xmx3g", "-XX:+UseSerialGC", "-XX:+UseTransparentHugePages"})
public class RowsWiringBenchmark {
    @Param("77169")
    int neurons;

    @Benchmark
    public WeightedDelivery volley() {
        return new WeightedDelivery(List.of(RowsWiring.of(neurons)), RowsWiring.populations(neurons), new int[] {2});
    }
}
