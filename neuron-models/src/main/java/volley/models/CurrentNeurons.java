package volley.models;

import volley.partition.UserException;

/**
 * State of neurons with two synaptic currents, which last. While both have one time constant, their sum is all that the
 * membrane needs; then each is kept beside the sum only if it is recorded, so that recording changes no potential.
 */
abstract class CurrentNeurons extends IafNeurons {
    /** Excitatory current in pA. */
    static final String I_SYN_EX = "I_syn_ex";
    /** Inhibitory current in pA. */
    static final String I_SYN_IN = "I_syn_in";

    static final String TAU_SYN_EX = "tau_syn_ex";
    static final String TAU_SYN_IN = "tau_syn_in";

    /** Whether the sum of the currents is kept in place of the two; decided when the neurons are made. */
    final boolean isSummed;

    CurrentNeurons(NeuronParameters parameters, ParameterValues values, PopulationShare share) {
        super(parameters, values, share);
        isSummed = Membrane.of(parameters).isUniform() && haveOneTimeConstant(parameters);
    }

    private static boolean haveOneTimeConstant(NeuronParameters parameters) {
        var tauSynEx = parameters.column(TAU_SYN_EX);
        var tauSynIn = parameters.column(TAU_SYN_IN);
        return tauSynEx.isSingle() && tauSynIn.isSingle() && tauSynEx.one() == tauSynIn.one();
    }

    @Override
    final boolean isUniform(NeuronParameters newParameters) {
        return newParameters.column(TAU_SYN_EX).isSingle()
                && newParameters.column(TAU_SYN_IN).isSingle();
    }

    @Override
    final void requireCompatible(NeuronParameters newParameters) {
        if (isSummed && !haveOneTimeConstant(newParameters)) {
            throw new UserException("other values of tau_syn_ex and tau_syn_in of "
                    + newParameters.table().model()
                    + " neurons that were created with one value of both: expected one value of both, for the whole"
                    + " population, since they keep but the sum of their currents");
        }
    }

    /** Decay of a current with a time constant in a step. */
    static Column decay(Column tauSyn, int size, double resolutionMs) {
        return Column.from(size, i -> StrictMath.exp(-resolutionMs / tauSyn.at(i)), tauSyn);
    }

    /** A value for each neuron if a step needs it so. */
    final Column oneOrEach(Column column) {
        return isUniform ? column : column.spread(u.length);
    }

    /** Keeps each of the two currents from now on. */
    abstract void keepEach();

    abstract boolean keepsEach();

    @Override
    public final boolean takesSum() {
        return !keepsEach();
    }

    /** What arrives at both channels, in the first row of the inputs. */
    final double[] joined(double[][] inputs) {
        if (inputs.length > 1) {
            add(inputs[0], inputs[1], u.length);
        }
        return inputs[0];
    }

    private static void add(double[] sums, double[] more, int size) {
        for (int i = 0; i < size; i++) {
            sums[i] += more[i];
        }
    }

    /** The excitatory current in pA. */
    abstract double excitatory(int index);

    /** The inhibitory current in pA. */
    abstract double inhibitory(int index);

    @Override
    public final Recordable recordable(String name) {
        switch (name) {
            case I_SYN_EX -> {
                keepEach();
                return this::excitatory;
            }
            case I_SYN_IN -> {
                keepEach();
                return this::inhibitory;
            }
            default -> {
                return super.recordable(name);
            }
        }
    }
}
