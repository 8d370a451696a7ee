package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.edges;
import static volley.partition.connect.ConnectionRule.fixedIndegree;
import static volley.partition.connect.ConnectionRule.oneToOne;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.SingleProcess;
import volley.models.DcGenerator;
import volley.models.DeviceModel;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.Multimeter;
import volley.models.NeuronModel;
import volley.models.ParrotNeuron;
import volley.models.PoissonGenerator;
import volley.models.SpikeGenerator;
import volley.models.SpikeRecorder;
import volley.models.Voltmeter;
import volley.partition.UserException;
import volley.partition.random.Distribution;
import volley.simulation.record.SpikeSink;
import volley.simulation.record.TraceSink;

/** A wrong use fails at the call that is wrong, and leaves the simulator as it was. */
@Timeout(60)
class SimulatorErrorsTest {
    private static final Synapse SYNAPSE = Synapse.of(mV(1), ms(1));

    /** A simulator with some nodes, dt 0.1 ms. */
    private static final class Fixture {
        final Simulator simulator = new Simulator(ms(0.1), new SingleProcess(), Settings.defaults());
        final NodeView neurons = simulator.create(IafPscDelta.defaults(), 10);
        final NodeView others = simulator.create(IafPscDelta.defaults(), 4);
        final NodeView noise = simulator.create(new PoissonGenerator(hertz(1000)));
        final NodeView recorder = simulator.create(new SpikeRecorder());
        final NodeView voltmeter = simulator.create(new Voltmeter());
    }

    private static Arguments wrong(String message, Consumer<Fixture> call) {
        return Arguments.of(message, call);
    }

