package volley.launcher.brunel;

import java.util.OptionalDouble;
import volley.models.Steps;
import volley.partition.UserException;
import volley.simulation.TimeGrid;

/**
 * Parameters of the random balanced network of Brunel (2000), "Dynamics of sparsely connected networks of excitatory
 * and inhibitory spiking neurons", J. Comput. Neurosci. 8, 183-208, with delta-shaped postsynaptic currents. A network
 * of order n has 4 n excitatory and n inhibitory neurons.
 *
 * <table>
 * <caption>Parameters</caption>
 * <tr><th>Name</th><th>Unit</th><th>Default</th><th>Meaning</th></tr>
 * <tr><td>order</td><td></td><td>2500</td><td>size of the network; one inhibitory neuron in each unit</td></tr>
 * <tr><td>g</td><td></td><td>5</td><td>strength of an inhibitory synapse relative to an excitatory one</td></tr>
 * <tr><td>eta</td><td></td><td>2</td><td>external rate relative to the threshold rate</td></tr>
 * <tr><td>epsilon</td><td></td><td>0.1</td><td>connection density: in-degree by size of the source population</td></tr>
 * <tr><td>J</td><td>mV</td><td>0.1</td><td>jump of the potential at an excitatory spike</td></tr>
 * <tr><td>delay</td><td>ms</td><td>1.5</td><td>synaptic delay, a multiple of dt</td></tr>
 * <tr><td>simtime</td><td>ms</td><td>1000</td><td>biological time to simulate, a multiple of dt</td></tr>
 * <tr><td>dt</td><td>ms</td><td>0.1</td><td>time resolution; the refractory time is a multiple of it</td></tr>
 * </table>
 *
 * @param jMillivolts J
 */
public record BrunelParameters(
        int order,
        double g,
        double eta,
        double epsilon,
        double jMillivolts,
        double delayMs,
        double simtimeMs,
        double dtMs) {
    /** Firing threshold theta in mV above the resting potential, which is 0. */
    public static final double THETA_MILLIVOLTS = 20;

    /** Membrane time constant in ms. */
    public static final double TAU_M_MS = 20;

    /** Membrane capacitance in pF; of no effect without currents. */
    public static final double C_M_PICOFARADS = 1;

    /** Absolute refractory time in ms. */
    public static final double T_REF_MS = 2;

    /** Potential in mV that a spike resets to: the resting potential, as in NEST's example; the paper has 10 mV. */
    public static final double V_RESET_MILLIVOLTS = 0;

    private static final double LONGEST_DEFAULT_WARMUP_MS = 200;
    private static final double DEFAULT_WARMUP_PART = 0.2;

    /** So that a whole number of steps is not taken for the one below it. */
    private static final double ROUNDING = 1e-6;

    private static final int MAX_ORDER = Integer.MAX_VALUE / 5;

    /** @throws UserException if a value makes no sense, alone or with the others */
    public BrunelParameters {
        if (order < 1 || order > MAX_ORDER) {
            throw new UserException("order " + order + ": expected 1 to " + MAX_ORDER);
        }
        requireAtLeastZero("g", g, "");
        requireAtLeastZero("eta", eta, "");
        if (!(epsilon > 0 && epsilon <= 1)) {
            throw new UserException("epsilon " + text(epsilon) + ": expected more than 0 and at most 1");
        }
        requireAboveZero("J", jMillivolts, " mV");
        requireAboveZero("dt", dtMs, " ms");
        requireAboveZero("delay", delayMs, " ms");
        requireAboveZero("simtime", simtimeMs, " ms");
        if (delayMs < dtMs) {
            throw new UserException("delay " + text(delayMs) + " ms is shorter than dt " + text(dtMs) + " ms");
        }
        Steps.count("delay", delayMs, dtMs);
        Steps.count("simtime", simtimeMs, dtMs);
        Steps.count("refractory time", T_REF_MS, dtMs);
        requireIndegree("excitatory", indegree(epsilon, 4 * order), order, epsilon);
        requireIndegree("inhibitory", indegree(epsilon, order), order, epsilon);
    }

    /** The same network, simulated for another time. */
    public BrunelParameters withSimtimeMs(double otherMs) {
        return new BrunelParameters(order, g, eta, epsilon, jMillivolts, delayMs, otherMs, dtMs);
    }

    private static void requireAtLeastZero(String name, double value, String unit) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new UserException(name + " " + text(value) + unit + ": expected a finite number, at least 0");
        }
    }

    private static void requireAboveZero(String name, double value, String unit) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new UserException(name + " " + text(value) + unit + ": expected a finite number above 0");
        }
    }

    private static void requireIndegree(String population, int indegree, int order, double epsilon) {
        if (indegree < 1) {
            throw new UserException("order " + order + " with epsilon " + text(epsilon) + " gives an " + population
                    + " in-degree of 0: expected a larger order or epsilon");
        }
    }

    private static int indegree(double epsilon, int sources) {
        return (int) (epsilon * sources);
    }

    /** A number as a person would write it: 5, not 5.0. */
    public static String text(double value) {
        String digits = Double.toString(value);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }

    /**
     * Time in ms from which on the network counts as stationary.
     *
     * @param given by the user; if empty, a fifth of the simulated time, at most 200 ms
     * @throws UserException if it is no time within the simulated one, or no whole number of steps
     */
    public double warmupMs(OptionalDouble given) {
        if (given.isEmpty()) {
            double most = Math.min(LONGEST_DEFAULT_WARMUP_MS, simtimeMs * DEFAULT_WARMUP_PART);
            return new TimeGrid(dtMs).timeMs((long) (most / dtMs + ROUNDING));
        }
        double warmupMs = given.getAsDouble();
        if (!(warmupMs >= 0 && warmupMs < simtimeMs)) {
            throw new UserException("warm-up " + text(warmupMs) + " ms: expected at least 0 and less than simtime "
                    + text(simtimeMs) + " ms");
        }
        Steps.count("warm-up", warmupMs, dtMs);
        return warmupMs;
    }

    /** Number of excitatory neurons, N_E. */
    public int ne() {
        return 4 * order;
    }

    /** Number of inhibitory neurons, N_I. */
    public int ni() {
        return order;
    }

    public int neurons() {
        return ne() + ni();
    }

    /** Excitatory in-degree C_E = epsilon N_E, rounded down. */
    public int ce() {
        return indegree(epsilon, ne());
    }

    /** Inhibitory in-degree C_I = epsilon N_I, rounded down. */
    public int ci() {
        return indegree(epsilon, ni());
    }

    /** Number of synapses between neurons whose source is excitatory. */
    public long excitatorySynapses() {
        return (long) ce() * neurons();
    }

    /** Number of synapses between neurons whose source is inhibitory. */
    public long inhibitorySynapses() {
        return (long) ci() * neurons();
    }

    /** Weight of an inhibitory synapse in mV: -g J. */
    public double inhibitoryMillivolts() {
        return -g * jMillivolts;
    }

    /**
     * The threshold rate nu_thr = theta / (J C_E tau_m) in spikes per ms: that of each of C_E external inputs which
     * drives the mean potential just to the threshold, without feedback.
     */
    public double thresholdRatePerMs() {
        return THETA_MILLIVOLTS / (jMillivolts * ce() * TAU_M_MS);
    }

    /** Rate in spikes/s of all external input to a neuron: C_E inputs of rate nu_ext = eta nu_thr. */
    public double externalRateHertz() {
        return 1000.0 * (eta * thresholdRatePerMs()) * ce();
    }
}
