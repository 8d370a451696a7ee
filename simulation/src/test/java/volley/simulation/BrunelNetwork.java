package volley.simulation;

import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pF;

import com.fasterxml.jackson.databind.JsonNode;
import volley.exchange.Communicator;
import volley.models.IafPscDelta;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.partition.connect.ConnectionRule;
import volley.partition.random.Seeding;
import volley.simulation.record.SpikeTrainStatistics;
import volley.simulation.record.SpikeTrains;

/**
 * Brunel's sparsely connected network of excitatory and inhibitory neurons (J Comput Neurosci 8, 2000) with delta
 * synapses: C_m 1 pF, tau_m 20 ms, t_ref 2 ms, V_th 20 mV above rest, reset to rest.
 *
 * @param order inhibitory neurons; four times as many are excitatory
 * @param g how many times stronger inhibition is than excitation
 * @param eta external rate over the rate that just reaches the threshold
 * @param epsilon probability of a connection
 */
record BrunelNetwork(
        int order,
        double g,
        double eta,
        double epsilon,
        double weightMillivolts,
        double delayMs,
        double resolutionMs,
        double simtimeMs,
        double warmupMs) {
    private static final double TAU_M_MS = 20;
    private static final double THRESHOLD_MV = 20;

    /** All spikes of a run, on rank 0, the whole network's fingerprint, and what was measured of its excitatory neurons. */
    record Run(SpikeTrains spikes, long fingerprint, SpikeTrainStatistics exc) {}

    static BrunelNetwork of(JsonNode network) {
        return new BrunelNetwork(
                network.get("order").asInt(),
                network.get("g").asDouble(),
                network.get("eta").asDouble(),
                network.get("epsilon").asDouble(),
                network.get("J_mV").asDouble(),
                network.get("delay_ms").asDouble(),
                network.get("dt_ms").asDouble(),
                network.get("simtime_ms").asDouble(),
                network.get("warmup_ms").asDouble());
    }

    /** A quick one: order 25, 50 ms. */
    static BrunelNetwork small() {
        return new BrunelNetwork(25, 5, 2, 0.1, 0.8, 1.5, 0.1, 50, 0);
    }

    int excitatory() {
        return 4 * order;
    }

    int inhibitory() {
        return order;
    }

    Run run(int ranks, long seed, Seeding seeding) {
        return Ranks.on(ranks, communicator -> run(communicator, new Settings(seed, seeding)));
    }

    private Run run(Communicator communicator, Settings settings) {
        var simulator = new Simulator(ms(resolutionMs), communicator, settings);
        var model = IafPscDelta.defaults()
                .cM(pF(1))
                .tauM(ms(TAU_M_MS))
                .eL(mV(0))
                .vReset(mV(0))
                .vTh(mV(THRESHOLD_MV));
        var exc = simulator.create(model, excitatory());
        var inh = simulator.create(model, inhibitory());
        var all = exc.plus(inh);
        var noise = simulator.create(new PoissonGenerator(hertz(externalRate())));
        var excitation = Synapse.of(mV(weightMillivolts), ms(delayMs));
        var inhibition = Synapse.of(mV(-g * weightMillivolts), ms(delayMs));
        simulator.connect(noise, all, ConnectionRule.allToAll(), excitation);
        simulator.connect(exc, all, ConnectionRule.fixedIndegree((int) (epsilon * excitatory())), excitation);
        simulator.connect(inh, all, ConnectionRule.fixedIndegree((int) (epsilon * inhibitory())), inhibition);
        var recorder = simulator.create(new SpikeRecorder());
        simulator.connect(all, recorder);
        var excStatistics = simulator.create(new SpikeStatistics(ms(warmupMs)));
        simulator.connect(exc, excStatistics);
        var result = simulator.simulate(ms(simtimeMs));
        return new Run(result.spikes(recorder), result.fingerprint(), result.spikeStatistics(excStatistics));
    }

    /** Spikes/s of all external synapses of a neuron: eta times the rate that keeps it at the threshold. */
    private double externalRate() {
        return 1000 * eta * THRESHOLD_MV / (weightMillivolts * TAU_M_MS);
    }
}
