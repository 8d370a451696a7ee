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

    /** Parameters that the other models lack. */
    private record Adaptation(Column a, Column b, Column deltaT, Column tauW, Column vPeak) {
        static Adaptation of(NeuronParameters parameters) {
            var adaptation = new Adaptation(
                    parameters.column("a"),
                    parameters.column("b"),
                    parameters.column("Delta_T"),
                    parameters.column("tau_w"),
                    parameters.column("V_peak"));
            adaptation.requireOrder(parameters);
            return adaptation;
        }

        private void requireOrder(NeuronParameters parameters) {
            var vReset = parameters.column("V_reset");
            var vTh = parameters.column("V_th");
            boolean single = Stream.of(vReset, vTh, vPeak, deltaT).allMatch(Column::isSingle);
            for (int i = 0; i < (single ? 1 : parameters.size()); i++) {
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

    private Adaptation adaptation;

    // Of the neuron that is being integrated.
    private double a;
    private double deltaT;
    private double tauW;
    private double vPeak;

    AeifCondExpNeurons(NeuronParameters parameters, ParameterValues values, PopulationShare share) {
        super(parameters, values, share, VARIABLES, values.one(AeifCondExp.GSL_ERROR_TOL));
        use(parameters);
    }

    @Override
    Runnable prepareOwn(NeuronParameters newParameters) {
        var newAdaptation = Adaptation.of(newParameters);
        return () -> adaptation = newAdaptation;
    }

    @Override
    void selectOwn(int index) {
        a = adaptation.a.at(index);
        deltaT = adaptation.deltaT.at(index);
        tauW = adaptation.tauW.at(index);
        vPeak = adaptation.vPeak.at(index);
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
                y[W_NUMBER] += adaptation.b.at(index);
                refractoryLeft = tRefSteps(index);
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
