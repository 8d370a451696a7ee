package volley.benchmarks;

import static volley.models.Units.mV;
import static volley.models.Units.ms;

import java.util.List;
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
import volley.models.IafPscDelta;
import volley.models.Neurons;
import volley.models.PoissonCounts;
import volley.models.PopulationShare;
import volley.partition.IdRange;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.random.RandomKey;
import volley.simulation.delivery.Arrivals;
import volley.simulation.delivery.InputSum;
import volley.simulation.delivery.SpikeInput;
import volley.simulation.delivery.WeightedSum;

/**
 * A step of a rank's neurons that are driven by noise alone: noise is drawn, three inputs are weighted and summed, then
 * integrated. Neurons spike twice as often as in the network, which inhibits itself.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class UpdateBenchmark {
    private static final double MEAN = 2;
    private static final double WEIGHT_MILLIVOLTS = 0.1;

    @Param("1250")
    int order;

    private PoissonCounts noise;
    private int[] counts;
    private long step;
    private InputSum inputSum;
    private double[][] inputs;
    private Neurons neurons;
    private int[] spiking;
    private ScalarRank scalar;

    @Setup
    public void makeNeurons() {
        int size = 5 * order;
        var keys = LongStream.range(0, size)
                .map(neuron -> RandomKey.narrow(1, neuron))
                .toArray();
        noise = new PoissonCounts(MEAN, keys);
        counts = new int[size];
        var all = new LocalNodes(NodeSet.of(0, size), new RoundRobin(0, 1));
        var model = IafPscDelta.defaults().tauM(ms(20)).eL(mV(0)).vReset(mV(0)).vTh(mV(20));
        inputSum = new InputSum(
                model,
                model.channels(),
                new IdRange(0, size),
                List.of(
                        input(all, WEIGHT_MILLIVOLTS, counts),
                        input(all, WEIGHT_MILLIVOLTS, new int[size]),
                        input(all, -WEIGHT_MILLIVOLTS, new int[size])),
                WeightedSum.none(new IdRange(0, size)));
        inputs = new double[][] {new double[size]};
        spiking = new int[size];
        neurons = model.populate(PopulationShare.whole(size, 1), 0.1);
        scalar = new ScalarRank(order, 0, 1);
    }

    /** An input that is counted already. */
    private static SpikeInput input(LocalNodes targets, double weight, int[] counts) {
        var arrivals = new Arrivals(counts);
        arrivals.filled();
        return new SpikeInput(targets, new double[] {weight}, arrivals, 0);
    }

    @Benchmark
    public int volley() {
        noise.count(step++, counts);
        inputSum.sum(inputs);
        return neurons.update(inputs, null, spiking);
    }

    @Benchmark
    public int scalar() {
        scalar.addNoise(0);
        return scalar.update(0, spiking);
    }
}
