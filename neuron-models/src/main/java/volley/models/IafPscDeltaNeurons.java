package volley.models;

import java.util.Arrays;

/** State of {@link IafPscDelta} neurons: in a step U <- p33 U + p30 I + the weights that arrive at its end. */
final class IafPscDeltaNeurons extends IafNeurons {
    /** Refractory steps up to which discounts stand in a table; beyond, they are computed as they are needed. */
    private static final int LONGEST_TABLE = 1 << 12;

    private double resolutionMs;
    private Column tauM;

    /** Input that came while refractory, discounted to its end, in mV; empty unless the model keeps it. */
    private final double[] stored;

    /** Discounts of inputs that come r steps before refractoriness ends, for neurons that have one tau_m. */
    private double[] discounts;

    IafPscDeltaNeurons(NeuronParameters parameters, ParameterValues values, PopulationShare share) {
        super(parameters, values, share);
        stored = new double[values.flag("refractory_input") ? share.size() : 0];
        use(parameters);
    }

    @Override
    boolean isUniform(NeuronParameters newParameters) {
        return true;
    }

    @Override
    void derive(NeuronParameters newParameters) {
        resolutionMs = newParameters.resolutionMs();
        tauM = newParameters.column("tau_m");
        var tRefSteps = membrane.tRefSteps();
        boolean hasTable = stored.length > 0 && tauM.isSingle() && tRefSteps.isSingle();
        discounts = new double[hasTable ? (int) Math.min(LONGEST_TABLE, tRefSteps.one() + 1) : 0];
        Arrays.setAll(discounts, r -> discount(r, 0));
    }

    @Override
    void requireCompatible(NeuronParameters newParameters) {
        // All that may be changed may be changed to anything.
    }

    private double discount(int stepsLeft, int index) {
        return StrictMath.exp(-stepsLeft * resolutionMs / tauM.at(index));
    }

    @Override
    void integrate(double[][] inputs) {
        var input = inputs[0];
        if (stored.length > 0) {
            release(input);
        }
        if (isUniform) {
            integrate(u, input, membrane.p33().one(), membrane.constantInput().one());
        } else {
            integrate(u, input, membrane.p33().all(), membrane.constantInput().all());
        }
    }

    private static void integrate(double[] u, double[] input, double p33, double constantInput) {
        for (int i = 0; i < u.length; i++) {
            u[i] = p33 * u[i] + constantInput + input[i];
        }
    }

    private static void integrate(double[] u, double[] input, double[] p33, double[] constantInput) {
        for (int i = 0; i < u.length; i++) {
            u[i] = p33[i] * u[i] + constantInput[i] + input[i];
        }
    }

    /** What was stored for the neurons whose refractoriness has ended is input now. */
    private void release(double[] input) {
        for (int n = 0; n < refractory.size(); n++) {
            if (refractory.stepsLeft(n) == 0) {
                int i = refractory.index(n);
                input[i] += stored[i];
                stored[i] = 0;
            }
        }
    }

    @Override
    void hold(double[][] inputs) {
        if (stored.length > 0) {
            store(inputs[0]);
        }
        super.hold(inputs);
    }

    private void store(double[] input) {
        for (int n = 0; n < refractory.size(); n++) {
            int r = refractory.stepsLeft(n);
            if (r > 0) {
                int i = refractory.index(n);
                stored[i] += input[i] * (r < discounts.length ? discounts[r] : discount(r, i));
            }
        }
    }

    @Override
    double[][] ownState() {
        return stored.length > 0 ? new double[][] {stored} : new double[0][];
    }
}
