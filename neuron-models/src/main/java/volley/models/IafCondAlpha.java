package volley.models;

import static volley.models.ModelParameter.Range.ABOVE_ZERO;
import static volley.models.ModelParameter.Range.FINITE;
import static volley.models.ModelParameter.Range.FROM_ZERO;
import static volley.models.ModelParameter.each;

import java.util.List;

/**
 * Leaky integrate-and-fire neuron with alpha-shaped synaptic conductances: NEST's {@code iaf_cond_alpha}. A spike of weight
 * w brings the conductance |w| e t/tau_syn exp(-t/tau_syn), whose peak is |w|, at t = tau_syn; below 0, the inhibitory one.
 * The equations are those of Kuhn, Aertsen and Rotter (J Neurosci 24, 2004), with
 * C_m dV/dt = -g_L (V - E_L) - g_ex (V - E_ex) - g_in (V - E_in) + I.
 */
public final class IafCondAlpha extends ConductanceModel<IafCondAlpha> {
    private static final ParameterTable TABLE = ParameterTable.of(
            "iaf_cond_alpha",
            each("V_m", "mV", Double.NaN, FINITE, "membrane potential at time 0"),
            each("E_L", "mV", -70, FINITE, "resting potential"),
            each("C_m", "pF", 250, ABOVE_ZERO, "capacitance of the membrane"),
            each("t_ref", "ms", 2, FROM_ZERO, "refractory time, whole steps"),
            each("V_th", "mV", -55, FINITE, "threshold"),
            each("V_reset", "mV", -60, FINITE, "potential after a spike, below the threshold"),
            each("E_ex", "mV", 0, FINITE, "excitatory reversal potential"),
            each("E_in", "mV", -85, FINITE, "inhibitory reversal potential"),
            each("g_L", "nS", 16.6667, FROM_ZERO, "conductance of the leak"),
            each("tau_syn_ex", "ms", 0.2, ABOVE_ZERO, "time to the peak of the excitatory conductance"),
            each("tau_syn_in", "ms", 2, ABOVE_ZERO, "time to the peak of the inhibitory conductance"),
            each("I_e", "pA", 0, FINITE, "constant current"));

    private IafCondAlpha(ParameterValues values) {
        super(values);
    }

    /** NEST's defaults, with the membrane at rest and no conductance at time 0. */
    public static IafCondAlpha defaults() {
        return new IafCondAlpha(ParameterValues.defaults(TABLE));
    }

    @Override
    IafCondAlpha with(ParameterValues newValues) {
        return new IafCondAlpha(newValues);
    }

    @Override
    public List<String> constrained() {
        return List.of("V_reset", "V_th", "t_ref");
    }

    @Override
    public List<String> recordables() {
        return List.of(
                ConductanceNeurons.V_M,
                ConductanceNeurons.G_EX,
                ConductanceNeurons.G_IN,
                IafCondAlphaNeurons.T_REF_REMAINING);
    }

    @Override
    public double stateBytes() {
        return stateBytes(IafCondAlphaNeurons.VARIABLES);
    }

    @Override
    public Neurons populate(PopulationShare share, double resolutionMs) {
        return new IafCondAlphaNeurons(NeuronParameters.of(values, share, resolutionMs), values, share);
    }
}
