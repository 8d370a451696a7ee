package volley.models;

import javax.measure.Quantity;
import javax.measure.quantity.ElectricPotential;

/**
 * Leaky integrate-and-fire neuron with alpha-shaped synaptic currents: NEST's {@code iaf_psc_alpha}. A spike of weight w
 * brings the current w e t/tau_syn exp(-t/tau_syn), whose peak is w, at t = tau_syn; below 0, to the inhibitory current.
 */
public final class IafPscAlpha extends CurrentModel<IafPscAlpha> {
    private static final ParameterTable TABLE = currentTable("iaf_psc_alpha", V_MIN);

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

    @Override
    public double stateBytes() {
        return stateBytes(5);
    }

    @Override
    public double variedBytes() {
        return variedBytes(10);
    }

    @Override
    public Neurons populate(PopulationShare share, double resolutionMs) {
        var parameters = NeuronParameters.of(values, share, resolutionMs);
        return new IafPscAlphaNeurons(parameters, values, share);
    }
}
