package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.models.Units.pF;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volley.exchange.Communicator;
import volley.models.IafPscDelta;
import volley.models.SpikeGenerator;
import volley.models.SpikeRecorder;
import volley.models.Voltmeter;
import volley.partition.connect.ConnectionRule;
import volley.simulation.record.SpikeTrains;
import volley.simulation.record.VoltageTraces;

/** Every neuron behaves as NEST 3.10's {@code iaf_psc_delta} does, to 1e-10 mV and to the step. */
@Timeout(60)
class SingleNeuronReferenceTest {
    private static final double TOLERANCE_MV = 1e-10;
    /** More than one, so that every rank has some. */
    private static final int NEURONS = 3;

    private record Recorded(VoltageTraces voltages, SpikeTrains spikes) {}

    static Stream<Arguments> casesOnRanks() {
        return NestReference.singleNeurons().flatMap(reference -> Stream.of(1, 2)
                .map(ranks -> Arguments.of(reference.get("name").asText(), ranks, reference)));
    }

    @ParameterizedTest(name = "{0} on {1} ranks")
    @MethodSource("casesOnRanks")
    void shouldFollowNest(String name, int ranks, JsonNode reference) {
        var recorded = Ranks.on(ranks, communicator -> simulate(communicator, reference));
        double[] times = NestReference.doubles(reference.get("times"));
        double[] expected = NestReference.doubles(reference.get("V_m"));
        double[] expectedSpikes = NestReference.doubles(reference.get("spike_times"));
        assertEquals(NEURONS, recorded.voltages.senders().length);
        for (int neuron = 0; neuron < NEURONS; neuron++) {
            double[] actual = valuesAt(times, recorded.voltages, neuron);
            double[] spikes = timesOf(neuron, recorded.spikes);
            assertAll(
                    () -> assertArrayEquals(expected, actual, TOLERANCE_MV, "V_m in mV"),
                    () -> assertArrayEquals(expectedSpikes, spikes, 1e-9, "spike times in ms"));
        }
    }

    private static Recorded simulate(Communicator communicator, JsonNode reference) {
        double resolution = reference.get("h").asDouble();
        var simulator = new Simulator(ms(resolution), communicator, Settings.defaults());
        var neurons = simulator.create(model(reference), NEURONS);
        for (var input : reference.get("spike_inputs")) {
            var times = NestReference.doubles(input.get("times"));
            var generator = simulator.create(SpikeGenerator.atMilliseconds(times));
            var synapse = Synapse.of(
                    mV(input.get("weight").asDouble()), ms(input.get("delay").asDouble()));
            simulator.connect(generator, neurons, ConnectionRule.allToAll(), synapse);
        }
        var voltmeter = simulator.create(new Voltmeter(ms(resolution)));
        var recorder = simulator.create(new SpikeRecorder());
        simulator.connect(neurons, voltmeter);
        simulator.connect(neurons, recorder);
        var result = simulator.simulate(ms(reference.get("T").asDouble()));
        return new Recorded(result.voltages(voltmeter), result.spikes(recorder));
    }

    private static IafPscDelta model(JsonNode reference) {
        var model = IafPscDelta.defaults();
        for (var parameter : reference.get("params").properties()) {
            double value = parameter.getValue().asDouble();
            model = switch (parameter.getKey()) {
                case "C_m" -> model.cM(pF(value));
                case "tau_m" -> model.tauM(ms(value));
                case "t_ref" -> model.tRef(ms(value));
                case "E_L" -> model.eL(mV(value));
                case "V_reset" -> model.vReset(mV(value));
                case "V_th" -> model.vTh(mV(value));
                case "V_min" -> model.vMin(mV(value));
                case "I_e" -> model.iE(pA(value));
                case "refractory_input" ->
                    model.refractoryInput(parameter.getValue().asBoolean());
                default -> throw new AssertionError("parameter " + parameter.getKey());
            };
        }
        return reference.get("V_m0").isNull()
                ? model
                : model.initialVM(mV(reference.get("V_m0").asDouble()));
    }

    /** The record at each time; where a trace has none, NaN, which equals nothing expected. */
    private static double[] valuesAt(double[] times, VoltageTraces traces, int row) {
        double interval = traces.timesMs()[0];
        return IntStream.range(0, times.length)
                .mapToDouble(i -> {
                    int record = (int) Math.round(times[i] / interval) - 1;
                    return Math.abs(traces.timesMs()[record] - times[i]) < 1e-9
                            ? traces.millivolts()[row][record]
                            : Double.NaN;
                })
                .toArray();
    }

    private static double[] timesOf(int sender, SpikeTrains spikes) {
        return IntStream.range(0, spikes.size())
                .filter(i -> spikes.senders()[i] == sender)
                .mapToDouble(i -> spikes.timesMs()[i])
                .toArray();
    }
}
