package volley.benchmarks;

import static volley.models.Units.MILLISECOND;
import static volley.models.Units.MILLIVOLT;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.models.Varied.drawn;
import static volley.partition.random.Distribution.uniform;

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
import volley.models.IafModel;
import volley.models.IafPscAlpha;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.NeuronModel;
import volley.models.Neurons;
import volley.models.PopulationShare;

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
        DELTA(apart(IafPscDelta.defaults())),
        EXP_ONE_TAU(apart(IafPscExp.defaults())),
        EXP_TWO_TAUS(apart(IafPscExp.defaults().tauSynIn(ms(5)))),
        EXP_VARIED(apart(IafPscExp.defaults().tauM(drawn(uniform(9, 11), MILLISECOND)))),
        ALPHA_ONE_TAU(apart(IafPscAlpha.defaults())),
        ALPHA_TWO_TAUS(apart(IafPscAlpha.defaults().tauSynIn(ms(5))));

        /** Neurons that start apart do not spike together. */
        private static NeuronModel apart(IafModel<?> model) {
            return model.iE(pA(400)).initialVM(drawn(uniform(-70, -55), MILLIVOLT));
        }

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
