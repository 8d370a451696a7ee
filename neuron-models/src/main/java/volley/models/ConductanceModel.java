package volley.models;

import javax.measure.Quantity;
import javax.measure.quantity.ElectricConductance;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Time;

/**
 * A neuron with an excitatory and an inhibitory synaptic conductance, each with a reversal potential and a time constant.
 * Weights are in nS; the size of one below 0 is of the inhibitory conductance.
 *
 * @param <M> the model
 */
public abstract class ConductanceModel<M extends ConductanceModel<M>> extends MembraneModel<M> {
    /** What is kept of each neuron beside the model's variables: the size of a substep, and the devices' current. */
    private static final int COMMON_VALUES = 2;

    ConductanceModel(ParameterValues values) {
        super(values);
    }

    /** @param variables of the model's differential equations */
    final double stateBytes(int variables) {
        return Double.BYTES * (COMMON_VALUES + variables) + Integer.BYTES + (isVaried(true) ? variedBytes() : 0);
    }

    @Override
    public final double variedBytes() {
        return Double.BYTES * parameters().size();
    }

    @Override
    public final WeightUnit weightUnit() {
        return WeightUnit.NANOSIEMENS;
    }

    @Override
    public final int channels() {
        return 2;
    }

    public M gL(Quantity<ElectricConductance> value) {
        return with("g_L", Units.NANOSIEMENS, value);
    }

    public M gL(Varied<ElectricConductance> each) {
        return with("g_L", Units.NANOSIEMENS, each);
    }

    public M eEx(Quantity<ElectricPotential> value) {
        return with("E_ex", Units.MILLIVOLT, value);
    }

    public M eEx(Varied<ElectricPotential> each) {
        return with("E_ex", Units.MILLIVOLT, each);
    }

    public M eIn(Quantity<ElectricPotential> value) {
        return with("E_in", Units.MILLIVOLT, value);
    }

    public M eIn(Varied<ElectricPotential> each) {
        return with("E_in", Units.MILLIVOLT, each);
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
}
