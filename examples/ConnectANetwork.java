import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pF;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.nio.file.Path;
import volley.models.IafPscDelta;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.results.plots.SpikeRaster;
import volley.simulation.Simulator;
import volley.simulation.Synapse;

/**
 * Connects a network: the random balanced network of Brunel (2000), small, with delta synapses, so that weights are
 * jumps of the membrane potential in mV. Every rank runs this program.
 *
 * <pre>scripts/volley exec examples/ConnectANetwork.java</pre>
 */
public class ConnectANetwork {
    public static void main(String[] args) throws Exception {
        // The knobs: g is the relative strength of inhibition, eta the external drive relative to the threshold,
        // epsilon the connection density.
        int order = 100; // small, for a fast run
        double g = 5.0, eta = 2.0, epsilon = 0.1;
        double delay = 1.5; // ms

        int NE = 4 * order, NI = 1 * order;
        int CE = (int) (epsilon * NE), CI = (int) (epsilon * NI);
        int N_rec = 50;

        double tauMem = 20.0, CMem = 1.0, theta = 20.0, tref = 2.0;
        double J = 0.1; // mV, jump of the potential
        double J_ex = J;
        double J_in = -g * J_ex;

        double nu_th = theta / (J * CE * tauMem);
        double p_rate = 1000.0 * (eta * nu_th) * CE; // external Poisson rate in Hz

        // Two populations, a background of noise, and a recorder for the first neurons of each population.
        var npar = IafPscDelta.defaults()
                .cM(pF(CMem)).tauM(ms(tauMem)).tRef(ms(tref))
                .eL(mV(0)).vReset(mV(0)).vTh(mV(theta)).initialVM(mV(0));

        var sim = new Simulator(ms(0.1));
        var ne = sim.create(npar, NE);
        var ni = sim.create(npar, NI);
        var noise = sim.create(new PoissonGenerator(hertz(p_rate)));
        var esr = sim.create(new SpikeRecorder());
        var isr = sim.create(new SpikeRecorder());

        // The background drives every neuron. Each target draws its presynaptic partners at random (Brunel's rule);
        // a seed keys a draw on its own. Neurons may connect twice or to themselves.
        sim.connect(noise, ne, allToAll(), Synapse.of(mV(J_ex), ms(delay)));
        sim.connect(noise, ni, allToAll(), Synapse.of(mV(J_ex), ms(delay)));
        sim.connect(ne, ne.plus(ni), fixedIndegree(CE), Synapse.of(mV(J_ex), ms(delay)).seed(1));
        sim.connect(ni, ne.plus(ni), fixedIndegree(CI), Synapse.of(mV(J_in), ms(delay)).seed(2));
        sim.connect(ne.slice(0, N_rec), esr);
        sim.connect(ni.slice(0, N_rec), isr);

        var res = sim.simulate(ms(1000.0));

        // All ranks ask; rank 0 prints and draws.
        double erate = res.rate(ne);
        double irate = res.rate(ni);
        var spk = res.spikes(esr);
        System.out.printf("excitatory rate: %.2f spks/s%n", erate);
        System.out.printf("inhibitory rate: %.2f spks/s%n", irate);
        if (sim.rank() == 0) {
            new SpikeRaster("small Brunel network \u2014 excitatory raster", 1000.0, 0.1)
                    .add("excitatory", ne.slice(0, N_rec), spk)
                    .writePng(Path.of("raster.png"));
        }
    }
}
