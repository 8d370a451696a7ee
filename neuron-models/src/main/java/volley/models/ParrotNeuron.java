package volley.models;

import java.util.List;

/**
 * A neuron that repeats every spike that reaches it, in the step in which it arrives, as often as it arrives: NEST's
 * {@code parrot_neuron}. Weights do not matter.
 */
public final class ParrotNeuron extends Parameterized<ParrotNeuron> implements NeuronModel {
    static final ParameterTable TABLE = ParameterTable.of("parrot_neuron");

    private ParrotNeuron(ParameterValues values) {
        super(values);
    }

    public static ParrotNeuron defaults() {
        return new ParrotNeuron(ParameterValues.defaults(TABLE));
    }

    @Override
    ParrotNeuron with(ParameterValues newValues) {
        return new ParrotNeuron(newValues);
    }

    @Override
    public List<String> constrained() {
        return List.of();
    }

    /** Any would do, since weights do not matter. */
    @Override
    public WeightUnit weightUnit() {
        return WeightUnit.NONE;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public boolean takesCurrent() {
        return false;
    }

    @Override
    public List<String> recordables() {
        return List.of();
    }

    @Override
    public double stateBytes() {
        return 0;
    }

    @Override
    public double variedBytes() {
        return 0;
    }

    @Override
    public Neurons populate(PopulationShare share, double resolutionMs) {
        return new ParrotNeurons(share.size());
    }
}
