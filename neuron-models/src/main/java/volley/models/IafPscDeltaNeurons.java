package volley.models;

import java.util.Arrays;

/**
 * State of {@link IafPscDelta} neurons, with U = V_m - E_L. A step first lets all neurons leak and take their input
 * alike; then those that spiked in the last t_ref steps, which are few and known, go back to the reset potential.
 */
final class IafPscDeltaNeurons implements Neurons {
    private final double eL;
    private final double p33;
    private final double p30;
    private final double constantInput;
    private final double threshold;
    private final double reset;
    private final double lowest;
    private final double[] u;

    /** The devices' currents in force, in pA; null before the first has arrived. */
    private double[] current;

    /** The refractory neurons in the order of their spikes, a ring from {@code oldest}. */
    private final int[] refractory;

    private int oldest;
    private int newest;

    /** Number of spikes in this step and each of the t_ref steps before, a ring: this step's place is {@code turn}. */
    private final int[] spikesInStep;

    private int turn;

    /** Input that came while refractory, discounted to its end, in mV; empty unless the model keeps it. */
    private final double[] stored;

    /** Discount of an input that comes r steps before refractoriness ends: exp(-r h / tau_m). */
    private final double[] discount;

    IafPscDeltaNeurons(IafPscDelta parameters, int count, double resolutionMs) {
        eL = parameters.eL();
        p33 = StrictMath.exp(-resolutionMs / parameters.tauM());
        p30 = (1 - p33) * parameters.tauM() / parameters.cM();
        constantInput = p30 * parameters.iE();
        threshold = parameters.vTh() - eL;
        reset = parameters.vReset() - eL;
        lowest = parameters.vMin() - eL;
        u = new double[count];
        Arrays.fill(u, Double.isNaN(parameters.initialVM()) ? 0 : parameters.initialVM() - eL);
        refractory = new int[Math.max(1, count)];
        spikesInStep = new int[1 + Steps.count("t_ref", parameters.tRef(), resolutionMs)];
        stored = new double[parameters.refractoryInput() ? count : 0];
        discount = new double[spikesInStep.length];
        Arrays.setAll(discount, r -> StrictMath.exp(-r * resolutionMs / parameters.tauM()));
    }

    @Override
    public int size() {
        return u.length;
    }

    @Override
    public int update(double[][] inputs, double[] currentPicoamperes, int[] spiking) {
        var input = inputs[0];
        release(input);
        integrate(u, input, p33, constantInput);
        if (current != null) {
            integrateCurrent(u, current, p30);
        }
        if (lowest > Double.NEGATIVE_INFINITY) {
            clamp(u, lowest);
        }
        hold(input);
        int spikes = findSpikes(u, threshold, spiking);
        reset(spiking, spikes);
        if (currentPicoamperes != null) {
            keep(currentPicoamperes);
        }
        return spikes;
    }

    private void keep(double[] arriving) {
        if (current == null) {
            current = new double[u.length];
        }
        System.arraycopy(arriving, 0, current, 0, u.length);
    }

    private static void integrate(double[] u, double[] input, double p33, double constantInput) {
        for (int i = 0; i < u.length; i++) {
            u[i] = p33 * u[i] + constantInput + input[i];
        }
    }

    private static void integrateCurrent(double[] u, double[] current, double p30) {
        for (int i = 0; i < u.length; i++) {
            u[i] += p30 * current[i];
        }
    }

    private static void clamp(double[] u, double lowest) {
        for (int i = 0; i < u.length; i++) {
            u[i] = Math.max(u[i], lowest);
        }
    }

    private static int findSpikes(double[] u, double threshold, int[] spiking) {
        int spikes = 0;
        for (int i = 0; i < u.length; i++) {
            if (u[i] >= threshold) {
                spiking[spikes++] = i;
            }
        }
        return spikes;
    }

    /** Ends the refractoriness of those that spiked t_ref and a step ago; what was stored for them is input now. */
    private void release(double[] input) {
        for (int n = spikesInStep[turn]; n > 0; n--) {
            if (stored.length > 0) {
                int i = refractory[oldest];
                input[i] += stored[i];
                stored[i] = 0;
            }
            oldest = next(oldest, refractory.length);
        }
        spikesInStep[turn] = 0;
    }

    /** Keeps the refractory neurons at the reset potential, longest refractory first. */
    private void hold(double[] input) {
        int at = oldest;
        int step = turn;
        for (int r = 1; r < spikesInStep.length; r++) {
            step = next(step, spikesInStep.length);
            for (int n = spikesInStep[step]; n > 0; n--) {
                int i = refractory[at];
                u[i] = reset;
                if (stored.length > 0) {
                    stored[i] += input[i] * discount[r];
                }
                at = next(at, refractory.length);
            }
        }
    }

    private void reset(int[] spiking, int spikes) {
        for (int s = 0; s < spikes; s++) {
            int i = spiking[s];
            u[i] = reset;
            refractory[newest] = i;
            newest = next(newest, refractory.length);
        }
        spikesInStep[turn] = spikes;
        turn = next(turn, spikesInStep.length);
    }

    private static int next(int place, int length) {
        return place + 1 == length ? 0 : place + 1;
    }

    @Override
    public Recordable recordable(String name) {
        if (name.equals("V_m")) {
            return index -> eL + u[index];
        }
        throw new IllegalArgumentException(name);
    }

    /**
     * Of each neuron: U in mV, the steps until it is released, 0 if it is not held, the devices' current in pA, and if
     * kept, the stored input in mV.
     */
    @Override
    public double[] save() {
        int values = valuesInState();
        var state = new double[values * u.length];
        for (int i = 0; i < u.length; i++) {
            state[values * i] = u[i];
            state[values * i + 2] = current == null ? 0 : current[i];
            if (stored.length > 0) {
                state[values * i + 3] = stored[i];
            }
        }
        int at = oldest;
        int step = turn;
        for (int stepsLeft = 1; stepsLeft <= spikesInStep.length; stepsLeft++) {
            for (int n = spikesInStep[step]; n > 0; n--) {
                state[values * refractory[at] + 1] = stepsLeft;
                at = next(at, refractory.length);
            }
            step = next(step, spikesInStep.length);
        }
        return state;
    }

    @Override
    public void load(double[] state) {
        int values = valuesInState();
        oldest = 0;
        turn = 0;
        int held = 0;
        for (int stepsLeft = 1; stepsLeft <= spikesInStep.length; stepsLeft++) {
            int heldBefore = held;
            for (int i = 0; i < u.length; i++) {
                if (state[values * i + 1] == stepsLeft) {
                    refractory[held++] = i;
                }
            }
            spikesInStep[stepsLeft - 1] = held - heldBefore;
        }
        newest = held % refractory.length;
        current = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            u[i] = state[values * i];
            current[i] = state[values * i + 2];
            if (stored.length > 0) {
                stored[i] = state[values * i + 3];
            }
        }
    }

    private int valuesInState() {
        return stored.length > 0 ? 4 : 3;
    }
}
