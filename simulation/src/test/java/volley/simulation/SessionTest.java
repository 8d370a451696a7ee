package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;
import static volley.partition.connect.ConnectionRule.pairwiseBernoulli;
import static volley.partition.random.Distribution.constant;
import static volley.partition.random.Distribution.uniform;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.Communicator;
import volley.exchange.RankFailedException;
import volley.models.DeviceModel;
import volley.models.IafPscDelta;
import volley.models.NeuronModel;
import volley.models.PoissonGenerator;
import volley.models.SpikeGenerator;
import volley.models.SpikeRecorder;
import volley.models.Voltmeter;
import volley.models.WeightUnit;
import volley.partition.UserException;

@Timeout(60)
class SessionTest {
    private static final NeuronModel MODEL = IafPscDelta.defaults();
    private static final Synapse WEAK = Synapse.of(mV(0.2), ms(1.5));

    private static Session session(int threads) {
        return new Session(0.1, threads, Settings.defaults());
    }

    @Test
    void shouldTellTheExtremesOfDelaysThatCanBeDrawn() {
        try (var session = session(2)) {
            var neurons = session.create(MODEL, 10);
            var delay = new Synapse(constant(0.2), WeightUnit.MILLIVOLT, uniform(1, 2), OptionalLong.empty());
            session.connect(neurons, neurons, fixedIndegree(3), WEAK);
            session.connect(neurons, neurons, fixedIndegree(3), delay);
            assertEquals(1, session.minDelayMs(), 1e-12);
            assertEquals(2, session.maxDelayMs(), 1e-12);
        }
    }

    /** Two populations, noise and recorders, built call by call. */
    private static final class NoisyNetwork implements AutoCloseable {
        private final Session session;
        private final NodeView neurons;
        private final NodeView recorder;
        private final NodeView voltmeter;

