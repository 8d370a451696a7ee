package volley.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import volley.benchmarks.scalar.ScalarRank;
import volley.models.PoissonCounts;
import volley.partition.random.RandomKey;

/** A step's external input of a rank: a Poisson count of mean 2 for each neuron. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NoiseBenchmark {
    private static final double MEAN = 2;

    @Param("1250")
    int order;

    private PoissonCounts noise;
    private int[] counts;
    private long step;
    private ScalarRank scalar;

    @Setup
    public void makeNeurons() {
        int neurons = 5 * order;
        noise = new PoissonCounts(
                MEAN,
                LongStream.range(0, neurons)
                        .map(neuron -> RandomKey.narrow(1, neuron))
                        .toArray());
        counts = new int[neurons];
        scalar = new ScalarRank(order, 0, 1);
    }

    @Benchmark
    public int[] volley() {
        noise.count(step++, counts);
        return counts;
    }

    @Benchmark
    public void scalar() {
        scalar.addNoise(0);
    }
}
