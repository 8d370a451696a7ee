package volley.models;

import java.util.Arrays;
import java.util.Map;

/**
 * State of {@link IafModel} neurons, with U = V_m - E_L. A step first integrates all neurons alike; then those that are
 * refractory, which are few and known, go back to the reset potential; then those that reach the threshold spike.
 */
abstract class IafNeurons implements Neurons {
    /** Membrane potential in mV. */
    static final String V_M = NeuronParameters.V_M;
    /** Current of devices in pA that has arrived, and acts in the next step. */
    static final String I = "I";

    /** Values a neuron that {@link #save} gives of every model: U, refractory steps left, current of devices. */
    private static final int COMMON = 3;

    Membrane membrane;
    boolean isUniform;
    final double[] u;
    final RefractoryNeurons refractory = new RefractoryNeurons();

    private NeuronParameters parameters;
    private boolean isBounded;

    /** The devices' currents in force, in pA; null before the first has arrived. */
    private double[] current;

    /** Neurons at the potentials that are given, or else at rest; {@link #use} has to follow. */
    IafNeurons(NeuronParameters parameters, ParameterValues values, PopulationShare share) {
        var eL = parameters.column("E_L");
        var vM = values.isGiven(V_M) ? values.column(V_M, share) : eL;
        u = new double[share.size()];
        Arrays.setAll(u, i -> vM.at(i) - eL.at(i));
    }

    /** Takes up parameters. */
    final void use(NeuronParameters newParameters) {
        use(newParameters, Membrane.of(newParameters));
    }

    private void use(NeuronParameters newParameters, Membrane newMembrane) {
        parameters = newParameters;
        isUniform = newMembrane.isUniform() && isUniform(newParameters);
        membrane = isUniform ? newMembrane : newMembrane.spread(u.length);
        isBounded = !(membrane.lowest().isSingle() && membrane.lowest().one() == Double.NEGATIVE_INFINITY);
        derive(newParameters);
    }

    /** Whether the model's own parameters have one value for all neurons wherever a step needs one for each. */
    abstract boolean isUniform(NeuronParameters newParameters);

    /** Computes what follows from the model's own parameters. */
    abstract void derive(NeuronParameters newParameters);

    /** @throws volley.partition.UserException if neurons that are there already cannot go on with such parameters */
    abstract void requireCompatible(NeuronParameters newParameters);

    @Override
    public final boolean isVaried() {
        return parameters.isVaried();
    }

    @Override
    public final Runnable set(Parameterized<?> given, NeuronSelection selection) {
        var changed = parameters.with(given.values, selection);
        var moved = changed == parameters ? membrane : Membrane.of(changed);
        requireCompatible(changed);
        var vM = given.values.isGiven(V_M) ? parameters.own(V_M, given.values).column(V_M, selection.share()) : null;
        return () -> {
            if (changed != parameters) {
                moveTo(changed, moved);
            }
            if (vM != null) {
                for (int i = 0; i < selection.indices().length; i++) {
                    int index = selection.indices()[i];
                    u[index] = vM.at(i) - membrane.eL().at(index);
                }
            }
            refractory.stayAt(u);
        };
    }

    /** Takes up parameters at the same membrane potentials, which another E_L alone does not move. */
    private void moveTo(NeuronParameters changed, Membrane moved) {
        var before = parameters.column("E_L");
        use(changed, moved);
        var after = changed.column("E_L");
        if (after != before) {
            // In one sum, which leaves those alone whose own E_L stays.
            Arrays.setAll(u, i -> u[i] + (before.at(i) - after.at(i)));
        }
    }

    @Override
    public final double value(String name, int index) {
        return name.equals(V_M)
                ? membrane.eL().at(index) + u[index]
                : parameters.column(name).at(index);
    }

    @Override
    public final Map<String, Column> changedParameters() {
        return parameters.changes();
    }

    @Override
    public final void loadParameters(Map<String, Column> changes) {
        use(parameters.with(changes));
    }

    /** Moves the potentials, and all that decays, over a step in which nobody is refractory; takes the inputs. */
    abstract void integrate(double[][] inputs);

    /** Keeps the refractory neurons at the potentials where they stay. */
    void hold(double[][] inputs) {
        refractory.hold(u);
    }

