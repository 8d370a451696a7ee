package volley.simulation;

import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.models.Units.pF;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volley.exchange.Communicator;
import volley.models.IafPscAlpha;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.partition.IdRange;
import volley.partition.connect.ConnectionRule;
import volley.partition.random.Seeding;
import volley.simulation.record.SpikeTrains;

/**
 * Brunel's network with alpha-shaped currents has the statistics of NEST 3.10's example of it: C_m 250 pF, tau_m 20 ms,
 * tau_syn 0.5 ms, t_ref 2 ms, V_th 20 mV above rest, reset to rest.
 */
class BrunelAlphaReferenceTest {
    static Stream<Arguments> networks() {
        return NestReference.alphaNetworks()
                .map(reference -> Arguments.of(
                        reference.at("/network/order").asInt(),
                        reference.at("/network/g").asDouble(),
                        reference.at("/network/eta").asDouble(),
                        reference));
    }

    @ParameterizedTest(name = "order {0}, g {1}, eta {2}")
    @MethodSource("networks")
    @Timeout(600)
    void shouldHaveTheStatisticsOfNest(int order, double g, double eta, JsonNode reference) throws IOException {
        var samples = LongStream.rangeClosed(1, reference.at("/network/seeds").asLong())
                .mapToObj(seed ->
                        Ranks.on(2, communicator -> spikes(communicator, new Settings(seed, Seeding.RANK), reference)))
                .map(spikes -> statistics(spikes, reference.get("network")))
                .toList();
        String title = "alpha, order %d, g %s, eta %s".formatted(order, g, eta);
        StatisticsComparison.compare(
                title, "alpha-order-%d-g-%s-eta-%s.md".formatted(order, g, eta), samples, reference);
    }

    private static Map<String, Double> statistics(SpikeTrains spikes, JsonNode network) {
        int order = network.get("order").asInt();
        double warmup = network.get("warmup_ms").asDouble();
        double simtime = network.get("simtime_ms").asDouble();
        var values = new LinkedHashMap<String, Double>();
        values.putAll(NetworkStatistics.ofPopulation("e", spikes, new IdRange(0, 4 * order), warmup, simtime));
        values.putAll(NetworkStatistics.ofPopulation("i", spikes, new IdRange(4 * order, 5 * order), warmup, simtime));
        return values;
    }

    private static SpikeTrains spikes(Communicator communicator, Settings settings, JsonNode reference) {
        var network = reference.get("network");
        int order = network.get("order").asInt();
        double epsilon = network.get("epsilon").asDouble();
        double weight = reference.at("/statistics/J_ex_pA/mean").asDouble();
        double rate = reference.at("/statistics/noise_rate_hz/mean").asDouble();
        var delay = ms(network.get("delay_ms").asDouble());
        var simulator = new Simulator(ms(0.1), communicator, settings);
        var model = IafPscAlpha.defaults()
                .cM(pF(250))
                .tauM(ms(20))
                .tauSynEx(ms(0.5))
                .tauSynIn(ms(0.5))
                .tRef(ms(2))
                .eL(mV(0))
                .vReset(mV(0))
                .vTh(mV(20));
        var exc = simulator.create(model, 4 * order);
        var inh = simulator.create(model, order);
        var all = exc.plus(inh);
        var noise = simulator.create(new PoissonGenerator(hertz(rate)));
        var excitation = Synapse.of(pA(weight), delay);
        var inhibition = Synapse.of(pA(-network.get("g").asDouble() * weight), delay);
        simulator.connect(noise, all, ConnectionRule.allToAll(), excitation);
        simulator.connect(exc, all, ConnectionRule.fixedIndegree((int) (epsilon * 4 * order)), excitation);
        simulator.connect(inh, all, ConnectionRule.fixedIndegree((int) (epsilon * order)), inhibition);
        var recorder = simulator.create(new SpikeRecorder());
        simulator.connect(all, recorder);
        return simulator.simulate(ms(network.get("simtime_ms").asDouble())).spikes(recorder);
    }
}
