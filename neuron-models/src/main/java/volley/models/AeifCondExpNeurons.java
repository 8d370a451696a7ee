package volley.models;

import java.util.stream.Stream;
import volley.partition.UserException;

/**
 * State of {@link AeifCondExp} neurons: V_m, the two conductances, and the adaptation current w. A spike is found at the end
 * of a substep, and the neuron goes on from its reset within the step; it spikes at most once a step.
 */
final class AeifCondExpNeurons extends ConductanceNeurons {
    /** Adaptation current in pA. */
    static final String W = "w";

    static final int VARIABLES = 4;

    private static final int G_EX_NUMBER = 1;
    private static final int G_IN_NUMBER = 2;
    private static final int W_NUMBER = 3;

    /** Bounds beyond which NEST takes the integration for unstable. */
    private static final double LOWEST_MILLIVOLTS = -1e3;

    private static final double LARGEST_W_PICOAMPERES = 1e6;

    /** NEST's bound of the exponent at the peak: a margin of 1e20 below the largest number. */
    private static final double LARGEST_EXPONENT = StrictMath.log(Double.MAX_VALUE / 1e20);

    /** What all neurons' equations need. */
    private record Cells(
            Column eL,
            Column cM,
            Column tRefSteps,
            Column vReset,
            Column gL,
            Column iE,
            Column a,
            Column b,
            Column deltaT,
            Column tauW,
            Column vTh,
            Column vPeak,
            Column eEx,
            Column tauSynEx,
            Column eIn,
            Column tauSynIn) {
        static Cells of(NeuronParameters parameters) {
            var tRef = parameters.column("t_ref");
            double h = parameters.resolutionMs();
            var cells = new Cells(
                    parameters.column("E_L"),
                    parameters.column("C_m"),
                    Column.from(parameters.size(), i -> Steps.count("t_ref", tRef.at(i), h), tRef),
                    parameters.column("V_reset"),
                    parameters.column("g_L"),
                    parameters.column("I_e"),
                    parameters.column("a"),
                    parameters.column("b"),
                    parameters.column("Delta_T"),
                    parameters.column("tau_w"),
                    parameters.column("V_th"),
                    parameters.column("V_peak"),
                    parameters.column("E_ex"),
                    parameters.column("tau_syn_ex"),
                    parameters.column("E_in"),
                    parameters.column("tau_syn_in"));
            cells.requireOrder(parameters.size());
            return cells;
        }

        private void requireOrder(int size) {
            boolean single = Stream.of(vReset, vTh, vPeak, deltaT).allMatch(Column::isSingle);
            for (int i = 0; i < (single ? 1 : size); i++) {
                double peak = vPeak.at(i);
                if (peak < vTh.at(i)) {
                    throw new UserException("V_peak " + peak + " mV: expected at least V_th " + vTh.at(i) + " mV");
                }
                if (vReset.at(i) >= peak) {
                    throw new UserException(
                            "V_reset " + vReset.at(i) + " mV: expected less than V_peak " + peak + " mV");
                }
                double sharpness = deltaT.at(i);
                if (sharpness > 0 && (peak - vTh.at(i)) / sharpness >= LARGEST_EXPONENT) {
                    throw new UserException("Delta_T " + sharpness + " mV: expected more than (V_peak - V_th)/"
                            + LARGEST_EXPONENT + ", beyond which the current of a spike is too large for a number");
                }
            }
        }
    }

    private Cells cells;

    // Of the neuron that is being integrated.
    private boolean isRefractory;
    private double eL;
    private double cM;
    private double vReset;
    private double gL;
    private double iConstant;
    private double a;
    private double deltaT;
    private double tauW;
    private double vTh;
    private double vPeak;
    private double eEx;
    private double tauSynEx;
    private double eIn;
    private double tauSynIn;

    AeifCondExpNeurons(NeuronParameters parameters, ParameterValues values, PopulationShare share) {
        super(parameters, values, share, VARIABLES, values.one(AeifCondExp.GSL_ERROR_TOL));
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
        vReset = cells.vReset.at(index);
        gL = cells.gL.at(index);
        iConstant = cells.iE.at(index) + devicesCurrent;
        a = cells.a.at(index);
        deltaT = cells.deltaT.at(index);
        tauW = cells.tauW.at(index);
        vTh = cells.vTh.at(index);
        vPeak = cells.vPeak.at(index);
        eEx = cells.eEx.at(index);
        tauSynEx = cells.tauSynEx.at(index);
        eIn = cells.eIn.at(index);
        tauSynIn = cells.tauSynIn.at(index);
    }

    /** Beyond the peak, the potential moves as at it. */
    @Override
    public void derive(double[] y, double[] slopes) {
        double v = isRefractory ? vReset : Math.min(y[0], vPeak);
        double gEx = y[G_EX_NUMBER];
        double gIn = y[G_IN_NUMBER];
        double w = y[W_NUMBER];
        if (isRefractory) {
            slopes[0] = 0;
        } else {
            double spike = deltaT == 0 ? 0 : gL * deltaT * StrictMath.exp((v - vTh) / deltaT);
            slopes[0] = (-gL * (v - eL) + spike - gEx * (v - eEx) - gIn * (v - eIn) - w + iConstant) / cM;
        }
        slopes[G_EX_NUMBER] = -gEx / tauSynEx;
        slopes[G_IN_NUMBER] = -gIn / tauSynIn;
        slopes[W_NUMBER] = (a * (v - eL) - w) / tauW;
    }

    @Override
    boolean integrate(int index) {
        double threshold = deltaT == 0 ? vTh : vPeak;
        int refractoryLeft = Math.max(0, refractorySteps[index] - 1);
        boolean spikes = false;
        while (integrator.hasMore()) {
            integrator.advance(y);
            requireStable();
            if (isRefractory) {
                y[0] = vReset;
            } else if (y[0] >= threshold) {
                y[0] = vReset;
                y[W_NUMBER] += cells.b.at(index);
                refractoryLeft = (int) cells.tRefSteps.at(index);
                isRefractory = refractoryLeft > 0;
                spikes = true;
            }
        }
        refractorySteps[index] = refractoryLeft;
        return spikes;
    }

    private void requireStable() {
        if (!(y[0] >= LOWEST_MILLIVOLTS)) {
            refuse(V_M, y[0], "mV");
        }
        if (!(Math.abs(y[W_NUMBER]) <= LARGEST_W_PICOAMPERES)) {
            refuse(W, y[W_NUMBER], "pA");
        }
    }

    @Override
    void receive(double excitatory, double inhibitory) {
        y[G_EX_NUMBER] += excitatory;
        y[G_IN_NUMBER] += inhibitory;
    }

    @Override
    public Recordable recordable(String name) {
        return switch (name) {
            case V_M -> variable(0);
            case G_EX -> variable(G_EX_NUMBER);
            case G_IN -> variable(G_IN_NUMBER);
            case W -> variable(W_NUMBER);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
