package volley.benchmarks;

import static volley.models.Units.MILLISECOND;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import volley.models.IafPscAlpha;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.NeuronModel;
import volley.models.Neurons;
import volley.models.PopulationShare;
import volley.models.Varied;
import volley.partition.random.Distribution;

/**
 * A step of each neuron model without what makes its inputs: 4,096 neurons at about 25 spikes a second, driven by a
 * constant current. Time is that of one neuron.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NeuronBenchmark {
    private static final int NEURONS = 4096;

    /** What is updated: a model, the number of its synaptic time constants, whether parameters differ. */
    public enum Model {
        DELTA(IafPscDelta.defaults().iE(pA(400)).initialVM(mV(-60))),
        EXP_ONE_TAU(IafPscExp.defaults().iE(pA(400))),
        EXP_TWO_TAUS(IafPscExp.defaults().iE(pA(400)).tauSynIn(ms(5))),
        EXP_VARIED(IafPscExp.defaults().iE(pA(400)).tauM(Varied.drawn(Distribution.uniform(9, 11), MILLISECOND))),
        ALPHA_ONE_TAU(IafPscAlpha.defaults().iE(pA(400))),
        ALPHA_TWO_TAUS(IafPscAlpha.defaults().iE(pA(400)).tauSynIn(ms(5)));

        private final NeuronModel model;

        Model(NeuronModel model) {
            this.model = model;
        }
    }

    @Param
    Model model;

    private Neurons neurons;
    private double[][] inputs;
    private int[] spiking;

    @Setup
    public void makeNeurons() {
        neurons = model.model.populate(PopulationShare.whole(NEURONS, 1), 0.1);
        inputs = new double[model.model.channels()][NEURONS];
        spiking = new int[NEURONS];
    }

    @Benchmark
    @OperationsPerInvocation(NEURONS)
    public int step() {
        return neurons.update(inputs, null, spiking);
    }
}