    static Stream<Arguments> wrongConnections() {
        return Stream.of(
                wrong(
                        "recording from a poisson_generator: expected neurons",
                        f -> f.simulator.connect(f.noise, f.recorder)),
                wrong(
                        "recording from a spike_recorder: expected neurons",
                        f -> f.simulator.connect(f.recorder, f.recorder)),
                wrong(
                        "recording from a spike_recorder: expected neurons",
                        f -> f.simulator.connect(f.voltmeter, f.recorder)),
                wrong(
                        "recording from a spike_recorder: expected neurons",
                        f -> f.simulator.connect(f.recorder, f.neurons)),
                wrong(
                        "connecting into a poisson_generator: expected neurons",
                        f -> f.simulator.connect(f.neurons, f.noise, allToAll(), SYNAPSE)),
                wrong(
                        "connecting into a spike_recorder: expected neurons",
                        f -> f.simulator.connect(f.neurons, f.recorder, allToAll(), SYNAPSE)),
                wrong(
                        "a spike_recorder as source: expected neurons or a generator, which send spikes",
                        f -> f.simulator.connect(f.recorder, f.neurons, allToAll(), SYNAPSE)),
                wrong(
                        "a voltmeter as source: expected neurons or a generator, which send spikes",
                        f -> f.simulator.connect(f.voltmeter, f.neurons, allToAll(), SYNAPSE)),
                wrong(
                        "connecting to a population without rule and synapse: expected a spike_recorder, spike_statistics or multimeter",
                        f -> f.simulator.connect(f.neurons, f.others)),
                wrong(
                        "connecting to a poisson_generator without rule and synapse:"
                                + " expected a spike_recorder, spike_statistics or multimeter",
                        f -> f.simulator.connect(f.neurons, f.noise)),
                wrong(
                        "rule one_to_one from a poisson_generator: expected all_to_all",
                        f -> f.simulator.connect(f.noise, f.neurons, oneToOne(), SYNAPSE)),
                wrong(
                        "in-degree 11 of distinct sources: expected at most 10, as many as there are to draw from;"
                                + " or allow multapses",
                        f -> f.simulator.connect(
                                f.neurons, f.others, fixedIndegree(11).withoutMultapses(), SYNAPSE)),
                wrong(
                        "one-to-one from 10 sources to 4 targets: expected as many sources as targets",
                        f -> f.simulator.connect(f.neurons, f.others, oneToOne(), SYNAPSE)),
                wrong(
                        "population of another simulator: expected nodes that this one has created",
                        f -> f.simulator.connect(new Fixture().neurons, f.others, allToAll(), SYNAPSE)),
                wrong(
                        "spike_recorder of another simulator: expected nodes that this one has created",
                        f -> f.simulator.connect(f.neurons, new Fixture().recorder)),
                wrong(
                        "factor 2 to iaf_psc_delta: expected a weight in mV",
                        f -> f.simulator.connect(f.neurons, f.others, allToAll(), Synapse.ofFactor(2, ms(1)))),
                wrong(
                        "no weight: expected a potential in mV, a current in pA or a conductance in nS",
                        f -> f.simulator.connect(f.neurons, f.others, allToAll(), Synapse.of(null, ms(1)))),
                wrong(
                        "no delay: expected a time in ms",
                        f -> f.simulator.connect(f.neurons, f.others, allToAll(), Synapse.of(mV(1), null))),
                wrong(
                        "no sources: expected nodes that this simulator has created",
                        f -> f.simulator.connect(null, f.others, allToAll(), SYNAPSE)),
                wrong(
                        "no targets: expected nodes that this simulator has created",
                        f -> f.simulator.connect(f.noise, null, allToAll(), SYNAPSE)),
                wrong(
                        "no sources: expected nodes that this simulator has created",
                        f -> f.simulator.connect(null, f.recorder)),
                wrong(
                        "no targets: expected nodes that this simulator has created",
                        f -> f.simulator.connect(f.neurons, null)),
                wrong(
                        "no targets: expected nodes that this simulator has created",
                        f -> f.simulator.connections(f.neurons, null)),
                wrong(
                        "no sources: expected nodes that this simulator has created",
                        f -> f.simulator.gatherConnections(null, f.others)),
                wrong(
                        "no rule: expected one such as allToAll()",
                        f -> f.simulator.connect(f.neurons, f.others, null, SYNAPSE)),
                wrong(
                        "no rule: expected one such as allToAll()",
                        f -> f.simulator.connect(f.noise, f.others, null, SYNAPSE)),
                wrong(
                        "no synapse: expected a weight and a delay",
                        f -> f.simulator.connect(f.neurons, f.others, allToAll(), null)),
                wrong(
                        "no weight: expected a distribution",
                        f -> f.simulator.connect(f.neurons, f.others, allToAll(), SYNAPSE.weight(null))),
                wrong(
                        "no delay: expected a distribution",
                        f -> f.simulator.connect(f.neurons, f.others, allToAll(), SYNAPSE.delay(null))),
                wrong(
                        "explicit connections: no sources, expected an index for each connection",
                        f -> f.simulator.connect(f.neurons, f.others, edges(null, null), SYNAPSE)),
                wrong(
                        "explicit connections: no targets, expected an index for each connection",
                        f -> f.simulator.connect(f.neurons, f.others, edges(new int[3], null), SYNAPSE)),
                wrong("delay 1.55 ms is not a multiple of dt 0.1 ms", f -> connectWithDelay(f, 1.55)),
                wrong("delay 0.05 ms: expected at least one step, dt 0.1 ms", f -> connectWithDelay(f, 0.05)),
                wrong("delay 0.0 ms: expected at least one step, dt 0.1 ms", f -> connectWithDelay(f, 0)),
                wrong("delay -1.0 ms: expected at least one step, dt 0.1 ms", f -> connectWithDelay(f, -1)),
                wrong(
                        "delay normal(1.0, 1.0) ms: a part of 0.17 is below half a step of 0.1 ms, expected none;"
                                + " or redraw",
                        f -> f.simulator.connect(
                                f.noise, f.neurons, allToAll(), SYNAPSE.delay(Distribution.normal(1, 1)))),
                wrong("connection 2: delay 0.77 ms is not a multiple of dt 0.1 ms", f -> {
                    var listed = edges(new int[3], new int[3]).withDelays(new double[] {1, 1, 0.77});
                    f.simulator.connect(f.neurons, f.others, listed, SYNAPSE);
                }),
                wrong("spike time 0.25 ms is not a multiple of dt 0.1 ms", f -> {
                    var generator = f.simulator.create(SpikeGenerator.atMilliseconds(0.25));
                    f.simulator.connect(generator, f.neurons, allToAll(), SYNAPSE);
                }),
                wrong("interval 0.25 ms is not a multiple of dt 0.1 ms", f -> {
                    var voltmeter = f.simulator.create(new Voltmeter(ms(0.25)));
                    f.simulator.connect(f.neurons, voltmeter);
                }),
                wrong("rate 1.0E14 Hz of poisson_generator: expected at most 1.0E9 spikes in a step", f -> {
                    var generator = f.simulator.create(new PoissonGenerator(hertz(1e14)));
                    f.simulator.connect(generator, f.neurons, allToAll(), SYNAPSE);
                }));
    }

