package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volley.exchange.Communicator;
import volley.models.AcGenerator;
import volley.models.DcGenerator;
import volley.models.DeviceModel;
import volley.models.IafModel;
import volley.models.IafPscAlpha;
import volley.models.IafPscExp;
import volley.models.Multimeter;
import volley.models.NeuronModel;
import volley.models.Parameterized;
import volley.models.SpikeGenerator;
import volley.models.SpikeRecorder;
import volley.models.StepCurrentGenerator;
import volley.partition.connect.ConnectionRule;
import volley.simulation.record.SpikeTrains;
import volley.simulation.record.Traces;

/**
 * Every neuron with postsynaptic currents behaves as it does in NEST 3.10, to 1e-10 mV, 1e-9 pA and to the step, on
 * synaptic input and on currents of generators.
 */
@Timeout(60)
class PscNeuronReferenceTest {
    /** More than one, so that every rank has some. */
    private static final int NEURONS = 3;

    private record Recorded(Traces traces, SpikeTrains spikes) {}

    static Stream<Arguments> casesOnRanks() {
        return NestReference.pscNeurons().flatMap(reference -> Stream.of(1, 2)
                .map(ranks -> Arguments.of(reference.get("name").asText(), ranks, reference)));
    }

    @ParameterizedTest(name = "{0} on {1} ranks")
    @MethodSource("casesOnRanks")
    void shouldFollowNest(String name, int ranks, JsonNode reference) {
        var recorded = Ranks.on(ranks, communicator -> simulate(communicator, reference));
        assertArrayEquals(new int[] {0, 1, 2}, recorded.traces.senders());
        for (int neuron = 0; neuron < NEURONS; neuron++) {
            int row = neuron;
            assertAll(
                    () -> assertTrace("V_m", 1e-10, recorded.traces, row, reference),
                    () -> assertTrace("I_syn_ex", 1e-9, recorded.traces, row, reference),
                    () -> assertTrace("I_syn_in", 1e-9, recorded.traces, row, reference),
                    () -> assertArrayEquals(
                            NestReference.doubles(reference.get("spike_times")),
                            timesOf(row, recorded.spikes),
                            1e-9,
                            "spike times in ms"));
        }
    }

    private static void assertTrace(String quantity, double tolerance, Traces traces, int row, JsonNode reference) {
        double[] times = NestReference.doubles(reference.get("times"));
        double[] expected = NestReference.doubles(reference.get(quantity));
        int[] records = Arrays.stream(times)
                .mapToInt(time -> record(time, traces.timesMs()))
                .toArray();
        double[] actual = Arrays.stream(records)
                .mapToDouble(record -> traces.values().get(quantity)[row][record])
                .toArray();
        assertEquals(expected.length, actual.length);
        assertArrayEquals(expected, actual, tolerance, quantity);
    }

    private static int record(double timeMs, double[] timesMs) {
        return IntStream.range(0, timesMs.length)
                .filter(record -> Math.abs(timesMs[record] - timeMs) < 1e-9)
                .findFirst()
                .orElseThrow();
    }

    private static Recorded simulate(Communicator communicator, JsonNode reference) {
        double resolution = reference.get("h").asDouble();
        var simulator = new Simulator(ms(resolution), communicator, Settings.defaults());
        var neurons = simulator.create(model(reference), NEURONS);
        for (var input : reference.get("spike_inputs")) {
            var generator = simulator.create(SpikeGenerator.atMilliseconds(NestReference.doubles(input.get("times"))));
            var synapse = Synapse.of(
                    pA(input.get("weight").asDouble()), ms(input.get("delay").asDouble()));
            simulator.connect(generator, neurons, ConnectionRule.allToAll(), synapse);
        }
        for (var device : reference.get("devices")) {
            var synapse = Synapse.ofFactor(
                    device.get("weight").asDouble(), ms(device.get("delay").asDouble()));
            simulator.connect(simulator.create(generator(device)), neurons, ConnectionRule.allToAll(), synapse);
        }
        var multimeter =
                simulator.create(new Multimeter().interval(ms(resolution)).recordFrom("V_m", "I_syn_ex", "I_syn_in"));
        var recorder = simulator.create(new SpikeRecorder());
        simulator.connect(neurons, multimeter);
        simulator.connect(neurons, recorder);
        var result = simulator.simulate(ms(reference.get("T").asDouble()));
        return new Recorded(result.traces(multimeter), result.spikes(recorder));
    }

    private static NeuronModel model(JsonNode reference) {
        return reference.get("model").asText().equals("iaf_psc_exp")
                ? withPotential(with(IafPscExp.defaults(), reference.get("params")), reference)
                : withPotential(with(IafPscAlpha.defaults(), reference.get("params")), reference);
    }

    private static <M extends IafModel<M>> M withPotential(M model, JsonNode reference) {
        var potential = reference.get("V_m0");
        return potential.isNull() ? model : model.initialVM(mV(potential.asDouble()));
    }

    private static DeviceModel generator(JsonNode device) {
        var parameters = device.get("params");
        return switch (device.get("model").asText()) {
            case "dc_generator" -> with(new DcGenerator(), parameters);
            case "ac_generator" -> with(new AcGenerator(), parameters);
            case "step_current_generator" -> with(new StepCurrentGenerator(), parameters);
            default -> throw new AssertionError("device " + device);
        };
    }

    private static <M extends Parameterized<M>> M with(M model, JsonNode parameters) {
        var changed = model;
        for (var parameter : parameters.properties()) {
            var value = parameter.getValue();
            changed = value.isArray()
                    ? changed.with(parameter.getKey(), NestReference.doubles(value))
                    : changed.with(parameter.getKey(), value.asDouble());
        }
        return changed;
    }

    private static double[] timesOf(int sender, SpikeTrains spikes) {
        return IntStream.range(0, spikes.size())
                .filter(i -> spikes.senders()[i] == sender)
                .mapToDouble(i -> spikes.timesMs()[i])
                .toArray();
    }
}