    /** The model's own state, arrays of a value a neuron; null stands for zeros. */
    abstract double[][] ownState();

    @Override
    public final int size() {
        return u.length;
    }

    @Override
    public final int update(double[][] inputs, double[] currentPicoamperes, int[] spiking) {
        integrate(inputs);
        if (current != null) {
            if (isUniform) {
                addCurrent(u, current, membrane.p30().one());
            } else {
                addCurrent(u, current, membrane.p30().all());
            }
        }
        if (isBounded) {
            if (isUniform) {
                clamp(u, membrane.lowest().one());
            } else {
                clamp(u, membrane.lowest().all());
            }
        }
        hold(inputs);
        int spikes = isUniform
                ? findSpikes(u, membrane.threshold().one(), spiking)
                : findSpikes(u, membrane.threshold().all(), spiking);
        reset(spiking, spikes);
        if (currentPicoamperes != null) {
            keep(currentPicoamperes);
        }
        return spikes;
    }

    private static void addCurrent(double[] u, double[] current, double p30) {
        for (int i = 0; i < u.length; i++) {
            u[i] += p30 * current[i];
        }
    }

    private static void addCurrent(double[] u, double[] current, double[] p30) {
        for (int i = 0; i < u.length; i++) {
            u[i] += p30[i] * current[i];
        }
    }

    private static void clamp(double[] u, double lowest) {
        for (int i = 0; i < u.length; i++) {
            u[i] = Math.max(u[i], lowest);
        }
    }

    private static void clamp(double[] u, double[] lowest) {
        for (int i = 0; i < u.length; i++) {
            u[i] = Math.max(u[i], lowest[i]);
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

    private static int findSpikes(double[] u, double[] threshold, int[] spiking) {
        int spikes = 0;
        for (int i = 0; i < u.length; i++) {
            if (u[i] >= threshold[i]) {
                spiking[spikes++] = i;
            }
        }
        return spikes;
    }

    private void reset(int[] spiking, int spikes) {
        for (int s = 0; s < spikes; s++) {
            int i = spiking[s];
            u[i] = membrane.reset().at(i);
            refractory.add(i, (int) membrane.tRefSteps().at(i), u[i]);
        }
    }

    private void keep(double[] arriving) {
        if (current == null) {
            current = new double[u.length];
        }
        System.arraycopy(arriving, 0, current, 0, u.length);
    }

    @Override
    public Recordable recordable(String name) {
        return switch (name) {
            case V_M -> index -> membrane.eL().at(index) + u[index];
            case I -> index -> current == null ? 0 : current[index];
            default -> throw new IllegalArgumentException(name);
        };
    }

    /**
     * Of each neuron: U in mV, r + 1 while it is refractory or has just ended to be, 0 otherwise, the current of devices
     * in pA, and the model's own state.
     */
    @Override
    public final double[] save() {
        var own = ownState();
        int values = COMMON + own.length;
        var state = new double[values * u.length];
        for (int i = 0; i < u.length; i++) {
            state[values * i] = u[i];
            state[values * i + 2] = current == null ? 0 : current[i];
            for (int k = 0; k < own.length; k++) {
                state[values * i + COMMON + k] = own[k] == null ? 0 : own[k][i];
            }
        }
        for (int n = 0; n < refractory.size(); n++) {
            state[values * refractory.index(n) + 1] = refractory.stepsLeft(n) + 1;
        }
        return state;
    }

    @Override
    public final void load(double[] state) {
        var own = ownState();
        int values = COMMON + own.length;
        refractory.clear();
        current = null;
        for (int i = 0; i < u.length; i++) {
            u[i] = state[values * i];
            int held = (int) state[values * i + 1];
            if (held > 0) {
                refractory.add(i, held - 1, u[i]);
            }
            for (int k = 0; k < own.length; k++) {
                if (own[k] != null) {
                    own[k][i] = state[values * i + COMMON + k];
                }
            }
        }
        loadCurrent(state, values);
    }

    private void loadCurrent(double[] state, int values) {
        var loaded = new double[u.length];
        Arrays.setAll(loaded, i -> state[values * i + 2]);
        if (Arrays.stream(loaded).anyMatch(value -> value != 0)) {
            current = loaded;
        }
    }
}
