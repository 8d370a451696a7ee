package volley.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import volley.partition.UserException;

/**
 * State of {@link ConductanceModel} neurons: the variables of their differential equations, V_m first, which are
 * integrated in blocks of neurons side by side, with what their equations need in columns.
 */
abstract class ConductanceNeurons implements Neurons, RungeKuttaFehlberg.Equations {
    /** Membrane potential in mV. */
    static final String V_M = NeuronParameters.V_M;
    /** Excitatory conductance in nS. */
    static final String G_EX = "g_ex";
    /** Inhibitory conductance in nS. */
    static final String G_IN = "g_in";

    /** Values a neuron that {@link #save} gives beside its variables: substep, refractory steps, devices' current. */
    private static final int COMMON = 3;

    /** Parameters that all of these models have. */
    private record Membranes(
            Column eL,
            Column cM,
            Column tRefSteps,
            Column vTh,
            Column vReset,
            Column gL,
            Column iE,
            Column eEx,
            Column tauSynEx,
            Column eIn,
            Column tauSynIn) {
        static Membranes of(NeuronParameters parameters) {
            var tRef = parameters.column("t_ref");
            double h = parameters.resolutionMs();
            return new Membranes(
                    parameters.column("E_L"),
                    parameters.column("C_m"),
                    Column.from(parameters.size(), i -> Steps.count("t_ref", tRef.at(i), h), tRef),
                    parameters.column("V_th"),
                    parameters.column("V_reset"),
                    parameters.column("g_L"),
                    parameters.column("I_e"),
                    parameters.column("E_ex"),
                    parameters.column("tau_syn_ex"),
                    parameters.column("E_in"),
                    parameters.column("tau_syn_in"));
        }
    }

    /** Neurons that are integrated side by side: what they need fits the first cache. */
    private static final int BLOCK = 64;

    /** By variable and neuron. */
    final double[][] state;
    /** Steps for which each neuron is still refractory. */
    final int[] refractorySteps;

    final RungeKuttaFehlberg integrator;
    /** Substep that each neuron begins its next step with, as a part of the step. */
    private final double[] parts;
    /** The devices' currents in force in pA. */
    private final double[] current;

    private final int size;
    private NeuronParameters parameters;
    private Membranes membranes;

    // Of the neurons that are being integrated, by place: each with an index, from first on.
    private final List<double[]> columns = new ArrayList<>();
    final double[][] y;
    final double[] eL = newColumn();
    /** Infinite for a neuron that is refractory, so that its potential stays. */
    final double[] cM = newColumn();

    final double[] vTh = newColumn();
    final double[] vReset = newColumn();
    final double[] gL = newColumn();
    /** I_e and the devices' current. */
    final double[] iConstant = newColumn();

    final double[] eEx = newColumn();
    final double[] tauSynEx = newColumn();
    final double[] eIn = newColumn();
    final double[] tauSynIn = newColumn();
    private final int[] indices = new int[BLOCK];
    private int first;
    /** By index from first on. */
    private final boolean[] spiked = new boolean[BLOCK];

    /**
     * Neurons at the potentials that are given, or else at rest, with all other variables at 0; {@link #use} has to follow.
     *
     * @param tolerance of the integration
     */
    ConductanceNeurons(
            NeuronParameters parameters,
            ParameterValues values,
            PopulationShare share,
            int variables,
            double tolerance) {
        size = share.size();
        state = new double[variables][size];
        var vM = values.isGiven(V_M) ? values.column(V_M, share) : parameters.column("E_L");
        Arrays.setAll(state[0], vM::at);
        refractorySteps = new int[size];
        current = new double[size];
        parts = new double[size];
        Arrays.fill(parts, 1);
        integrator = new RungeKuttaFehlberg(this, variables, BLOCK, parameters.resolutionMs(), tolerance);
        y = integrator.y();
    }

    /** A parameter of the neurons that are being integrated, by place. */
    final double[] newColumn() {
        var column = new double[BLOCK];
        columns.add(column);
        return column;
    }

    /** Takes up parameters. */
    final void use(NeuronParameters newParameters) {
        prepare(newParameters).run();
        parameters = newParameters;
    }

    private Runnable prepare(NeuronParameters newParameters) {
        var newMembranes = Membranes.of(newParameters);
        var own = prepareOwn(newParameters);
        return () -> {
            membranes = newMembranes;
            own.run();
        };
    }

    /**
     * Prepares to take up the parameters that the model alone has.
     *
     * @return what takes them up, and cannot fail
     * @throws UserException if they do not go together
     */
    abstract Runnable prepareOwn(NeuronParameters newParameters);

    /** Takes up the model's own parameters of so many neurons that are to be integrated, from the first index on. */
    abstract void selectOwn(int firstIndex, int count);

    private void select(int firstIndex, int count) {
        first = firstIndex;
        for (int k = 0; k < y.length; k++) {
            System.arraycopy(state[k], first, y[k], 0, count);
        }
        membranes.eL.copy(first, count, eL);
        membranes.cM.copy(first, count, cM);
        membranes.vTh.copy(first, count, vTh);
        membranes.vReset.copy(first, count, vReset);
        membranes.gL.copy(first, count, gL);
        membranes.iE.copy(first, count, iConstant);
        membranes.eEx.copy(first, count, eEx);
        membranes.tauSynEx.copy(first, count, tauSynEx);
        membranes.eIn.copy(first, count, eIn);
        membranes.tauSynIn.copy(first, count, tauSynIn);
        selectOwn(first, count);
        for (int i = 0; i < count; i++) {
            int index = first + i;
            indices[i] = index;
            iConstant[i] += current[index];
            if (refractorySteps[index] > 0) {
                refractorySteps[index]--;
                hold(i);
            }
        }
        integrator.begin(parts, first, count);
    }

