package volley.models;

import static volley.models.ModelParameter.one;

import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricPotential;

/**
 * Leaky integrate-and-fire neuron whose synaptic inputs are jumps of the membrane potential: NEST's
 * {@code iaf_psc_delta}.
 */
public final class IafPscDelta extends IafModel<IafPscDelta> {
    private static final ParameterTable TABLE = table(
            "iaf_psc_delta",
            V_MIN,
            one(
                    "refractory_input",
                    "",
                    0,
                    ModelParameter.Range.FLAG,
                    "whether input while refractory counts afterwards, discounted by the leak until then"));

    private IafPscDelta(ParameterValues values) {
        super(values);
    }

    /** NEST's defaults, with the membrane at rest at time 0. */
    public static IafPscDelta defaults() {
        return new IafPscDelta(ParameterValues.defaults(TABLE));
    }

    @Override
    IafPscDelta with(ParameterValues newValues) {
        return new IafPscDelta(newValues);
    }

    public IafPscDelta vMin(Quantity<ElectricPotential> value) {
        return with("V_min", Units.MILLIVOLT, value);
    }

    public IafPscDelta vMin(Varied<ElectricPotential> each) {
        return with("V_min", Units.MILLIVOLT, each);
    }

    public IafPscDelta refractoryInput(boolean value) {
        return with("refractory_input", value);
    }

    @Override
    public WeightUnit weightUnit() {
        return WeightUnit.MILLIVOLT;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public List<String> recordables() {
        return List.of(IafNeurons.V_M, IafNeurons.I);
    }

    @Override
    public double stateBytes() {
        return stateBytes(values.flag("refractory_input") ? 2 : 1);
    }

    @Override
    public double variedBytes() {
        return variedBytes(0);
    }

    @Override
    public Neurons populate(PopulationShare share, double resolutionMs) {
        var parameters = NeuronParameters.of(values, share, resolutionMs);
        return new IafPscDeltaNeurons(parameters, values, share);
    }
}