    private static void connectWithDelay(Fixture f, double delayMs) {
        f.simulator.connect(f.neurons, f.others, allToAll(), Synapse.of(mV(1), ms(delayMs)));
    }

    static Stream<Arguments> wrongNodes() {
        return Stream.of(
                wrong(
                        "population of 0 neurons: expected 1 to 2147483633",
                        f -> f.simulator.create(IafPscDelta.defaults(), 0)),
                wrong(
                        "population of -1 neurons: expected 1 to 2147483633",
                        f -> f.simulator.create(IafPscDelta.defaults(), -1)),
                wrong(
                        "V_reset -70.0 mV: expected less than V_th -80.0 mV",
                        f -> f.simulator.create(IafPscDelta.defaults().vTh(mV(-80)), 1)),
                wrong(
                        "t_ref 0.25 ms is not a multiple of dt 0.1 ms",
                        f -> f.simulator.create(IafPscDelta.defaults().tRef(ms(0.25)), 1)),
                wrong("slice [3, 3) is empty: expected from < to", f -> f.neurons.slice(3, 3)),
                wrong("slice [0, 11) of 10 neurons: expected 0 <= from < to <= 10", f -> f.neurons.slice(0, 11)),
                wrong("slice [-1, 3) of 10 neurons: expected 0 <= from < to <= 10", f -> f.neurons.slice(-1, 3)),
                wrong("slice of a poisson_generator: expected neurons", f -> f.noise.slice(0, 1)),
                wrong("plus of a poisson_generator: expected neurons", f -> f.noise.plus(f.neurons)),
                wrong("plus of a spike_recorder: expected neurons", f -> f.neurons.plus(f.recorder)),
                wrong(
                        "neuron 2 is in both summands of plus: expected distinct neurons",
                        f -> f.neurons.slice(0, 3).plus(f.neurons.slice(2, 5))),
                wrong(
                        "population of another simulator: expected nodes of the same one",
                        f -> f.neurons.plus(new Fixture().others)));
    }