    /** Keeps the potential of the neuron in a place at its reset. */
    private void hold(int place) {
        cM[place] = Double.POSITIVE_INFINITY;
        y[0][place] = vReset[place];
    }

    final boolean isRefractory(int place) {
        return cM[place] == Double.POSITIVE_INFINITY;
    }

    /** Has the neuron in a place spike, and go on from its reset. */
    final void spike(int place) {
        int index = indices[place];
        spiked[index - first] = true;
        refractorySteps[index] = (int) membranes.tRefSteps.at(index);
        y[0][place] = vReset[place];
        if (refractorySteps[index] > 0) {
            hold(place);
        }
    }

    /** The slope of what decays. */
    static void decay(double[] g, double[] tau, double[] slope, int places) {
        for (int i = 0; i < places; i++) {
            slope[i] = -g[i] / tau[i];
        }
    }

    final double tauSynEx(int index) {
        return membranes.tauSynEx.at(index);
    }

    final double tauSynIn(int index) {
        return membranes.tauSynIn.at(index);
    }

    /** The index of the neuron in a place. */
    final int index(int place) {
        return indices[place];
    }

    /** Looks at the neuron in a place after a substep, the last of the step or not: whether it can be, and spikes. */
    abstract void endSubstep(int place, boolean isLast);

    /** Adds weights in nS that arrive at the end of the step, 0 or more, to the variables of so many neurons. */
    abstract void receive(double[] excitatory, double[] inhibitory, int firstIndex, int count);

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final int update(double[][] inputs, double[] currentPicoamperes, int[] spiking) {
        int spikes = 0;
        for (int begin = 0; begin < size; begin += BLOCK) {
            int count = Math.min(BLOCK, size - begin);
            select(begin, count);
            integrate(count);
            receive(inputs[0], inputs[1], begin, count);
            for (int i = 0; i < count; i++) {
                if (spiked[i]) {
                    spiked[i] = false;
                    spiking[spikes++] = begin + i;
                }
            }
        }
        if (currentPicoamperes != null) {
            System.arraycopy(currentPicoamperes, 0, current, 0, size);
        }
        return spikes;
    }

    /** Integrates the neurons in the first places over a step; those that need further substeps move to the front. */
    private void integrate(int count) {
        int active = count;
        while (active > 0) {
            integrator.attempt(active);
            int kept = 0;
            for (int place = 0; place < active; place++) {
                if (integrator.accept(place)) {
                    endSubstep(place, !integrator.hasMore(place));
                }
                if (integrator.hasMore(place)) {
                    move(place, kept++);
                } else {
                    store(place);
                }
            }
            active = kept;
        }
    }

    private void move(int from, int to) {
        if (from != to) {
            integrator.move(from, to);
            for (double[] column : columns) {
                column[to] = column[from];
            }
            indices[to] = indices[from];
        }
    }

    private void store(int place) {
        int index = indices[place];
        for (int k = 0; k < y.length; k++) {
            state[k][index] = y[k][place];
        }
        parts[index] = integrator.part(place);
    }

    /** @throws UserException since the neuron's equations cannot be integrated */
    final void refuse(String variable, double value, String unit) {
        throw new UserException(variable + " " + value + " " + unit + " of "
                + parameters.table().model() + " in a step: expected parameters and inputs that can be integrated");
    }

    /** A variable of the neurons. */
    final Recordable variable(int number) {
        double[] values = state[number];
        return index -> values[index];
    }

    @Override
    public final boolean isVaried() {
        return parameters.isVaried();
    }

    @Override
    public final Runnable set(Parameterized<?> given, NeuronSelection selection) {
        var changed = parameters.with(given.values, selection);
        var use = prepare(changed);
        var vM = given.values.isGiven(V_M) ? parameters.own(V_M, given.values).column(V_M, selection.share()) : null;
        return () -> {
            use.run();
            parameters = changed;
            for (int i = 0; vM != null && i < selection.indices().length; i++) {
                state[0][selection.indices()[i]] = vM.at(i);
            }
        };
    }

    @Override
    public final double value(String name, int index) {
        return name.equals(V_M) ? state[0][index] : parameters.column(name).at(index);
    }

    @Override
    public final Map<String, Column> changedParameters() {
        return parameters.changes();
    }

    @Override
    public final void loadParameters(Map<String, Column> changes) {
        use(parameters.with(changes));
    }

    /** Of each neuron: its variables, the substep that it goes on with, refractory steps left, and devices' current. */
    @Override
    public final double[] save() {
        int values = state.length + COMMON;
        var saved = new double[values * size];
        for (int i = 0; i < size; i++) {
            int at = values * i;
            for (double[] variable : state) {
                saved[at++] = variable[i];
            }
            saved[at++] = parts[i];
            saved[at++] = refractorySteps[i];
            saved[at] = current[i];
        }
        return saved;
    }

    @Override
    public final void load(double[] saved) {
        int values = state.length + COMMON;
        for (int i = 0; i < size; i++) {
            int at = values * i;
            for (double[] variable : state) {
                variable[i] = saved[at++];
            }
            parts[i] = saved[at++];
            refractorySteps[i] = (int) saved[at++];
            current[i] = saved[at];
        }
    }
}
