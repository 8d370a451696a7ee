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
    void selectOwn(int firstIndex, int count) {
        // It has no parameters of its own.
    }

    /** Beyond the threshold, the potential moves as at it. */
    @Override
    public void derive(double[][] y, double[][] slopes, int places) {
        deriveCharge(y[0], y[G_EX_NUMBER], y[G_IN_NUMBER], slopes[0], places);
        decay(y[D_EX], tauSynEx, slopes[D_EX], places);
        rise(y[D_EX], y[G_EX_NUMBER], tauSynEx, slopes[G_EX_NUMBER], places);
        decay(y[D_IN], tauSynIn, slopes[D_IN], places);
        rise(y[D_IN], y[G_IN_NUMBER], tauSynIn, slopes[G_IN_NUMBER], places);
    }

    private void deriveCharge(double[] potential, double[] gEx, double[] gIn, double[] slope, int places) {
        double[] gL = this.gL;
        double[] eL = this.eL;
        double[] eEx = this.eEx;
        double[] eIn = this.eIn;
        double[] vTh = this.vTh;
        double[] iConstant = this.iConstant;
        double[] cM = this.cM;
        for (int i = 0; i < places; i++) {
            double v = Math.min(potential[i], vTh[i]);
            slope[i] = (-gL[i] * (v - eL[i]) - gEx[i] * (v - eEx[i]) - gIn[i] * (v - eIn[i]) + iConstant[i]) / cM[i];
        }
    }

    private static void rise(double[] d, double[] g, double[] tau, double[] slope, int places) {
        for (int i = 0; i < places; i++) {
            slope[i] = d[i] - g[i] / tau[i];
        }
    }

    @Override
    void endSubstep(int place, boolean isLast) {
        if (!isLast) {
            return;
        }
        if (!(y[0][place] > Double.NEGATIVE_INFINITY)) {
            refuse(V_M, y[0][place], "mV");
        }
        if (!isRefractory(place) && y[0][place] >= vTh[place]) {
            spike(place);
        }
    }

    @Override
    void receive(double[] excitatory, double[] inhibitory, int firstIndex, int count) {
        double[] dEx = state[D_EX];
        double[] dIn = state[D_IN];
        for (int i = 0; i < count; i++) {
            int index = firstIndex + i;
            dEx[index] += Math.E / tauSynEx(index) * excitatory[index];
            dIn[index] -= Math.E / tauSynIn(index) * inhibitory[index];
        }
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
