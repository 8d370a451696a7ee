package volley.networks;

import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pF;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.List;
import javax.measure.Quantity;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Time;
import volley.models.IafPscDelta;
import volley.models.PoissonGenerator;
import volley.models.Units;
import volley.partition.UserException;
import volley.simulation.Description;
import volley.simulation.Network;
import volley.simulation.Parameter;
import volley.simulation.Populations;
import volley.simulation.Simulator;
import volley.simulation.StationaryState;
import volley.simulation.Synapse;

/**
 * The random balanced network of Brunel (2000), "Dynamics of sparsely connected networks of excitatory and inhibitory
 * spiking neurons", J. Comput. Neurosci. 8, 183-208, with delta-shaped postsynaptic currents. A network of order n has
 * 4 n excitatory and n inhibitory neurons, which excite and inhibit each other and themselves, and which a Poisson process
 * each excites.
 *
 * @param order size of the network; one inhibitory neuron in each unit
 * @param g strength of an inhibitory synapse relative to an excitatory one
 * @param eta external rate relative to the threshold rate
 * @param epsilon connection density: in-degree by size of the source population
 * @param j jump of the potential at an excitatory spike, J
 * @param delay synaptic delay, whole steps
 */
@Description("The random balanced network of Brunel (2000), with delta-shaped postsynaptic currents")
public record Brunel(
        @Parameter(value = "2500", text = "Size: 4 N excitatory and N inhibitory neurons")
        int order,

        @Parameter(value = "5", text = "Inhibitory weight relative to the excitatory")
        double g,

        @Parameter(value = "2", text = "External rate relative to the threshold rate")
        double eta,

        @Parameter(value = "0.1", text = "Connection density, at most 1")
        double epsilon,

        @Parameter(value = "0.1 mV", name = "J", text = "Excitatory weight")
        Quantity<ElectricPotential> j,

        @Parameter(value = "1.5 ms", text = "Synaptic delay, a multiple of dt")
        Quantity<Time> delay)
        implements Network {
    /** Firing threshold theta in mV above the resting potential, which is 0. */
    static final double THETA_MILLIVOLTS = 20;

    /** Membrane time constant in ms. */
    static final double TAU_M_MS = 20;

    /** Membrane capacitance in pF; of no effect without currents. */
    static final double C_M_PICOFARADS = 1;

    /** Absolute refractory time in ms. */
    static final double T_REF_MS = 2;

    /** Potential in mV that a spike resets to: the resting potential, as in NEST's example; the paper has 10 mV. */
    static final double V_RESET_MILLIVOLTS = 0;

    /** @throws UserException if a value makes no sense, alone or with the others */
    public Brunel {
        new BrunelSize(order, epsilon);
        BrunelSize.requireAtLeastZero("g", g);
        BrunelSize.requireAtLeastZero("eta", eta);
        BrunelSize.requireAboveZero("J", Units.in(Units.MILLIVOLT, "J", j), "mV");
        BrunelSize.requireAboveZero("delay", Units.in(Units.MILLISECOND, "delay", delay), "ms");
    }

    @Override
    public Populations build(Simulator sim) {
        var neuron = IafPscDelta.defaults()
                .cM(pF(C_M_PICOFARADS))
                .tauM(ms(TAU_M_MS))
                .tRef(ms(T_REF_MS))
                .eL(mV(0))
                .vReset(mV(V_RESET_MILLIVOLTS))
                .vTh(mV(THETA_MILLIVOLTS))
                .initialVM(mV(0));
        var exc = sim.create(neuron, ne());
        var inh = sim.create(neuron, ni());
        var noise = sim.create(new PoissonGenerator(hertz(externalRateHertz())));

        var excites = Synapse.of(j, delay);
        var inhibits = Synapse.of(mV(-g * jMillivolts()), delay);
        sim.connect(noise, exc, allToAll(), excites);
        sim.connect(noise, inh, allToAll(), excites);
        sim.connect(exc, exc.plus(inh), fixedIndegree(ce()), excites);
        sim.connect(inh, exc.plus(inh), fixedIndegree(ci()), inhibits);
        return Populations.of("exc", exc).and("inh", inh);
    }

    /** Excitatory and inhibitory neurons are the same and have the same in-degrees, hence the same state. */
    @Override
    public List<StationaryState> theory() {
        var state = BrunelTheory.of(this);
        return List.of(state.of("exc"), state.of("inh"));
    }

    /** J in mV. */
    double jMillivolts() {
        return Units.in(Units.MILLIVOLT, "J", j);
    }

    private BrunelSize size() {
        return new BrunelSize(order, epsilon);
    }

    /** Number of excitatory neurons, N_E. */
    public int ne() {
        return size().ne();
    }

    /** Number of inhibitory neurons, N_I. */
    public int ni() {
        return size().ni();
    }

    /** Excitatory in-degree C_E = epsilon N_E, rounded down. */
    public int ce() {
        return size().ce();
    }

    /** Inhibitory in-degree C_I = epsilon N_I, rounded down. */
    public int ci() {
        return size().ci();
    }

    /**
     * The threshold rate nu_thr = theta / (J C_E tau_m) in spikes per ms: that of each of C_E external inputs which
     * drives the mean potential just to the threshold, without feedback.
     */
    private double thresholdRatePerMs() {
        return THETA_MILLIVOLTS / (jMillivolts() * ce() * TAU_M_MS);
    }

    /** Rate in spikes/s of all external input to a neuron: C_E inputs of rate nu_ext = eta nu_thr. */
    public double externalRateHertz() {
        return 1000.0 * (eta * thresholdRatePerMs()) * ce();
    }
}
