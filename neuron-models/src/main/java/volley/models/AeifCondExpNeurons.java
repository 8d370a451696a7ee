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

    // Of the neurons that are being integrated, by place.
    private final double[] a = newColumn();
    private final double[] deltaT = newColumn();
    private final double[] tauW = newColumn();
    private final double[] vPeak = newColumn();
    private final double[] v = newColumn();
    private final double[] spikeCurrent = newColumn();

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
    void selectOwn(int firstIndex, int count) {
        adaptation.a.copy(firstIndex, count, a);
        adaptation.deltaT.copy(firstIndex, count, deltaT);
        adaptation.tauW.copy(firstIndex, count, tauW);
        adaptation.vPeak.copy(firstIndex, count, vPeak);
    }

    /** Beyond the peak, the potential moves as at it. */
    @Override
    public void derive(double[][] y, double[][] slopes, int places) {
        capPotential(y[0], places);
        deriveSpikeCurrent(places);
        deriveCharge(y[G_EX_NUMBER], y[G_IN_NUMBER], y[W_NUMBER], slopes[0], places);
        decay(y[G_EX_NUMBER], tauSynEx, slopes[G_EX_NUMBER], places);
        decay(y[G_IN_NUMBER], tauSynIn, slopes[G_IN_NUMBER], places);
        deriveAdaptation(y[W_NUMBER], slopes[W_NUMBER], places);
    }

    private void capPotential(double[] potential, int places) {
        double[] v = this.v;
        double[] vPeak = this.vPeak;
        for (int i = 0; i < places; i++) {
            v[i] = Math.min(potential[i], vPeak[i]);
        }
    }

    /** The exponential is the same on every machine; it is most of the work. */
    private void deriveSpikeCurrent(int places) {
        double[] v = this.v;
        double[] vTh = this.vTh;
        double[] deltaT = this.deltaT;
        double[] gL = this.gL;
        double[] spikeCurrent = this.spikeCurrent;
        for (int i = 0; i < places; i++) {
            spikeCurrent[i] = deltaT[i] == 0 ? 0 : gL[i] * deltaT[i] * StrictMath.exp((v[i] - vTh[i]) / deltaT[i]);
        }
    }

    private void deriveCharge(double[] gEx, double[] gIn, double[] w, double[] slope, int places) {
        double[] v = this.v;
        double[] spikeCurrent = this.spikeCurrent;
        double[] gL = this.gL;
        double[] eL = this.eL;
        double[] eEx = this.eEx;
        double[] eIn = this.eIn;
        double[] iConstant = this.iConstant;
        double[] cM = this.cM;
        for (int i = 0; i < places; i++) {
            slope[i] = (-gL[i] * (v[i] - eL[i])
                            + spikeCurrent[i]
                            - gEx[i] * (v[i] - eEx[i])
                            - gIn[i] * (v[i] - eIn[i])
                            - w[i]
                            + iConstant[i])
                    / cM[i];
        }
    }

    private void deriveAdaptation(double[] w, double[] slope, int places) {
        double[] v = this.v;
        double[] a = this.a;
        double[] eL = this.eL;
        double[] tauW = this.tauW;
        for (int i = 0; i < places; i++) {
            slope[i] = (a[i] * (v[i] - eL[i]) - w[i]) / tauW[i];
        }
    }

    @Override
    void endSubstep(int place, boolean isLast) {
        requireStable(place);
        double threshold = deltaT[place] == 0 ? vTh[place] : vPeak[place];
        if (!isRefractory(place) && y[0][place] >= threshold) {
            y[W_NUMBER][place] += adaptation.b.at(index(place));
            spike(place);
        }
    }

    private void requireStable(int place) {
        if (!(y[0][place] >= LOWEST_MILLIVOLTS)) {
            refuse(V_M, y[0][place], "mV");
        }
        if (!(Math.abs(y[W_NUMBER][place]) <= LARGEST_W_PICOAMPERES)) {
            refuse(W, y[W_NUMBER][place], "pA");
        }
    }

    @Override
    void receive(double[] excitatory, double[] inhibitory, int firstIndex, int count) {
        double[] gEx = state[G_EX_NUMBER];
        double[] gIn = state[G_IN_NUMBER];
        for (int i = firstIndex; i < firstIndex + count; i++) {
            gEx[i] += excitatory[i];
            gIn[i] -= inhibitory[i];
        }
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
