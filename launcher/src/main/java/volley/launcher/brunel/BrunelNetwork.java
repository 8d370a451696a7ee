package volley.launcher.brunel;

import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pF;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import volley.models.IafPscDelta;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.simulation.NodeView;
import volley.simulation.Simulator;
import volley.simulation.Synapse;

/**
 * The network of Brunel (2000) as one rank builds it: two populations that excite and inhibit each other and
 * themselves, and a Poisson process that excites every neuron.
 *
 * @param exc the excitatory neurons
 * @param inh the inhibitory neurons
 * @param excRecorder what records the first excitatory neurons
 * @param inhRecorder what records the first inhibitory neurons
 * @param excStatistics what measures all excitatory neurons
 * @param inhStatistics what measures all inhibitory neurons
 */
record BrunelNetwork(
        NodeView exc,
        NodeView inh,
        NodeView excRecorder,
        NodeView inhRecorder,
        NodeView excStatistics,
        NodeView inhStatistics) {
    /**
     * Builds the network.
     *
     * @param recordedExc number of excitatory neurons to record, from the first on
     * @param recordedInh number of inhibitory neurons to record
     * @param warmupMs time in ms from which on spike trains are measured
     */
    static BrunelNetwork build(Simulator sim, BrunelParameters p, int recordedExc, int recordedInh, double warmupMs) {
        var neuron = IafPscDelta.defaults()
                .cM(pF(BrunelParameters.C_M_PICOFARADS))
                .tauM(ms(BrunelParameters.TAU_M_MS))
                .tRef(ms(BrunelParameters.T_REF_MS))
                .eL(mV(0))
                .vReset(mV(BrunelParameters.V_RESET_MILLIVOLTS))
                .vTh(mV(BrunelParameters.THETA_MILLIVOLTS))
                .initialVM(mV(0));
        var exc = sim.create(neuron, p.ne());
        var inh = sim.create(neuron, p.ni());
        var noise = sim.create(new PoissonGenerator(hertz(p.externalRateHertz())));
        var excRecorder = sim.create(new SpikeRecorder());
        var inhRecorder = sim.create(new SpikeRecorder());
        var excStatistics = sim.create(new SpikeStatistics(ms(warmupMs)));
        var inhStatistics = sim.create(new SpikeStatistics(ms(warmupMs)));

        var excites = Synapse.of(mV(p.jMillivolts()), ms(p.delayMs()));
        var inhibits = Synapse.of(mV(p.inhibitoryMillivolts()), ms(p.delayMs()));
        sim.connect(noise, exc, allToAll(), excites);
        sim.connect(noise, inh, allToAll(), excites);
        sim.connect(exc, exc.plus(inh), fixedIndegree(p.ce()), excites);
        sim.connect(inh, exc.plus(inh), fixedIndegree(p.ci()), inhibits);
        if (recordedExc > 0) {
            sim.connect(exc.slice(0, recordedExc), excRecorder);
        }
        if (recordedInh > 0) {
            sim.connect(inh.slice(0, recordedInh), inhRecorder);
        }
        sim.connect(exc, excStatistics);
        sim.connect(inh, inhStatistics);
        return new BrunelNetwork(exc, inh, excRecorder, inhRecorder, excStatistics, inhStatistics);
    }
}
