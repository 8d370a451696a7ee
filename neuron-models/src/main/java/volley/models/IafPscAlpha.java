package volley.models;

import static volley.models.ModelParameter.Range.ABOVE_ZERO;
import static volley.models.ModelParameter.each;

import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Time;

/**
 * Leaky integrate-and-fire neuron with alpha-shaped synaptic currents: NEST's {@code iaf_psc_alpha}. A spike of weight w
 * brings the current w e t/tau_syn exp(-t/tau_syn), whose peak is w, at t = tau_syn; below 0, to the inhibitory current.
 */
public final class IafPscAlpha extends IafModel<IafPscAlpha> {
    private static final ParameterTable TABLE = table(
            "iaf_psc_alpha",
            each("tau_syn_ex", "ms", 2, ABOVE_ZERO, "time constant of the excitatory current"),
            each("tau_syn_in", "ms", 2, ABOVE_ZERO, "time constant of the inhibitory current"),
            V_MIN);

    private IafPscAlpha(ParameterValues values) {
        super(values);
    }

    /** NEST's defaults, with the membrane at rest and no current at time 0. */
    public static IafPscAlpha defaults() {
        return new IafPscAlpha(ParameterValues.defaults(TABLE));
    }

    @Override
    IafPscAlpha with(ParameterValues newValues) {
        return new IafPscAlpha(newValues);
    }

    public IafPscAlpha vMin(Quantity<ElectricPotential> value) {
        return with("V_min", Units.MILLIVOLT, value);
    }

    public IafPscAlpha vMin(Varied<ElectricPotential> each) {
        return with("V_min", Units.MILLIVOLT, each);
    }

    public IafPscAlpha tauSynEx(Quantity<Time> value) {
        return with("tau_syn_ex", Units.MILLISECOND, value);
    }

    public IafPscAlpha tauSynEx(Varied<Time> each) {
        return with("tau_syn_ex", Units.MILLISECOND, each);
    }

    public IafPscAlpha tauSynIn(Quantity<Time> value) {
        return with("tau_syn_in", Units.MILLISECOND, value);
    }

    public IafPscAlpha tauSynIn(Varied<Time> each) {
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
        return stateBytes(5, 10);
    }

    @Override
    public Neurons populate(PopulationShare share, double resolutionMs) {
        var parameters = NeuronParameters.of(values, share, resolutionMs);
        return new IafPscAlphaNeurons(parameters, values, share);
    }
}