    static Stream<Arguments> missing() {
        String own = "nodes that this simulator has created";
        return Stream.of(
                wrong(
                        "no model: expected one such as IafPscExp.defaults()",
                        f -> f.simulator.create((NeuronModel) null, 1)),
                wrong(
                        "no model: expected one such as new SpikeRecorder()",
                        f -> f.simulator.create((DeviceModel) null)),
                wrong("no global ids: expected those of neurons that there are", f -> f.simulator.neurons(null)),
                wrong("no neurons: expected those to add", f -> f.neurons.plus(null)),
                wrong("no nodes: expected " + own, f -> f.simulator.set(null, IafPscDelta.defaults())),
                wrong(
                        "no values: expected a model in which those to be set are given",
                        f -> f.simulator.set(f.neurons, null)),
                wrong(
                        "no values: expected a model in which those to be set are given",
                        f -> f.simulator.set(f.noise, null)),
                wrong("no recorder: expected " + own, f -> f.simulator.clear(null)),
                wrong("no device: expected " + own, f -> f.simulator.device(null)),
                wrong("no neurons: expected " + own, f -> f.simulator.values(null, "V_m")),
                wrong("no name: expected that of a parameter, such as V_m", f -> f.simulator.values(f.neurons, null)),
                wrong("no recorder: expected " + own, f -> f.simulator.stream(null, (SpikeSink) null)),
                wrong("no multimeter: expected " + own, f -> f.simulator.stream(null, (TraceSink) null)),
                wrong(
                        "no sink: expected one that takes the spikes",
                        f -> f.simulator.stream(f.recorder, (SpikeSink) null)),
                wrong(
                        "no sink: expected one that takes the records",
                        f -> f.simulator.stream(f.voltmeter, (TraceSink) null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"wrongConnections", "wrongNodes", "missing"})
    void shouldRefuse(String message, Consumer<Fixture> call) {
        var fixture = new Fixture();
        var thrown = assertThrows(UserException.class, () -> call.accept(fixture));
        assertEquals(message, thrown.getMessage());
        assertEquals(fingerprint(new Fixture()), fingerprint(fixture));
    }

    /** Of a network that is drawn after a fixture has been made, and all that was asked of it. */
    private static long fingerprint(Fixture f) {
        var more = f.simulator.create(IafPscDelta.defaults(), 5);
        assertEquals(14, more.neurons().globalId(0));
        f.simulator.connect(f.noise, f.neurons.plus(more), allToAll(), Synapse.of(mV(5), ms(1)));
        f.simulator.connect(f.neurons, more, fixedIndegree(3), Synapse.of(mV(9), ms(1)));
        f.simulator.connect(f.neurons, f.recorder);
        var result = f.simulator.simulate(ms(100));
        assertTrue(result.spikes(f.recorder).size() > 20);
        return result.fingerprint();
    }

    @Test
    void shouldRefuseWeightsOfTheWrongKind() {
        var f = new Fixture();
        var currents = f.simulator.create(IafPscExp.defaults(), 2);
        var thrown =
                assertThrows(UserException.class, () -> f.simulator.connect(f.neurons, currents, allToAll(), SYNAPSE));
        assertEquals("weight in mV to iaf_psc_exp: expected a weight in pA", thrown.getMessage());
        var fromDevice = assertThrows(
                UserException.class,
                () -> f.simulator.connect(f.noise, f.others, allToAll(), Synapse.of(pA(3), ms(1))));
        assertEquals("weight in pA to iaf_psc_delta: expected a weight in mV", fromDevice.getMessage());
        var ofCurrent = assertThrows(
                UserException.class,
                () -> f.simulator.connect(
                        f.simulator.create(new DcGenerator(pA(1))), currents, allToAll(), Synapse.of(pA(3), ms(1))));
        assertEquals(
                "weight in pA from a dc_generator: expected a factor of its current, which has no unit",
                ofCurrent.getMessage());
    }

    @Test
    void shouldRefuseCurrentsToNeuronsWithoutAMembrane() {
        var f = new Fixture();
        var parrots = f.simulator.create(ParrotNeuron.defaults(), 2);
        var generator = f.simulator.create(new DcGenerator(pA(1)));
        var thrown = assertThrows(
                UserException.class,
                () -> f.simulator.connect(generator, parrots, allToAll(), Synapse.ofFactor(1, ms(1))));
        assertEquals("dc_generator to parrot_neuron: expected neurons that take currents", thrown.getMessage());
    }

    @Test
    void shouldNameTheRecordablesThatThereAre() {
        var f = new Fixture();
        var multimeter = f.simulator.create(new Multimeter().recordFrom("I_syn_ex"));
        var thrown = assertThrows(UserException.class, () -> f.simulator.connect(f.neurons, multimeter));
        assertEquals("recordable I_syn_ex of iaf_psc_delta: expected one of V_m, I", thrown.getMessage());
    }

    @Test
    void shouldRefuseRanksThatBuildDifferentNetworks() {
        var thrown = assertThrows(
                UserException.class,
                () -> Ranks.on(2, communicator -> {
                    var simulator = new Simulator(ms(0.1), communicator, Settings.defaults());
                    var neurons = simulator.create(IafPscDelta.defaults(), 10);
                    simulator.connect(neurons, neurons, fixedIndegree(2 + communicator.rank()), SYNAPSE);
                    return simulator.simulate(ms(1));
                }));
        String projection = "\"projection from neurons 0 to 9 to neurons 0 to 9 by fixed_indegree %d with weight 1 mV,"
                + " delay 1 ms\"";
        assertEquals(
                "ranks have created or connected different networks: rank 1 has " + projection.formatted(3)
                        + ", rank 0 "
                        + projection.formatted(2)
                        + ", expected the same calls with the same values, in the same order, on every rank",
                thrown.getMessage());
    }

    @Test
    void shouldRefuseTracesThatDoNotFitTheMemory() {
        var f = new Fixture();
        f.simulator.connect(f.neurons, f.simulator.create(new Voltmeter(ms(0.1))));
        var thrown = assertThrows(UserException.class, () -> f.simulator.simulate(ms(2e8)));
        assertTrue(
                thrown.getMessage()
                        .startsWith("recording traces up to step 2,000,000,000 brings the need of memory to"),
                thrown.getMessage());
    }

    @Test
    void shouldExchangeSeldomWhereNoSpikeCanReachANeuron() {
        var f = new Fixture();
        assertEquals(10, f.simulator.simulate(ms(100)).statistics().exchanges());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseSynapsesThatAreNotFinite(double value) {
        assertThrows(UserException.class, () -> Synapse.ofFactor(value, ms(1)));
        assertThrows(UserException.class, () -> Synapse.of(mV(1), ms(value)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1})
    void shouldRefuseAStepThatIsNone(double resolution) {
        var thrown = assertThrows(UserException.class, () -> new Simulator(ms(resolution)));
        assertEquals("dt " + resolution + " ms: expected more than 0", thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.25, 1e10})
    void shouldRefuseATimeThatCannotBeSimulated(double time) {
        var fixture = new Fixture();
        var thrown = assertThrows(UserException.class, () -> fixture.simulator.simulate(ms(time)));
        assertTrue(thrown.getMessage().startsWith("simulation time " + time + " ms"), thrown::getMessage);
        connectWithDelay(fixture, 1);
    }

    @Test
    void shouldRefuseToChangeTheNetworkAfterItsFirstStep() {
        var fixture = new Fixture();
        fixture.simulator.simulate(ms(1));
        var changes = Stream.<Consumer<Fixture>>of(
                f -> f.simulator.create(IafPscDelta.defaults(), 1),
                f -> f.simulator.create(new SpikeRecorder()),
                f -> f.simulator.connect(f.neurons, f.recorder),
                f -> connectWithDelay(f, 1));
        changes.forEach(change -> {
            var thrown = assertThrows(UserException.class, () -> change.accept(fixture));
            assertTrue(
                    thrown.getMessage().endsWith("after simulate: expected the whole network before its first step"));
        });
    }

    @Test
    void shouldRefuseQuestionsThatTheNodesCannotAnswer() {
        var fixture = new Fixture();
        fixture.simulator.connect(fixture.neurons, fixture.recorder);
        var result = fixture.simulator.simulate(ms(1));
        assertEquals(
                "rate of a poisson_generator: expected neurons",
                assertThrows(UserException.class, () -> result.rate(fixture.noise))
                        .getMessage());
        assertEquals(
                "spikes of a voltmeter: expected a recorder of spikes that neurons are connected to",
                assertThrows(UserException.class, () -> result.spikes(fixture.voltmeter))
                        .getMessage());
        assertEquals(
                "voltages of a spike_recorder: expected a recorder of voltages that neurons are connected to",
                assertThrows(UserException.class, () -> result.voltages(fixture.recorder))
                        .getMessage());
        assertEquals(
                "spikes of a population: expected a recorder of spikes that neurons are connected to",
                assertThrows(UserException.class, () -> result.spikes(fixture.neurons))
                        .getMessage());
    }

    @Test
    void shouldFailOnEveryRankAlike() {
        var thrown = assertThrows(
                UserException.class,
                () -> Ranks.on(3, communicator -> {
                    var simulator = new Simulator(ms(0.1), communicator, Settings.defaults());
                    var neurons = simulator.create(IafPscDelta.defaults(), 2);
                    return simulator.connect(neurons, neurons, fixedIndegree(3).withoutMultapses(), SYNAPSE);
                }));
        assertTrue(thrown.getMessage().startsWith("in-degree 3 of distinct sources"), thrown::getMessage);
    }

    static Stream<Arguments> questionsToAnother() {
        return Stream.of(
                question("population", (result, f) -> result.rate(f.neurons)),
                question("spike_recorder", (result, f) -> result.spikes(f.recorder)),
                question("voltmeter", (result, f) -> result.voltages(f.voltmeter)));
    }

    /** A question about nothing is refused as one about another simulator's nodes is. */
    @Test
    void shouldRejectQuestionsAboutNothing() {
        var f = new Fixture();
        f.simulator.connect(f.neurons, f.recorder);
        var result = f.simulator.simulate(ms(1));
        Stream.<Consumer<SimulationResult>>of(
                        asked -> asked.rate(null),
                        asked -> asked.spikeCounts(null),
                        asked -> asked.events(null),
                        asked -> asked.spikes(null),
                        asked -> asked.spikeStatistics(null),
                        asked -> asked.voltages(null),
                        asked -> asked.traces(null))
                .forEach(ask -> {
                    var thrown = assertThrows(UserException.class, () -> ask.accept(result));
                    assertTrue(
                            thrown.getMessage().endsWith("expected nodes that this simulator has created"),
                            thrown::getMessage);
                });
    }

    private static Arguments question(String node, BiConsumer<SimulationResult, Fixture> ask) {
        return Arguments.of(node, ask);
    }

    @ParameterizedTest
    @MethodSource("questionsToAnother")
    void shouldRejectQuestionsAboutAnotherSimulatorsNodes(String node, BiConsumer<SimulationResult, Fixture> ask) {
        var own = new Fixture();
        own.simulator.connect(own.neurons, own.recorder);
        own.simulator.connect(own.neurons, own.voltmeter);
        var result = own.simulator.simulate(ms(1));
        var exception = assertThrows(UserException.class, () -> ask.accept(result, new Fixture()));
        assertEquals(node + " of another simulator: expected nodes that this one has created", exception.getMessage());
    }

    @Test
    void shouldRejectSimulatingNothing() {
        var simulator = new Simulator(ms(0.1), new SingleProcess(), Settings.defaults());
        var exception = assertThrows(UserException.class, () -> simulator.simulate(ms(1)));
        assertEquals("simulate without neurons: expected a population", exception.getMessage());
    }

    private static String refusalOfDelay(double delayMs) {
        var f = new Fixture();
        f.simulator.connect(f.neurons, f.others, allToAll(), Synapse.of(mV(1), ms(delayMs)));
        return assertThrows(UserException.class, () -> f.simulator.simulate(ms(1)))
                .getMessage();
    }

    @Test
    void shouldRejectDelaysWhoseSpikesDoNotFitTheMemory() {
        String message = refusalOfDelay(1e8);
        assertTrue(message.startsWith("keeping spikes for a delay of 1,000,000,000 steps brings the need of"), message);
    }

    @Test
    void shouldRejectDelaysOfMoreStepsThanCanBeTold() {
        assertEquals(
                "delay of 2,000,000,000 steps between 2 populations: expected at most 1,073,741,818",
                refusalOfDelay(2e8));
    }
}
