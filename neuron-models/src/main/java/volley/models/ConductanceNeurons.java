package volley.models;

import java.util.Arrays;
import java.util.Map;
import volley.partition.UserException;

/**
 * State of {@link ConductanceModel} neurons: the variables of their differential equations, V_m first, which are
 * integrated neuron by neuron, with what a neuron's equations need in fields.
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

    /** By variable and neuron. */
    final double[][] state;
    /** Steps for which each neuron is still refractory. */
    final int[] refractorySteps;
    /** The variables of the neuron that is being integrated. */
    final double[] y;

    final RungeKuttaFehlberg integrator;
    /** Substep that each neuron begins its next step with, as a part of the step. */
    private final double[] parts;
    /** The devices' currents in force in pA. */
    private final double[] current;

    private final int size;
    private NeuronParameters parameters;
    private Membranes membranes;

    // Of the neuron that is being integrated.
    boolean isRefractory;
    double eL;
    double cM;
    double vTh;
    double vReset;
    double gL;
    /** I_e and the devices' current. */
    double iConstant;

    double eEx;
    double tauSynEx;
    double eIn;
    double tauSynIn;

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
        y = new double[variables];
        integrator = new RungeKuttaFehlberg(this, variables, parameters.resolutionMs(), tolerance);
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

    private void select(int index) {
        isRefractory = refractorySteps[index] > 0;
        eL = membranes.eL.at(index);
        cM = membranes.cM.at(index);
        vTh = membranes.vTh.at(index);
        vReset = membranes.vReset.at(index);
        gL = membranes.gL.at(index);
        iConstant = membranes.iE.at(index) + current[index];
        eEx = membranes.eEx.at(index);
        tauSynEx = membranes.tauSynEx.at(index);
        eIn = membranes.eIn.at(index);
        tauSynIn = membranes.tauSynIn.at(index);
        selectOwn(index);
    }

    /** Takes up the model's own parameters of a neuron that is to be integrated. */
    abstract void selectOwn(int index);

    /** Steps for which a neuron is refractory after a spike. */
    final int tRefSteps(int index) {
        return (int) membranes.tRefSteps.at(index);
    }

    /** Integrates the neuron's variables over a step; whether it spikes. */
    abstract boolean integrate(int index);

    /** Adds weights in nS that arrive at the end of the step, 0 or more, to the neuron's variables. */
    abstract void receive(double excitatory, double inhibitory);

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final int update(double[][] inputs, double[] currentPicoamperes, int[] spiking) {
        double[] y = this.y;
        int spikes = 0;
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < y.length; k++) {
                y[k] = state[k][i];
            }
            select(i);
            integrator.begin(parts[i]);
            if (integrate(i)) {
                spiking[spikes++] = i;
            }
            parts[i] = integrator.part();
            receive(inputs[0][i], -inputs[1][i]);
            for (int k = 0; k < y.length; k++) {
                state[k][i] = y[k];
            }
        }
        if (currentPicoamperes != null) {
            System.arraycopy(currentPicoamperes, 0, current, 0, size);
        }
        return spikes;
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
