import static volley.models.Units.*;
import static volley.partition.connect.ConnectionRule.*;

import javax.measure.Quantity;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Time;
import volley.models.IafPscDelta;
import volley.models.PoissonGenerator;
import volley.partition.UserException;
import volley.simulation.Description;
import volley.simulation.Network;
import volley.simulation.Parameter;
import volley.simulation.Populations;
import volley.simulation.Simulator;
import volley.simulation.Synapse;

/** Each component is a parameter: an option of volley run and volley sweep, a key of run.json. */
@Description("Two populations that excite and inhibit each other and themselves, driven by Poisson noise")
public record Balanced(
        @Parameter(value = "800", text = "Excitatory neurons; a quarter as many are inhibitory") int ne,
        @Parameter(value = "80", text = "Excitatory in-degree; a quarter as much is inhibitory") int ce,
        @Parameter(value = "0.5 mV", text = "Excitatory weight") Quantity<ElectricPotential> weight,
        @Parameter(value = "5", text = "Inhibitory weight relative to the excitatory") double g,
        @Parameter(value = "4000 Hz", text = "Rate of each neuron's noise") Quantity<Frequency> noiseRate,
        @Parameter(value = "1.5 ms", text = "Synaptic delay") Quantity<Time> delay)
        implements Network {

    /** Refuses values that make no sense; Volley shows the message and ends with status 2. */
    public Balanced {
        if (ne < 4 || ce < 4) {
            throw new UserException("ne " + ne + ", ce " + ce + ": expected at least 4, a quarter of which is inhibitory");
        }
    }

    /** Runs on every rank; each holds its own share of the neurons. Says what is to be measured and recorded. */
    @Override
    public Populations build(Simulator sim) {
        var neuron = IafPscDelta.defaults()
                .cM(pF(250)).tauM(ms(20)).tRef(ms(2)).eL(mV(0)).vReset(mV(0)).vTh(mV(20));
        var e = sim.create(neuron, ne);
        var i = sim.create(neuron, ne / 4);
        var noise = sim.create(new PoissonGenerator(noiseRate));

        var excites = Synapse.of(weight, delay);
        var inhibits = Synapse.of(weight.multiply(-g), delay);
        sim.connect(noise, e.plus(i), allToAll(), excites);
        sim.connect(e, e.plus(i), fixedIndegree(ce), excites);
        sim.connect(i, e.plus(i), fixedIndegree(ce / 4), inhibits);
        return Populations.of("exc", e).and("inh", i);
    }
}
