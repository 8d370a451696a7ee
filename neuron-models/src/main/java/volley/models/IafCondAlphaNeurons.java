package volley.models;

import volley.partition.UserException;

/**
 * State of {@link IafCondAlpha} neurons: V_m, and of each synaptic conductance g and D = dg/dt + g/tau_syn. The weights that
 * arrive at the end of a step add e/tau_syn times themselves to D.
 */
final class IafCondAlphaNeurons extends ConductanceNeurons {
    /** Refractory time that is left, in ms. */
    static final String T_REF_REMAINING = "t_ref_remaining";

    static final int VARIABLES = 5;

    private static final int D_EX = 1;
    private static final int G_EX_NUMBER = 2;
    private static final int D_IN = 3;
    private static final int G_IN_NUMBER = 4;

    /** A thousandth of NEST's, whose 1e-3 is for each variable in its unit. */
    private static final double TOLERANCE = 1e-6;

    private final double resolutionMs;

    IafCondAlphaNeurons(NeuronParameters parameters, ParameterValues values, PopulationShare share) {
        super(parameters, values, share, VARIABLES, TOLERANCE);
        resolutionMs = parameters.resolutionMs();
        use(parameters);
    }

    @Override
    Runnable prepareOwn(NeuronParameters newParameters) {
        var newVTh = newParameters.column("V_th");
        var newVReset = newParameters.column("V_reset");
        for (int i = 0; i < (newVTh.isSingle() && newVReset.isSingle() ? 1 : newParameters.size()); i++) {
            if (newVReset.at(i) >= newVTh.at(i)) {
                throw new UserException(
                        "V_reset " + newVReset.at(i) + " mV: expected less than V_th " + newVTh.at(i) + " mV");
            }
        }
        return () -> {};
    }

    @Override
    void selectOwn(int index) {
        // It has no parameters of its own.
    }

    /** Beyond the threshold, the potential moves as at it. */
    @Override
    public void derive(double[] y, double[] slopes) {
        double v = Math.min(y[0], vTh);
        double gEx = y[G_EX_NUMBER];
        double gIn = y[G_IN_NUMBER];
        slopes[0] = isRefractory ? 0 : (-gL * (v - eL) - gEx * (v - eEx) - gIn * (v - eIn) + iConstant) / cM;
        slopes[D_EX] = -y[D_EX] / tauSynEx;
        slopes[G_EX_NUMBER] = y[D_EX] - gEx / tauSynEx;
        slopes[D_IN] = -y[D_IN] / tauSynIn;
        slopes[G_IN_NUMBER] = y[D_IN] - gIn / tauSynIn;
    }

    @Override
    boolean integrate(int index) {
        while (integrator.hasMore()) {
            integrator.advance(y);
        }
        if (!(y[0] > Double.NEGATIVE_INFINITY)) {
            refuse(V_M, y[0], "mV");
        }
        if (isRefractory) {
            refractorySteps[index]--;
            y[0] = vReset;
            return false;
        }
        if (y[0] < vTh) {
            return false;
        }
        refractorySteps[index] = tRefSteps(index);
        y[0] = vReset;
        return true;
    }

    @Override
    void receive(double excitatory, double inhibitory) {
        y[D_EX] += Math.E / tauSynEx * excitatory;
        y[D_IN] += Math.E / tauSynIn * inhibitory;
    }

    @Override
    public Recordable recordable(String name) {
        return switch (name) {
            case V_M -> variable(0);
            case G_EX -> variable(G_EX_NUMBER);
            case G_IN -> variable(G_IN_NUMBER);
            case T_REF_REMAINING -> index -> resolutionMs * refractorySteps[index];
            default -> throw new IllegalArgumentException(name);
        };
    }
}
