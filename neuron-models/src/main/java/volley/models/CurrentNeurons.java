package volley.models;

/**
 * State of neurons with two synaptic currents, which last. While both have one time constant, their sum is all that the
 * membrane needs; then each is kept beside the sum only if it is recorded, so that recording changes no potential.
 */
abstract class CurrentNeurons extends IafNeurons {
    /** Excitatory current in pA. */
    static final String I_SYN_EX = "I_syn_ex";
    /** Inhibitory current in pA. */
    static final String I_SYN_IN = "I_syn_in";

    final Column tauSynEx;
    final Column tauSynIn;

    /** Whether the sum of the currents is kept in place of the two. */
    final boolean isSummed;

    CurrentNeurons(Membrane membrane, Column tauSynEx, Column tauSynIn, int size) {
        super(membrane, size, membrane.isUniform() && tauSynEx.isSingle() && tauSynIn.isSingle());
        this.tauSynEx = tauSynEx;
        this.tauSynIn = tauSynIn;
        isSummed = isUniform && tauSynEx.one() == tauSynIn.one();
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
