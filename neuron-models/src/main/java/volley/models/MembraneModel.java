package volley.models;

import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.quantity.ElectricCapacitance;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Time;

/**
 * A neuron with a membrane, a threshold and a reset: the parameters that all such models have. Each has one value for the
 * population, or differs from neuron to neuron.
 *
 * @param <M> the model
 */
public abstract class MembraneModel<M extends MembraneModel<M>> extends Parameterized<M> implements NeuronModel {
    MembraneModel(ParameterValues values) {
        super(values);
    }

    @Override
    public boolean takesCurrent() {
        return true;
    }

    /**
     * Refuses values of a neuron that do not go together, the others having their defaults.
     *
     * @param values of the parameters that are {@link #constrained}, in their order
     * @param resolutionMs the time step dt in ms
     * @throws volley.partition.UserException if one is out of its range, or does not go with the others or the time step
     */
    public final void requireTogether(double[] values, double resolutionMs) {
        var given = ParameterValues.defaults(this.values.table());
        var names = constrained();
        for (int i = 0; i < values.length; i++) {
            given = given.with(names.get(i), values[i]);
        }
        with(given).populate(PopulationShare.whole(1, 0), resolutionMs);
    }

    final <Q extends Quantity<Q>> M with(String name, Unit<Q> unit, Quantity<Q> value) {
        return with(name, Units.in(unit, name, value));
    }

    final <Q extends Quantity<Q>> M with(String name, Unit<Q> unit, Varied<Q> each) {
        return with(values.with(name, each.in(unit)));
    }

    public M cM(Quantity<ElectricCapacitance> value) {
        return with("C_m", Units.PICOFARAD, value);
    }

    public M cM(Varied<ElectricCapacitance> each) {
        return with("C_m", Units.PICOFARAD, each);
    }

    public M tRef(Quantity<Time> value) {
        return with("t_ref", Units.MILLISECOND, value);
    }

    public M tRef(Varied<Time> each) {
        return with("t_ref", Units.MILLISECOND, each);
    }

    public M eL(Quantity<ElectricPotential> value) {
        return with("E_L", Units.MILLIVOLT, value);
    }

    public M eL(Varied<ElectricPotential> each) {
        return with("E_L", Units.MILLIVOLT, each);
    }

    public M vTh(Quantity<ElectricPotential> value) {
        return with("V_th", Units.MILLIVOLT, value);
    }

    public M vTh(Varied<ElectricPotential> each) {
        return with("V_th", Units.MILLIVOLT, each);
    }

    public M vReset(Quantity<ElectricPotential> value) {
        return with("V_reset", Units.MILLIVOLT, value);
    }

    public M vReset(Varied<ElectricPotential> each) {
        return with("V_reset", Units.MILLIVOLT, each);
    }

    public M iE(Quantity<ElectricCurrent> value) {
        return with("I_e", Units.PICOAMPERE, value);
    }

    public M iE(Varied<ElectricCurrent> each) {
        return with("I_e", Units.PICOAMPERE, each);
    }

    /** The membrane potential at time 0. */
    public M initialVM(Quantity<ElectricPotential> value) {
        return with("V_m", Units.MILLIVOLT, value);
    }

    /** The membrane potentials at time 0. */
    public M initialVM(Varied<ElectricPotential> each) {
        return with("V_m", Units.MILLIVOLT, each);
    }
}
