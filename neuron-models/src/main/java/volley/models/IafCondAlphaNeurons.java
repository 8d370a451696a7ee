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

    /** What all neurons' equations need. */
    private record Cells(
            Column eL,
            Column cM,
            Column tRefSteps,
            Column vTh,
            Column vReset,
            Column eEx,
            Column eIn,
            Column gL,
            Column tauSynEx,
            Column tauSynIn,
            Column iE) {
        static Cells of(NeuronParameters parameters) {
            var tRef = parameters.column("t_ref");
            double h = parameters.resolutionMs();
            var vTh = parameters.column("V_th");
            var vReset = parameters.column("V_reset");
            for (int i = 0; i < (vTh.isSingle() && vReset.isSingle() ? 1 : parameters.size()); i++) {
                if (vReset.at(i) >= vTh.at(i)) {
                    throw new UserException(
                            "V_reset " + vReset.at(i) + " mV: expected less than V_th " + vTh.at(i) + " mV");
                }
            }
            return new Cells(
                    parameters.column("E_L"),
                    parameters.column("C_m"),
                    Column.from(parameters.size(), i -> Steps.count("t_ref", tRef.at(i), h), tRef),
                    vTh,
                    vReset,
                    parameters.column("E_ex"),
                    parameters.column("E_in"),
                    parameters.column("g_L"),
                    parameters.column("tau_syn_ex"),
                    parameters.column("tau_syn_in"),
                    parameters.column("I_e"));
        }
    }

    private final double resolutionMs;
    private Cells cells;

    // Of the neuron that is being integrated.
    private boolean isRefractory;
    private double eL;
    private double cM;
    private double vTh;
    private double vReset;
    private double eEx;
    private double eIn;
    private double gL;
    private double tauSynEx;
    private double tauSynIn;
    private double iConstant;

    IafCondAlphaNeurons(NeuronParameters parameters, ParameterValues values, PopulationShare share) {
        super(parameters, values, share, VARIABLES, TOLERANCE);
        resolutionMs = parameters.resolutionMs();
        use(parameters);
    }

    @Override
    Runnable prepare(NeuronParameters newParameters) {
        var newCells = Cells.of(newParameters);
        return () -> cells = newCells;
    }

    @Override
    void select(int index, double devicesCurrent) {
        isRefractory = refractorySteps[index] > 0;
        eL = cells.eL.at(index);
        cM = cells.cM.at(index);
        vTh = cells.vTh.at(index);
        vReset = cells.vReset.at(index);
        eEx = cells.eEx.at(index);
        eIn = cells.eIn.at(index);
        gL = cells.gL.at(index);
        tauSynEx = cells.tauSynEx.at(index);
        tauSynIn = cells.tauSynIn.at(index);
        iConstant = cells.iE.at(index) + devicesCurrent;
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
        refractorySteps[index] = (int) cells.tRefSteps.at(index);
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
