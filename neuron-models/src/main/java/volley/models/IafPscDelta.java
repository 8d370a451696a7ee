package volley.models;

import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricCapacitance;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Time;
import volley.partition.UserException;

/**
 * Leaky integrate-and-fire neuron whose synaptic inputs are jumps of the membrane potential: NEST's
 * {@code iaf_psc_delta}, integrated exactly (Rotter and Diesmann, Biol Cybern 81, 1999).
 *
 * <table>
 * <caption>Parameters</caption>
 * <tr><th>name<th>NEST<th>unit<th>default<th>meaning
 * <tr><td>cM<td>C_m<td>pF<td>250<td>capacitance of the membrane, above 0
 * <tr><td>tauM<td>tau_m<td>ms<td>10<td>time constant of the membrane, above 0
 * <tr><td>tRef<td>t_ref<td>ms<td>2<td>refractory time, whole steps, 0 or more
 * <tr><td>eL<td>E_L<td>mV<td>-70<td>resting potential
 * <tr><td>vTh<td>V_th<td>mV<td>-55<td>threshold
 * <tr><td>vReset<td>V_reset<td>mV<td>-70<td>potential after a spike, below the threshold
 * <tr><td>vMin<td>V_min<td>mV<td>none<td>lowest potential
 * <tr><td>iE<td>I_e<td>pA<td>0<td>constant current
 * <tr><td>initialVM<td>V_m<td>mV<td>eL<td>membrane potential at time 0
 * <tr><td>refractoryInput<td>refractory_input<td><td>false<td>whether input while refractory counts afterwards,
 * discounted by the leak until then
 * </table>
 */
public record IafPscDelta(
        double cM,
        double tauM,
        double tRef,
        double eL,
        double vTh,
        double vReset,
        double vMin,
        double iE,
        double initialVM,
        boolean refractoryInput)
        implements NeuronModel {

    /** NEST's defaults, with the membrane at rest at time 0. */
    public static IafPscDelta defaults() {
        return new IafPscDelta(250, 10, 2, -70, -55, -70, Double.NEGATIVE_INFINITY, 0, Double.NaN, false);
    }

    public IafPscDelta cM(Quantity<ElectricCapacitance> value) {
        double cM = Units.in(Units.PICOFARAD, "C_m", value);
        return new IafPscDelta(cM, tauM, tRef, eL, vTh, vReset, vMin, iE, initialVM, refractoryInput);
    }

    public IafPscDelta tauM(Quantity<Time> value) {
        double tauM = Units.in(Units.MILLISECOND, "tau_m", value);
        return new IafPscDelta(cM, tauM, tRef, eL, vTh, vReset, vMin, iE, initialVM, refractoryInput);
    }

    public IafPscDelta tRef(Quantity<Time> value) {
        double tRef = Units.in(Units.MILLISECOND, "t_ref", value);
        return new IafPscDelta(cM, tauM, tRef, eL, vTh, vReset, vMin, iE, initialVM, refractoryInput);
    }

    public IafPscDelta eL(Quantity<ElectricPotential> value) {
        double eL = Units.in(Units.MILLIVOLT, "E_L", value);
        return new IafPscDelta(cM, tauM, tRef, eL, vTh, vReset, vMin, iE, initialVM, refractoryInput);
    }

    public IafPscDelta vTh(Quantity<ElectricPotential> value) {
        double vTh = Units.in(Units.MILLIVOLT, "V_th", value);
        return new IafPscDelta(cM, tauM, tRef, eL, vTh, vReset, vMin, iE, initialVM, refractoryInput);
    }

    public IafPscDelta vReset(Quantity<ElectricPotential> value) {
        double vReset = Units.in(Units.MILLIVOLT, "V_reset", value);
        return new IafPscDelta(cM, tauM, tRef, eL, vTh, vReset, vMin, iE, initialVM, refractoryInput);
    }

    public IafPscDelta vMin(Quantity<ElectricPotential> value) {
        double vMin = Units.in(Units.MILLIVOLT, "V_min", value);
        return new IafPscDelta(cM, tauM, tRef, eL, vTh, vReset, vMin, iE, initialVM, refractoryInput);
    }

    public IafPscDelta iE(Quantity<ElectricCurrent> value) {
        double iE = Units.in(Units.PICOAMPERE, "I_e", value);
        return new IafPscDelta(cM, tauM, tRef, eL, vTh, vReset, vMin, iE, initialVM, refractoryInput);
    }

    public IafPscDelta initialVM(Quantity<ElectricPotential> value) {
        double initialVM = Units.in(Units.MILLIVOLT, "V_m", value);
        return new IafPscDelta(cM, tauM, tRef, eL, vTh, vReset, vMin, iE, initialVM, refractoryInput);
    }

    public IafPscDelta refractoryInput(boolean value) {
        return new IafPscDelta(cM, tauM, tRef, eL, vTh, vReset, vMin, iE, initialVM, value);
    }

    @Override
    public String name() {
        return "iaf_psc_delta";
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
    public boolean takesCurrent() {
        return true;
    }

    @Override
    public List<String> recordables() {
        return List.of("V_m");
    }

    @Override
    public double stateBytes() {
        return Double.BYTES + Integer.BYTES + (refractoryInput ? Double.BYTES : 0);
    }

    @Override
    public Neurons populate(PopulationShare share, double resolutionMs) {
        requirePositive("C_m", cM, "pF");
        requirePositive("tau_m", tauM, "ms");
        requireFinite("E_L", eL, "mV");
        requireFinite("V_th", vTh, "mV");
        requireFinite("V_reset", vReset, "mV");
        requireFinite("I_e", iE, "pA");
        requireFinite("V_m", Double.isNaN(initialVM) ? eL : initialVM, "mV");
        if (!(tRef >= 0)) {
            throw new UserException("t_ref " + tRef + " ms: expected 0 or more");
        }
        if (vReset >= vTh) {
            throw new UserException("V_reset " + vReset + " mV: expected less than V_th " + vTh + " mV");
        }
        if (!(vMin <= vReset)) {
            throw new UserException("V_min " + vMin + " mV: expected at most V_reset " + vReset + " mV");
        }
        return new IafPscDeltaNeurons(this, share.size(), resolutionMs);
    }

    private static void requireFinite(String name, double value, String unit) {
        if (!Double.isFinite(value)) {
            throw new UserException(name + " " + value + " " + unit + ": expected a finite number");
        }
    }

    private static void requirePositive(String name, double value, String unit) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            throw new UserException(name + " " + value + " " + unit + ": expected a finite number above 0");
        }
    }
}