        NoisyNetwork(int threads) {
            session = session(threads);
            var exc = session.create(MODEL, 80);
            neurons = exc.plus(session.create(MODEL, 20));
            var noise = session.create(new PoissonGenerator(hertz(9500)));
            recorder = session.create(new SpikeRecorder());
            voltmeter = session.create(new Voltmeter());
            session.connect(noise, neurons, allToAll(), WEAK);
            session.connect(exc, neurons, fixedIndegree(10), WEAK);
            session.connect(neurons, recorder);
            session.connect(voltmeter, neurons.slice(75, 85));
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /** The same network as a program on one of several ranks. */
    private static SimulationResult program(Communicator communicator, double durationMs) {
        var sim = new Simulator(ms(0.1), communicator, Settings.defaults());
        build(sim);
        return sim.simulate(ms(durationMs));
    }

    private static Populations build(Simulator sim) {
        var exc = sim.create(MODEL, 80);
        var neurons = exc.plus(sim.create(MODEL, 20));
        var noise = sim.create(new PoissonGenerator(hertz(9500)));
        sim.connect(noise, neurons, allToAll(), WEAK);
        sim.connect(exc, neurons, fixedIndegree(10), WEAK);
        return Populations.of("all", neurons);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldSimulateWhatAProgramOnAsManyRanksDoes(int threads) {
        long expected =
                Ranks.on(threads, communicator -> program(communicator, 100).fingerprint());
        try (var network = new NoisyNetwork(threads)) {
            network.session.simulate(37.3);
            network.session.simulate(62.7);
            var spikes = network.session.spikes(network.recorder);
            var counts = network.session.spikeCounts(network.neurons);
            assertEquals(expected, network.session.fingerprint());
            assertEquals(100, network.session.timeMs());
            assertTrue(spikes.size() > 100, "spikes " + spikes.size());
            assertEquals(spikes.size(), Arrays.stream(counts).sum());
            assertEquals(spikes.size() / 100.0 / 0.1, network.session.rate(network.neurons), 1e-9);
            assertEquals(
                    Arrays.stream(spikes.senders())
                            .filter(sender -> sender == 99)
                            .count(),
                    counts[99]);
            assertArrayEquals(
                    new int[] {75, 76, 77, 78, 79, 80, 81, 82, 83, 84},
                    network.session.traces(network.voltmeter).senders());
            assertEquals(
                    spikes.size(), network.session.statistics().orElseThrow().spikes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldBuildANetworkAsALauncherDoes(int threads) {
        long expected =
                Ranks.on(threads, communicator -> program(communicator, 50).fingerprint());
        try (var session = session(threads)) {
            session.call(SessionTest::build);
            session.simulate(50);
            assertEquals(expected, session.fingerprint());
        }
    }

    @Test
    void shouldTellConnectionsOfAllRanks() {
        try (var session = session(3)) {
            var neurons = session.create(MODEL, 4);
            assertEquals(16, session.connect(neurons, neurons, allToAll(), WEAK));
            var found = session.connections(session.neurons(3, 0), neurons);
            assertEquals(8, found.size());
            assertEquals(12, Arrays.stream(found.sources()).sum());
            assertArrayEquals(new double[] {0.2, 0.2}, new double[] {found.weights()[0], found.weights()[7]}, 1e-12);
            assertEquals(1.5, found.delaysMs()[5]);
            session.connect(neurons, neurons.slice(1, 2), pairwiseBernoulli(0.5), WEAK);
            long all = session.connections(neurons, neurons).size();
            assertArrayEquals(new long[] {16, all - 16}, session.projectionSizes());
        }
    }

    @Test
    void shouldHaveNothingToTellBeforeTheFirstStep() {
        try (var network = new NoisyNetwork(2)) {
            assertEquals(0, network.session.spikes(network.recorder).size());
            assertEquals(0, network.session.traces(network.voltmeter).senders().length);
            assertArrayEquals(new long[100], network.session.spikeCounts(network.neurons));
            assertEquals(Optional.empty(), network.session.statistics());
            assertEquals(0, network.session.timeMs());
            assertEquals(100, network.session.neurons());
            network.session.create(MODEL, 1);
            assertEquals(101, network.session.neurons());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldGoOnAfterAMistakeThatAllRanksRefuse(int threads) {
        long expected =
                Ranks.on(threads, communicator -> program(communicator, 50).fingerprint());
        try (var network = new NoisyNetwork(threads)) {
            var session = network.session;
            var neurons = network.neurons;
            var off = Synapse.of(mV(0.2), ms(1.55));
            var refusal = assertThrows(UserException.class, () -> session.connect(neurons, neurons, allToAll(), off));
            assertEquals("delay 1.55 ms is not a multiple of dt 0.1 ms", refusal.getMessage());
            assertThrows(UserException.class, () -> session.create(MODEL, 0));
            assertThrows(UserException.class, () -> session.neurons(100));
            assertThrows(UserException.class, () -> session.simulate(0.15));
            assertEquals(Optional.empty(), session.failure());
            session.simulate(50);
            assertEquals(expected, session.fingerprint());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldFailAsOneAndSayAfterwardsWhy(int threads) {
        try (var network = new NoisyNetwork(threads)) {
            var bug = new IllegalStateException("a bug");
            var failure = assertThrows(
                    RankFailedException.class,
                    () -> network.session.call(sim -> {
                        if (sim.rank() == sim.ranks() - 1) {
                            throw bug;
                        }
                        return sim.simulate(ms(10));
                    }));
            String reason = "rank " + (threads - 1) + " failed: java.lang.IllegalStateException: a bug";
            assertSame(bug, failure.getCause());
            assertEquals(reason, failure.getMessage());
            assertEquals(Optional.of(reason), network.session.failure());
            var later = assertThrows(RankFailedException.class, () -> network.session.simulate(1));
            assertEquals("the session cannot go on since a call has failed: " + reason, later.getMessage());
        }
    }

    @Test
    void shouldNotGoOnAfterAMistakeThatOnlySomeRanksRefuse() {
        try (var network = new NoisyNetwork(3)) {
            var refusal = assertThrows(
                    UserException.class,
                    () -> network.session.call(sim -> sim.simulate(ms(sim.rank() == 1 ? 0.15 : 0.2))));
            assertEquals("simulation time 0.15 ms is not a multiple of dt 0.1 ms", refusal.getMessage());
            assertEquals(Optional.of(refusal.getMessage()), network.session.failure());
            assertThrows(RankFailedException.class, () -> network.session.simulate(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldForgetWhatWasRecorded(int threads) {
        try (var network = new NoisyNetwork(threads);
                var whole = new NoisyNetwork(threads)) {
            whole.session.simulate(40.5);
            var all = whole.session.spikes(whole.recorder);
            var session = network.session;
            session.simulate(20.5);
            long before = session.events(network.recorder);
            assertEquals(200, session.events(network.voltmeter));
            session.clear(network.recorder);
            session.clear(network.voltmeter);
            assertEquals(0, session.events(network.recorder));
            assertEquals(0, session.traces(network.voltmeter).timesMs().length);
            session.simulate(20);
            var spikes = session.spikes(network.recorder);
            assertTrue(before > 20 && spikes.size() > 20, before + " and " + spikes.size());
            assertEquals(all.size(), before + spikes.size());
            assertArrayEquals(Arrays.copyOfRange(all.timesMs(), (int) before, all.size()), spikes.timesMs());
            var traces = session.traces(network.voltmeter);
            assertEquals(21, traces.timesMs()[0]);
            assertEquals(40, traces.timesMs()[19]);
            assertArrayEquals(
                    Arrays.copyOfRange(
                            whole.session.traces(whole.voltmeter).values().get("V_m")[3], 20, 40),
                    traces.values().get("V_m")[3]);
            assertEquals(200, session.events(network.voltmeter));
            assertThrows(UserException.class, () -> session.clear(network.neurons));
            assertEquals(Optional.empty(), session.failure());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldSetAllOrNothingAlsoWhereOneRankAloneRefuses(int threads) {
        try (var network = new NoisyNetwork(threads)) {
            var session = network.session;
            session.simulate(10);
            var neurons = session.neurons(1, 2, 0);
            session.set(neurons, Map.of("V_th", new double[] {-50, -51, -52}));
            assertArrayEquals(new double[] {-52, -50, -51}, session.values(session.neurons(0, 1, 2), "V_th"));
            assertThrows(
                    UserException.class,
                    () -> session.set(neurons, Map.of("I_e", 5, "V_reset", new double[] {-70, -40, -70})));
            assertThrows(UserException.class, () -> session.set(neurons, Map.of("I_e", new double[] {1, 2})));
            assertThrows(UserException.class, () -> session.values(neurons, "tau_syn_ex"));
            assertArrayEquals(new double[100], session.values(network.neurons, "I_e"));
            assertArrayEquals(new double[] {-70, -70, -70}, session.values(neurons, "V_reset"));
            session.simulate(10);
            assertEquals(20, session.timeMs());
        }
    }

    /** One neuron's threshold is below its reset potential, which is for its rank to see. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldCreateNothingWhereOneRankAloneRefuses(int threads) {
        long expected =
                Ranks.on(threads, communicator -> program(communicator, 20).fingerprint());
        try (var session = session(threads)) {
            var model = IafPscDelta.defaults().with("V_th", new double[] {-50, -80, -55});
            for (int attempt = 0; attempt < 2; attempt++) {
                var refusal = assertThrows(UserException.class, () -> session.create(model, 3));
                assertEquals("V_reset -70.0 mV: expected less than V_th -80.0 mV", refusal.getMessage());
            }
            session.call(SessionTest::build);
            session.simulate(20);
            assertEquals(expected, session.fingerprint());
        }
    }

    @Test
    void shouldDoTheCallsOfSeveralThreadsOneAfterAnother() throws InterruptedException {
        try (var session = session(2)) {
            session.create(MODEL, 3);
            var callers = IntStream.range(0, 4)
                    .mapToObj(i -> Thread.ofPlatform().start(() -> {
                        for (int call = 0; call < 50; call++) {
                            session.simulate(0.1);
                        }
                    }))
                    .toList();
            for (var caller : callers) {
                caller.join();
            }
            assertEquals(20, session.timeMs());
        }
    }

    @Test
    void shouldRefuseNodesOfAnotherSession() {
        try (var one = session(1);
                var other = session(1)) {
            var mine = one.create(MODEL, 1);
            var theirs = other.create(MODEL, 1);
            assertThrows(UserException.class, () -> one.connect(mine, theirs, allToAll(), WEAK));
        }
    }

    @Test
    void shouldRefuseNothingInPlaceOfNodesOrValues() {
        try (var session = session(2)) {
            var neurons = session.create(MODEL, 2);
            assertThrows(UserException.class, () -> session.set(null, Map.of("I_e", 1)));
            assertThrows(UserException.class, () -> session.set(neurons, null));
            assertThrows(UserException.class, () -> session.set(neurons, Collections.singletonMap("I_e", null)));
            assertThrows(UserException.class, () -> session.values(null, "I_e"));
            assertThrows(UserException.class, () -> session.values(neurons, null));
            assertThrows(UserException.class, () -> session.clear(null));
            assertThrows(UserException.class, () -> session.device(null));
            assertThrows(UserException.class, () -> session.spikeCounts(null));
            assertThrows(UserException.class, () -> session.connect(neurons, neurons, null, WEAK));
            session.set(neurons, Map.of("I_e", 1));
            assertArrayEquals(new double[] {1, 1}, session.values(neurons, "I_e"));
        }
    }

    @Test
    void shouldRefuseADeviceWhoseValuesDoNotGoTogetherWhereItIsCreated() {
        try (var session = session(2)) {
            var late = new PoissonGenerator(hertz(1)).with(Map.of("start", 20, "stop", 10));
            for (var device : List.<DeviceModel>of(
                    late,
                    SpikeGenerator.atMilliseconds(2, 1),
                    new Voltmeter(ms(0.25)),
                    SpikeGenerator.atMilliseconds(1).weighted(1, 2))) {
                assertThrows(UserException.class, () -> session.create(device));
            }
            session.create(MODEL, 1);
            session.simulate(1);
        }
    }

    @Test
    void shouldRefuseWhatMakesNoSession() {
        assertThrows(UserException.class, () -> new Session(0, 1, Settings.defaults()));
        assertThrows(UserException.class, () -> session(0));
        var closed = session(2);
        closed.close();
        closed.close();
        assertThrows(UserException.class, () -> closed.simulate(1));
    }
}
