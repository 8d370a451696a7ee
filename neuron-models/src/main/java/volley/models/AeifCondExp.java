package volley.models;

import static volley.models.ModelParameter.Range.ABOVE_ZERO;
import static volley.models.ModelParameter.Range.FINITE;
import static volley.models.ModelParameter.Range.FROM_ZERO;
import static volley.models.ModelParameter.each;
import static volley.models.ModelParameter.one;

import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricConductance;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Time;

/**
 * Adaptive exponential integrate-and-fire neuron of Brette and Gerstner (J Neurophysiol 94, 2005) with exponentially
 * decaying synaptic conductances: NEST's {@code aeif_cond_exp}. A spike of weight w adds |w| to the excitatory or, if w is
 * below 0, to the inhibitory conductance.
 */
public final class AeifCondExp extends ConductanceModel<AeifCondExp> {
    static final String GSL_ERROR_TOL = "gsl_error_tol";

    private static final ParameterTable TABLE = ParameterTable.of(
            "aeif_cond_exp",
            each("V_m", "mV", Double.NaN, FINITE, "membrane potential at time 0"),
            each("E_L", "mV", -70.6, FINITE, "resting potential of the leak"),
            each("C_m", "pF", 281, ABOVE_ZERO, "capacitance of the membrane"),
            each("t_ref", "ms", 0, FROM_ZERO, "refractory time, whole steps"),
            each("V_reset", "mV", -60, FINITE, "potential after a spike, below V_peak"),
            each("g_L", "nS", 30, FROM_ZERO, "conductance of the leak"),
            each("I_e", "pA", 0, FINITE, "constant current"),
            each("a", "nS", 4, FINITE, "adaptation below the threshold"),
            each("b", "pA", 80.5, FINITE, "rise of the adaptation current with a spike"),
            each("Delta_T", "mV", 2, FROM_ZERO, "sharpness of the threshold; 0 for a spike at V_th"),
            each("tau_w", "ms", 144, ABOVE_ZERO, "time constant of the adaptation current"),
            each("V_th", "mV", -50.4, FINITE, "threshold, from which a spike rises"),
            each("V_peak", "mV", 0, FINITE, "potential at which a spike is found, at least V_th"),
            each("E_ex", "mV", 0, FINITE, "excitatory reversal potential"),
            each("tau_syn_ex", "ms", 0.2, ABOVE_ZERO, "time constant of the excitatory conductance"),
            each("E_in", "mV", -85, FINITE, "inhibitory reversal potential"),
            each("tau_syn_in", "ms", 2, ABOVE_ZERO, "time constant of the inhibitory conductance"),
            one(GSL_ERROR_TOL, "", 1e-6, ABOVE_ZERO, "bound of the error of a substep"));

    private AeifCondExp(ParameterValues values) {
        super(values);
    }

    /** NEST's defaults, with the membrane at rest, no conductance and no adaptation at time 0. */
    public static AeifCondExp defaults() {
        return new AeifCondExp(ParameterValues.defaults(TABLE));
    }

    @Override
    AeifCondExp with(ParameterValues newValues) {
        return new AeifCondExp(newValues);
    }

    public AeifCondExp a(Quantity<ElectricConductance> value) {
        return with("a", Units.NANOSIEMENS, value);
    }

    public AeifCondExp a(Varied<ElectricConductance> each) {
        return with("a", Units.NANOSIEMENS, each);
    }

    public AeifCondExp b(Quantity<ElectricCurrent> value) {
        return with("b", Units.PICOAMPERE, value);
    }

    public AeifCondExp b(Varied<ElectricCurrent> each) {
        return with("b", Units.PICOAMPERE, each);
    }

    public AeifCondExp deltaT(Quantity<ElectricPotential> value) {
        return with("Delta_T", Units.MILLIVOLT, value);
    }

    public AeifCondExp deltaT(Varied<ElectricPotential> each) {
        return with("Delta_T", Units.MILLIVOLT, each);
    }

    public AeifCondExp tauW(Quantity<Time> value) {
        return with("tau_w", Units.MILLISECOND, value);
    }

    public AeifCondExp tauW(Varied<Time> each) {
        return with("tau_w", Units.MILLISECOND, each);
    }

    public AeifCondExp vPeak(Quantity<ElectricPotential> value) {
        return with("V_peak", Units.MILLIVOLT, value);
    }

    public AeifCondExp vPeak(Varied<ElectricPotential> each) {
        return with("V_peak", Units.MILLIVOLT, each);
    }

    @Override
    public List<String> constrained() {
        return List.of("V_reset", "V_th", "V_peak", "Delta_T", "t_ref");
    }

    @Override
    public List<String> recordables() {
        return List.of(ConductanceNeurons.V_M, ConductanceNeurons.G_EX, ConductanceNeurons.G_IN, AeifCondExpNeurons.W);
    }

    @Override
    public double stateBytes() {
        return stateBytes(AeifCondExpNeurons.VARIABLES);
    }

    @Override
    public Neurons populate(PopulationShare share, double resolutionMs) {
        return new AeifCondExpNeurons(NeuronParameters.of(values, share, resolutionMs), values, share);
    }
}
