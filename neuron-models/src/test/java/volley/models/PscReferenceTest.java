package volley.models;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Neurons with synaptic currents, and devices, behave as NEST 3.10's do, whose numbers the reference file holds. */
class PscReferenceTest {
    private static final double TOLERANCE_MV = 1e-10;
    private static final double TOLERANCE_PA = 1e-9;
    private static final int NEURONS = 3;

    static Stream<Arguments> cases() throws IOException {
        var file = Path.of(System.getProperty("volley.home"))
                .resolve("simulation/src/test/resources/volley/simulation/nest/iaf_psc.json");
        return StreamSupport.stream(new ObjectMapper().readTree(file.toFile()).spliterator(), false)
                .map(reference -> Arguments.of(reference.get("name").asText(), reference));
    }

    /** Spikes or a current that reach the neurons. */
    private record Input(double weight, int delaySteps, SpikeSchedule spikes, CurrentSource.Currents current) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldFollowNest(String name, JsonNode reference) {
        compare(reference, populate(model(reference), h(reference)), true);
    }

    /** One time constant for both currents lets the sum of them do. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldFollowNestWhenCurrentsAreNotRecorded(String name, JsonNode reference) {
        compare(reference, populate(model(reference), h(reference)), false);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldFollowNestWithParametersOfEachNeuron(String name, JsonNode reference) {
        var model = model(reference);
        for (var parameter : List.of("E_L", "C_m", "tau_m", "t_ref", "V_th", "V_reset", "I_e", "tau_syn_ex")) {
            var each = new double[NEURONS];
            Arrays.fill(each, model.values.one(parameter));
            model = model.with(parameter, each);
        }
        compare(reference, populate(model, h(reference)), true);
    }

    private static Neurons populate(Parameterized<?> model, double h) {
        return ((NeuronModel) model).populate(PopulationShare.whole(NEURONS, 1), h);
    }

    private static double h(JsonNode reference) {
        return reference.get("h").asDouble();
    }

    private static void compare(JsonNode reference, Neurons neurons, boolean recordsCurrents) {
        double h = h(reference);
        var inputs = inputs(reference, h);
        int steps = (int) Math.round(reference.get("T").asDouble() / h);
        var names = recordsCurrents ? List.of("V_m", "I_syn_ex", "I_syn_in") : List.of("V_m");
        var recordables = names.stream().map(neurons::recordable).toList();
        var traces = new double[names.size()][steps + 1];
        var spikes = new ArrayList<Double>();
        for (int step = 1; step <= steps; step++) {
            var arriving = new double[2][NEURONS];
            var current = new double[NEURONS];
            for (var input : inputs) {
                arrive(input, step, arriving, current);
            }
            boolean hasCurrents = inputs.stream().anyMatch(input -> input.current != null);
            var spiking = new int[NEURONS];
            int count = neurons.update(arriving, hasCurrents ? current : null, spiking);
            assertTrue(count == 0 || count == NEURONS, "all neurons are alike");
            if (count > 0) {
                spikes.add(step * h);
            }
            for (int k = 0; k < names.size(); k++) {
                traces[k][step] = recordables.get(k).at(NEURONS - 1);
            }
        }
        var times = doubles(reference.get("times"));
        assertAll(IntStream.range(0, names.size())
                .mapToObj(k -> () -> assertArrayEquals(
                        doubles(reference.get(names.get(k))),
                        Arrays.stream(times)
                                .map(time -> traces[k][(int) Math.round(time / h)])
                                .toArray(),
                        k == 0 ? TOLERANCE_MV : TOLERANCE_PA,
                        names.get(k))));
        assertArrayEquals(
                doubles(reference.get("spike_times")),
                spikes.stream().mapToDouble(Double::doubleValue).toArray(),
                1e-9);
    }

    private static void arrive(Input input, int step, double[][] arriving, double[] current) {
        long stamp = step - input.delaySteps;
        for (int i = 0; i < NEURONS && stamp >= 1; i++) {
            if (input.current == null) {
                arriving[input.weight >= 0 ? 0 : 1][i] += input.weight * input.spikes.count(stamp);
            } else {
                current[i] += input.weight * input.current.at(stamp)[0];
            }
        }
    }

    private static List<Input> inputs(JsonNode reference, double h) {
        var inputs = new ArrayList<Input>();
        for (var input : reference.get("spike_inputs")) {
            var schedule =
                    SpikeGenerator.atMilliseconds(doubles(input.get("times"))).schedule(h);
            inputs.add(new Input(input.get("weight").asDouble(), delaySteps(input, h), schedule, null));
        }
        for (var input : reference.get("devices")) {
            var currents = ((CurrentSource) device(input)).currents(h, new long[] {1});
            inputs.add(new Input(input.get("weight").asDouble(), delaySteps(input, h), null, currents));
        }
        return inputs;
    }

    private static int delaySteps(JsonNode input, double h) {
        return Steps.count("delay", input.get("delay").asDouble(), h);
    }

    private static Parameterized<?> device(JsonNode input) {
        return switch (input.get("model").asText()) {
            case "dc_generator" -> with(input.get("params"), new DcGenerator());
            case "ac_generator" -> with(input.get("params"), new AcGenerator());
            case "step_current_generator" -> with(input.get("params"), new StepCurrentGenerator());
            default -> throw new AssertionError(input.get("model"));
        };
    }

    private static Parameterized<?> model(JsonNode reference) {
        boolean isExp = reference.get("model").asText().equals("iaf_psc_exp");
        var model = with(reference.get("params"), isExp ? IafPscExp.defaults() : IafPscAlpha.defaults());
        return reference.get("V_m0").isNull()
                ? model
                : model.with("V_m", reference.get("V_m0").asDouble());
    }

    private static Parameterized<?> with(JsonNode parameters, Parameterized<?> defaults) {
        var model = defaults;
        for (var parameter : parameters.properties()) {
            model = parameter.getValue().isArray()
                    ? model.with(parameter.getKey(), doubles(parameter.getValue()))
                    : model.with(parameter.getKey(), parameter.getValue().asDouble());
        }
        return model;
    }

    private static double[] doubles(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
