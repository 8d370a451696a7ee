package volley.models;

import static volley.models.ModelParameter.Range.ABOVE_ZERO;
import static volley.models.ModelParameter.Range.FROM_ZERO;
import static volley.models.ModelParameter.each;
import static volley.models.ModelParameter.one;

import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.Time;
import volley.partition.UserException;

/**
 * Leaky integrate-and-fire neuron with exponentially decaying synaptic currents: NEST's {@code iaf_psc_exp}. A spike of
 * weight w adds w to the excitatory or, if w is below 0, to the inhibitory current.
 */
public final class IafPscExp extends IafModel<IafPscExp> {
    private static final ParameterTable TABLE = table(
            "iaf_psc_exp",
            each("tau_syn_ex", "ms", 2, ABOVE_ZERO, "time constant of the excitatory current"),
            each("tau_syn_in", "ms", 2, ABOVE_ZERO, "time constant of the inhibitory current"),
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

    public IafPscExp tauSynEx(Quantity<Time> value) {
        return with("tau_syn_ex", Units.MILLISECOND, value);
    }

    public IafPscExp tauSynEx(Varied<Time> each) {
        return with("tau_syn_ex", Units.MILLISECOND, each);
    }

    public IafPscExp tauSynIn(Quantity<Time> value) {
        return with("tau_syn_in", Units.MILLISECOND, value);
    }

    public IafPscExp tauSynIn(Varied<Time> each) {
        return with("tau_syn_in", Units.MILLISECOND, each);
    }

    @Override
    public WeightUnit weightUnit() {
        return WeightUnit.PICOAMPERE;
    }

    @Override
    public int channels() {
        return 2;
    }

    @Override
    public List<String> recordables() {
        return List.of(IafNeurons.V_M, CurrentNeurons.I_SYN_EX, CurrentNeurons.I_SYN_IN, IafNeurons.I);
    }

    @Override
    public double stateBytes() {
        return stateBytes(3, 4);
    }

    @Override
    public Neurons populate(PopulationShare share, double resolutionMs) {
        values.one("rho");
        if (values.one("delta") != 0) {
            throw new UserException("delta " + values.one("delta")
                    + " mV of iaf_psc_exp: expected 0, since thresholds are not stochastic here");
        }
        var parameters = NeuronParameters.of(values, share, resolutionMs);
        return new IafPscExpNeurons(parameters, values, share);
    }
}
