package volley.models;

import static volley.models.ModelParameter.Range.ABOVE_ZERO;
import static volley.models.ModelParameter.each;

import java.util.List;
import java.util.stream.Stream;
import javax.measure.Quantity;
import javax.measure.quantity.Time;

/**
 * A leaky integrate-and-fire neuron with an excitatory and an inhibitory synaptic current, each with a time constant.
 * Weights are in pA; those below 0 are of the inhibitory current.
 *
 * @param <M> the model
 */
public abstract class CurrentModel<M extends CurrentModel<M>> extends IafModel<M> {
    private static final ModelParameter[] CURRENTS = {
        each("tau_syn_ex", "ms", 2, ABOVE_ZERO, "time constant of the excitatory current"),
        each("tau_syn_in", "ms", 2, ABOVE_ZERO, "time constant of the inhibitory current")
    };

    CurrentModel(ParameterValues values) {
        super(values);
    }

    /** The table of a model that has a membrane and currents, and more. */
    static ParameterTable currentTable(String model, ModelParameter... more) {
        return table(model, Stream.concat(Stream.of(CURRENTS), Stream.of(more)).toArray(ModelParameter[]::new));
    }

    public M tauSynEx(Quantity<Time> value) {
        return with("tau_syn_ex", Units.MILLISECOND, value);
    }

    public M tauSynEx(Varied<Time> each) {
        return with("tau_syn_ex", Units.MILLISECOND, each);
    }

    public M tauSynIn(Quantity<Time> value) {
        return with("tau_syn_in", Units.MILLISECOND, value);
    }

    public M tauSynIn(Varied<Time> each) {
        return with("tau_syn_in", Units.MILLISECOND, each);
    }

    @Override
    public final WeightUnit weightUnit() {
        return WeightUnit.PICOAMPERE;
    }

    @Override
    public final int channels() {
        return 2;
    }

    @Override
    public final List<String> recordables() {
        return List.of(IafNeurons.V_M, CurrentNeurons.I_SYN_EX, CurrentNeurons.I_SYN_IN, IafNeurons.I);
    }
}
