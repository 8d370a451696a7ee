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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.measure.Quantity;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volley.exchange.Communicator;
import volley.models.IafModel;
import volley.models.IafPscAlpha;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.NeuronModel;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.models.Units;
import volley.models.Varied;
import volley.partition.IdRange;
import volley.partition.connect.ConnectionRule;
import volley.partition.random.Distribution;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;
import volley.simulation.record.SpikeTrains;

/**
 * Networks of every rule and model, with drawn weights and delays, have the statistics that they have in NEST 3.10. The
 * seeds are fixed, so that a test's outcome never changes unless the program does.
 */
class PscNetworkReferenceTest {
    private static final double DT_MS = 0.1;
    private static final double NOISE_DELAY_MS = 1.5;

    static Stream<Arguments> networks() {
        return NestReference.pscNetworks()
                .map(reference -> Arguments.of(reference.at("/network/name").asText(), reference));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    @Timeout(600)
    void shouldHaveTheStatisticsOfNest(String name, JsonNode reference) throws IOException {
        var network = reference.get("network");
        var samples = LongStream.rangeClosed(1, network.get("seeds").asLong())
                .mapToObj(seed -> statistics(
                        network,
                        Ranks.on(2, communicator -> spikes(communicator, new Settings(seed, Seeding.RANK), network))))
                .toList();
        StatisticsComparison.compare(name, name + ".md", samples, reference);
    }

    private static Map<String, Double> statistics(JsonNode network, SpikeTrains spikes) {
        int exc = network.get("NE").asInt();
        int all = exc + network.get("NI").asInt();
        double warmup = network.get("warmup_ms").asDouble();
        double simtime = network.get("simtime_ms").asDouble();
        var values = new LinkedHashMap<String, Double>();
        values.putAll(NetworkStatistics.ofPopulation("e", spikes, new IdRange(0, exc), warmup, simtime));
        values.putAll(NetworkStatistics.ofPopulation("i", spikes, new IdRange(exc, all), warmup, simtime));
        return values;
    }

    private static SpikeTrains spikes(Communicator communicator, Settings settings, JsonNode network) {
        var simulator = new Simulator(ms(DT_MS), communicator, settings);
        int excitatory = network.get("NE").asInt();
        int inhibitory = network.get("NI").asInt();
        var exc = simulator.create(model(network, settings.seed(), excitatory), excitatory);
        var inh = simulator.create(model(network, settings.seed() + 1000, inhibitory), inhibitory);
        var all = exc.plus(inh);
        var noise = simulator.create(
                new PoissonGenerator(hertz(network.get("noise_rate_hz").asDouble())));
        var noiseWeight = weight(network, network.get("noise_weight").asDouble());
        simulator.connect(noise, all, ConnectionRule.allToAll(), Synapse.of(noiseWeight, ms(NOISE_DELAY_MS)));
        simulator.connect(exc, all, rule(network, excitatory), synapse(network, "E"));
        simulator.connect(inh, all, rule(network, inhibitory), synapse(network, "I"));
        var recorder = simulator.create(new SpikeRecorder());
        simulator.connect(all, recorder);
        return simulator.simulate(ms(network.get("simtime_ms").asDouble())).spikes(recorder);
    }

    private static NeuronModel model(JsonNode network, long seed, int count) {
        return switch (network.get("model").asText()) {
            case "iaf_psc_exp" -> withSynapses(membrane(IafPscExp.defaults(), seed, count), network);
            case "iaf_psc_alpha" -> withSynapses(membrane(IafPscAlpha.defaults(), seed, count), network);
            case "iaf_psc_delta" -> membrane(IafPscDelta.defaults(), seed, count);
            default -> throw new AssertionError("model of " + network);
        };
    }

    private static <M extends IafModel<M>> M membrane(M model, long seed, int count) {
        double[] potentials = IntStream.range(0, count)
                .mapToDouble(i -> 20 * (RandomKey.draw(seed, i) >>> 11) * 0x1p-53)
                .toArray();
        return model.cM(pF(250))
                .tauM(ms(20))
                .tRef(ms(2))
                .eL(mV(0))
                .vReset(mV(0))
                .vTh(mV(20))
                .initialVM(Varied.of(potentials, Units.MILLIVOLT));
    }

    private static <M extends IafModel<M>> M withSynapses(M model, JsonNode network) {
        return model.with("tau_syn_ex", network.get("tau_syn_ex_ms").asDouble())
                .with("tau_syn_in", network.get("tau_syn_in_ms").asDouble());
    }

    private static Quantity<?> weight(JsonNode network, double value) {
        return network.get("model").asText().equals("iaf_psc_delta") ? mV(value) : pA(value);
    }

    private static ConnectionRule rule(JsonNode network, int sources) {
        int targets = network.get("NE").asInt() + network.get("NI").asInt();
        double epsilon = network.at("/rule/epsilon").asDouble();
        return switch (network.at("/rule/rule").asText()) {
            case "fixed_indegree" -> ConnectionRule.fixedIndegree((int) Math.round(epsilon * sources));
            case "fixed_outdegree" -> ConnectionRule.fixedOutdegree((int) Math.round(epsilon * targets));
            case "fixed_total_number" -> ConnectionRule.fixedTotalNumber(Math.round(epsilon * sources * targets));
            case "pairwise_bernoulli" -> ConnectionRule.pairwiseBernoulli(epsilon);
            default -> throw new AssertionError("rule of " + network);
        };
    }

    private static Synapse synapse(JsonNode network, String population) {
        double mean = network.get("weight_" + population).asDouble();
        var delay = network.get("delay_" + population + "_ms");
        var synapse = Synapse.of(weight(network, mean), ms(delay.isObject() ? DT_MS : delay.asDouble()));
        if (delay.isObject()) {
            synapse = synapse.delay(Distribution.normal(
                            delay.get("mean").asDouble(), delay.get("sd").asDouble())
                    .redraw(DT_MS / 2, Double.POSITIVE_INFINITY));
        }
        double relative = network.get("weight_rel_sd").asDouble();
        if (relative == 0) {
            return synapse;
        }
        if (network.path("weight_kind").asText().equals("lognormal")) {
            var magnitude = Distribution.lognormal(Math.log(Math.abs(mean)), relative);
            return synapse.weight(mean > 0 ? magnitude : magnitude.negative());
        }
        var weight = Distribution.normal(mean, relative * Math.abs(mean));
        return synapse.weight(
                mean > 0 ? weight.redraw(0, Double.POSITIVE_INFINITY) : weight.redraw(Double.NEGATIVE_INFINITY, 0));
    }
}
