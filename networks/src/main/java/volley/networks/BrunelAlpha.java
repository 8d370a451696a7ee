package volley.networks;

import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.models.Units.pF;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import javax.measure.Quantity;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Time;
import volley.models.IafPscAlpha;
import volley.models.PoissonGenerator;
import volley.models.Units;
import volley.partition.UserException;
import volley.simulation.Description;
import volley.simulation.Network;
import volley.simulation.Parameter;
import volley.simulation.Populations;
import volley.simulation.Simulator;
import volley.simulation.Synapse;

/**
 * The random balanced network of Brunel (2000) with alpha-shaped postsynaptic currents, as in NEST's example {@code
 * brunel_alpha_nest.py}: a synapse's current is such that the potential it makes peaks at J.
 *
 * @param order size of the network; one inhibitory neuron in each unit
 * @param g strength of an inhibitory synapse relative to an excitatory one
 * @param eta external rate relative to the threshold rate
 * @param epsilon connection density: in-degree by size of the source population
 * @param j peak of the potential that an excitatory spike makes, J
 * @param delay synaptic delay, whole steps
 */
@Description("Brunel's (2000) network with alpha-shaped postsynaptic currents, as in NEST's brunel_alpha_nest")
public record BrunelAlpha(
        @Parameter(value = "2500", text = "Size: 4 N excitatory and N inhibitory neurons")
        int order,

        @Parameter(value = "5", text = "Inhibitory weight relative to the excitatory")
        double g,

        @Parameter(value = "2", text = "External rate relative to the threshold rate")
        double eta,

        @Parameter(value = "0.1", text = "Connection density, at most 1")
        double epsilon,

        @Parameter(value = "0.1 mV", name = "J", text = "Peak of the potential after an excitatory spike")
        Quantity<ElectricPotential> j,

        @Parameter(value = "1.5 ms", text = "Synaptic delay, a multiple of dt")
        Quantity<Time> delay)
        implements Network {
    private static final double C_M_PICOFARADS = 250;
    private static final double TAU_M_MS = 20;
    private static final double TAU_SYN_MS = 0.5;
    private static final double T_REF_MS = 2;
    private static final double THETA_MILLIVOLTS = 20;
    private static final double MS_PER_S = 1000;

    /** @throws UserException if a value makes no sense, alone or with the others */
    public BrunelAlpha {
        new BrunelSize(order, epsilon);
        BrunelSize.requireAtLeastZero("g", g);
        BrunelSize.requireAtLeastZero("eta", eta);
        BrunelSize.requireAboveZero("J", Units.in(Units.MILLIVOLT, "J", j), "mV");
        BrunelSize.requireAboveZero("delay", Units.in(Units.MILLISECOND, "delay", delay), "ms");
    }

    @Override
    public Populations build(Simulator sim) {
        var size = new BrunelSize(order, epsilon);
        var neuron = IafPscAlpha.defaults()
                .cM(pF(C_M_PICOFARADS))
                .tauM(ms(TAU_M_MS))
                .tauSynEx(ms(TAU_SYN_MS))
                .tauSynIn(ms(TAU_SYN_MS))
                .tRef(ms(T_REF_MS))
                .eL(mV(0))
                .vReset(mV(0))
                .vTh(mV(THETA_MILLIVOLTS))
                .initialVM(mV(0));
        var exc = sim.create(neuron, size.ne());
        var inh = sim.create(neuron, size.ni());
        var noise = sim.create(new PoissonGenerator(hertz(externalRateHertz())));

        var excites = Synapse.of(pA(excitatoryPicoamperes()), delay);
        var inhibits = Synapse.of(pA(-g * excitatoryPicoamperes()), delay);
        sim.connect(noise, exc, allToAll(), excites);
        sim.connect(noise, inh, allToAll(), excites);
        sim.connect(exc, exc.plus(inh), fixedIndegree(size.ce()), excites);
        sim.connect(inh, exc.plus(inh), fixedIndegree(size.ci()), inhibits);
        return Populations.of("exc", exc).and("inh", inh);
    }

    /** Weight of an excitatory synapse in pA: the current that makes a potential of J, J over that of 1 pA. */
    double excitatoryPicoamperes() {
        return Units.in(Units.MILLIVOLT, "J", j) / new AlphaPotential(TAU_M_MS, TAU_SYN_MS, C_M_PICOFARADS).peak();
    }

    /**
     * Rate in spikes/s of all external input to a neuron: eta times that which drives the mean potential just to the
     * threshold, theta C_m / (J_ex e tau_m tau_syn), e tau_syn being the charge of a current that peaks at 1.
     */
    double externalRateHertz() {
        double perMs = THETA_MILLIVOLTS * C_M_PICOFARADS / (excitatoryPicoamperes() * Math.E * TAU_M_MS * TAU_SYN_MS);
        return MS_PER_S * eta * perMs;
    }
}
