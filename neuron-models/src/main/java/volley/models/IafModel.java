package volley.models;

import static volley.models.ModelParameter.Range.ABOVE_ZERO;
import static volley.models.ModelParameter.Range.FINITE;
import static volley.models.ModelParameter.Range.FROM_ZERO;
import static volley.models.ModelParameter.each;

import java.util.List;
import java.util.stream.Stream;
import javax.measure.Quantity;
import javax.measure.quantity.Time;

/**
 * A leaky integrate-and-fire neuron, integrated exactly (Rotter and Diesmann, Biol Cybern 81, 1999): what all kinds of
 * synapses have in common. Each parameter has one value for the population, or differs from neuron to neuron.
 *
 * @param <M> the model
 */
public abstract class IafModel<M extends IafModel<M>> extends MembraneModel<M> {
    /** The membrane's parameters, and the values that follow from them, one each for every neuron if they differ. */
    private static final int MEMBRANE_VALUES = 16;

    private static final ParameterTable MEMBRANE = ParameterTable.of(
            "iaf",
            each("V_m", "mV", Double.NaN, FINITE, "membrane potential at time 0"),
            each("E_L", "mV", -70, FINITE, "resting potential"),
            each("C_m", "pF", 250, ABOVE_ZERO, "capacitance of the membrane"),
            each("tau_m", "ms", 10, ABOVE_ZERO, "time constant of the membrane"),
            each("t_ref", "ms", 2, FROM_ZERO, "refractory time, whole steps"),
            each("V_th", "mV", -55, FINITE, "threshold"),
            each("V_reset", "mV", -70, FINITE, "potential after a spike, below the threshold"),
            each("I_e", "pA", 0, FINITE, "constant current"));

    static final ModelParameter V_MIN =
            each("V_min", "mV", Double.NEGATIVE_INFINITY, FINITE, "lowest potential, at most V_reset");

    /** The table of a model that has a membrane, and more. */
    static ParameterTable table(String model, ModelParameter... more) {
        return MEMBRANE.plus(model, more);
    }

    IafModel(ParameterValues values) {
        super(values);
    }

    @Override
    public List<String> constrained() {
        var names = List.of("V_reset", "V_th", "t_ref");
        return values.table().has(V_MIN.name())
                ? Stream.concat(Stream.of(V_MIN.name()), names.stream()).toList()
                : names;
    }

    /** @param ownValues values that the model keeps of each neuron */
    final double stateBytes(int ownValues) {
        return Double.BYTES * ownValues + (isVaried(true) ? variedBytes() : 0);
    }

    /** @param ownParameters values that a step needs of each neuron, beside the membrane's, if parameters differ */
    static double variedBytes(int ownParameters) {
        return Double.BYTES * (MEMBRANE_VALUES + ownParameters);
    }

    public M tauM(Quantity<Time> value) {
        return with("tau_m", Units.MILLISECOND, value);
    }

    public M tauM(Varied<Time> each) {
        return with("tau_m", Units.MILLISECOND, each);
    }
}
