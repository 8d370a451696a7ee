package volley.models;

import static volley.models.ModelParameter.Range.FROM_ZERO;
import static volley.models.ModelParameter.one;

import java.util.List;
import java.util.stream.Stream;
import volley.partition.UserException;

/**
 * Leaky integrate-and-fire neuron with exponentially decaying synaptic currents: NEST's {@code iaf_psc_exp}. A spike of
 * weight w adds w to the excitatory or, if w is below 0, to the inhibitory current.
 */
public final class IafPscExp extends CurrentModel<IafPscExp> {
    private static final ParameterTable TABLE = currentTable(
            "iaf_psc_exp",
            one("rho", "1/s", 0.01, FROM_ZERO, "stochastic firing intensity at threshold; unused while delta is 0"),
            one("delta", "mV", 0, FROM_ZERO, "width of a stochastic threshold; 0 is the only one supported"));

    private IafPscExp(ParameterValues values) {
        super(values);
    }

    /** NEST's defaults, with the membrane at rest and no current at time 0. */
    public static IafPscExp defaults() {
        return new IafPscExp(ParameterValues.defaults(TABLE));
    }

    @Override
    IafPscExp with(ParameterValues newValues) {
        return new IafPscExp(newValues);
    }

    @Override
    public List<String> constrained() {
        return Stream.concat(super.constrained().stream(), Stream.of("delta")).toList();
    }

    @Override
    public double stateBytes() {
        return stateBytes(3);
    }

    @Override
    public double variedBytes() {
        return variedBytes(4);
    }

    @Override
    public Neurons populate(PopulationShare share, double resolutionMs) {
        if (values.one("delta") != 0) {
            throw new UserException("delta " + values.one("delta")
                    + " mV of iaf_psc_exp: expected 0, since thresholds are not stochastic here");
        }
        var parameters = NeuronParameters.of(values, share, resolutionMs);
        return new IafPscExpNeurons(parameters, values, share);
    }
}
