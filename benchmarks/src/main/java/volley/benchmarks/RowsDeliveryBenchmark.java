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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import volley.models.IafPscExp;
import volley.partition.random.RandomKey;
import volley.simulation.delivery.InputSum;
import volley.simulation.delivery.SpikeHistory;
import volley.simulation.delivery.WeightedDelivery;

/**
 * Delivering one step's spikes to one of two ranks over connections whose weights and delays differ, and summing them to
 * inputs: 26 neurons of the network spike in every step, always others.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(jvmArgsAppend = {"-Xmx3g", "-XX:+UseSerialGC", "-XX:+UseTransparentHugePages"})
public class RowsDeliveryBenchmark {
    private static final int SPIKES_IN_STEP = 26;
    private static final int CHANNELS = 2;

    @Param("77169")
    int neurons;

    private WeightedDelivery delivery;
    private SpikeHistory history;
    private InputSum inputSum;
    private double[][] inputs;
    private final int[] spiking = new int[SPIKES_IN_STEP];
    private long step;
    private long draws;

    @Setup
    public void wire() {
        var populations = RowsWiring.populations(neurons);
        var connections = RowsWiring.of(neurons);
        delivery = new WeightedDelivery(List.of(connections), populations, new int[] {CHANNELS});
        history = new SpikeHistory(connections.longestDelay(), 0, neurons);
        inputSum = new InputSum(
                IafPscExp.defaults(),
                CHANNELS,
                populations.getFirst(),
                List.of(),
                delivery.sumOf(0, populations.getFirst()));
        inputs = new double[CHANNELS][populations.getFirst().size()];
    }

    @Benchmark
    public double[][] volley() {
        step++;
        delivery.deliver(step, history);
        inputSum.sum(inputs);
        for (int i = 0; i < SPIKES_IN_STEP; i++) {
            spiking[i] = RandomKey.index(RandomKey.draw(1, draws++), neurons);
        }
        history.next(1).addStep(spiking, SPIKES_IN_STEP);
        return inputs;
    }
}
