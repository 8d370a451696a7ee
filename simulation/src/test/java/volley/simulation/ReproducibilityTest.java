package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.Communicator;
import volley.models.IafPscDelta;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.models.Voltmeter;
import volley.partition.random.Seeding;
import volley.partition.store.Store;
import volley.simulation.record.SpikeTrains;

@Timeout(60)
class ReproducibilityTest {
    private static final BrunelNetwork NETWORK = BrunelNetwork.small();

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void shouldGiveTheSameSpikesOnAnyNumberOfRanksWhenSeededByNeuron(int ranks) {
        var one = NETWORK.run(1, 1, Seeding.NEURON);
        var many = NETWORK.run(ranks, 1, Seeding.NEURON);
        assertTrue(one.spikes().size() > 300, "spikes " + one.spikes().size());
        assertSameSpikes(one, many);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldGiveTheSameSpikesOnTheSameNumberOfRanksWhenSeededByRank(int ranks) {
        assertSameSpikes(NETWORK.run(ranks, 1, Seeding.RANK), NETWORK.run(ranks, 1, Seeding.RANK));
    }

    @Test
    void shouldGiveOtherSpikesOnAnotherNumberOfRanksWhenSeededByRank() {
        long two = NETWORK.run(2, 1, Seeding.RANK).fingerprint();
        assertNotEquals(two, NETWORK.run(1, 1, Seeding.RANK).fingerprint());
        assertNotEquals(two, NETWORK.run(3, 1, Seeding.RANK).fingerprint());
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveOtherSpikesWithAnotherSeed(Seeding seeding) {
        var fingerprints = IntStream.range(0, 5)
                .mapToLong(seed -> NETWORK.run(2, seed, seeding).fingerprint())
                .distinct()
                .count();
        assertEquals(5, fingerprints);
    }

    @Test
    void shouldFingerprintTheSpikesAndNothingElse() {
        var run = NETWORK.run(2, 1, Seeding.RANK);
        long expected = IntStream.range(0, run.spikes().size())
                .mapToLong(i -> Fingerprint.of(
                        Math.round(run.spikes().timesMs()[i] / NETWORK.resolutionMs()),
                        run.spikes().senders()[i]))
                .sum();
        assertEquals(expected, run.fingerprint());
    }

    static Stream<Optional<Store>> stores() {
        return Stream.concat(
                Stream.of(Optional.empty()), Arrays.stream(Store.values()).map(Optional::of));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void shouldGiveTheSameSpikesHoweverConnectionsAreStored(Optional<Store> store) {
        long expected = DrivenNetwork.fingerprint(2, new Settings(1, Seeding.RANK, Optional.of(Store.LIST)));
        assertEquals(expected, DrivenNetwork.fingerprint(2, new Settings(1, Seeding.RANK, store)));
    }

    @Test
    void shouldKeyAProjectionByItsOwnSeedAlone() {
        long expected = DrivenNetwork.of(5).fingerprint(new Settings(1, Seeding.NEURON));
        assertEquals(expected, DrivenNetwork.of(5).fingerprint(new Settings(2, Seeding.NEURON)));
        assertNotEquals(expected, DrivenNetwork.of(6).fingerprint(new Settings(1, Seeding.NEURON)));
    }

    /** Neurons driven by a constant current, each from another potential on, and coupled at random: no noise. */
    private record DrivenNetwork(Optional<Long> projectionSeed) {
        static DrivenNetwork of(long projectionSeed) {
            return new DrivenNetwork(Optional.of(projectionSeed));
        }

        static long fingerprint(int ranks, Settings settings) {
            return Ranks.on(ranks, c -> new DrivenNetwork(Optional.empty()).run(c, settings));
        }

        long fingerprint(Settings settings) {
            return Ranks.on(2, communicator -> run(communicator, settings));
        }

        private long run(Communicator communicator, Settings settings) {
            var simulator = new Simulator(ms(0.1), communicator, settings);
            var model = IafPscDelta.defaults().iE(pA(500));
            var neurons = simulator.create(model.initialVM(mV(-60)), 150);
            for (int i = 1; i < 10; i++) {
                neurons = neurons.plus(simulator.create(model.initialVM(mV(-60 - i)), 150));
            }
            var synapse = Synapse.of(mV(0.05), ms(1.5));
            var keyed = projectionSeed.map(synapse::seed).orElse(synapse);
            simulator.connect(neurons, neurons, fixedIndegree(150), keyed);
            return simulator.simulate(ms(60)).fingerprint();
        }
    }

    @Test
    void shouldNotDependOnWhatIsRecorded() {
        long expected = recordedRun(1, false, 100).fingerprint;
        assertEquals(expected, recordedRun(1, true, 100).fingerprint);
    }

    /** 37.3 ms and 1.6 ms end within an interval of the shortest delay. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldGiveTheSameToTheBitInSeveralCalls(int ranks) {
        var once = recordedRun(ranks, true, 100);
        assertTrue(once.spikes.size() > 100, "spikes " + once.spikes.size());
        for (var durations : new double[][] {{50, 50}, {37.3, 62.7}, {0, 1.6, 0.1, 98.3}}) {
            var several = recordedRun(ranks, true, durations);
            assertEquals(once.fingerprint, several.fingerprint);
            assertArrayEquals(once.spikes.senders(), several.spikes.senders());
            assertArrayEquals(once.spikes.timesMs(), several.spikes.timesMs());
            assertArrayEquals(once.potentials, several.potentials);
        }
    }

    private record RecordedRun(long fingerprint, SpikeTrains spikes, double[][] potentials) {}

    private static RecordedRun recordedRun(int ranks, boolean recorded, double... durationsMs) {
        return Ranks.on(ranks, communicator -> {
            var simulator = new Simulator(ms(0.1), communicator, new Settings(3, Seeding.NEURON));
            var neurons = simulator.create(IafPscDelta.defaults(), 40);
            var noise = simulator.create(new PoissonGenerator(hertz(9000)));
            var recorder = simulator.create(new SpikeRecorder());
            var voltmeter = simulator.create(new Voltmeter(ms(0.3)));
            simulator.connect(noise, neurons, allToAll(), Synapse.of(mV(0.2), ms(0.5)));
            simulator.connect(neurons, neurons, fixedIndegree(8), Synapse.of(mV(0.7), ms(1.5)));
            simulator.connect(neurons, neurons, fixedIndegree(4), Synapse.of(mV(-0.7), ms(2.2)));
            if (recorded) {
                simulator.connect(neurons, recorder);
                simulator.connect(neurons.slice(5, 15), voltmeter);
            }
            SimulationResult result = null;
            for (double duration : durationsMs) {
                result = simulator.simulate(ms(duration));
            }
            return new RecordedRun(
                    result.fingerprint(),
                    recorded ? result.spikes(recorder) : null,
                    recorded ? result.voltages(voltmeter).millivolts() : null);
        });
    }

    private static void assertSameSpikes(BrunelNetwork.Run expected, BrunelNetwork.Run actual) {
        assertArrayEquals(expected.spikes().senders(), actual.spikes().senders());
        assertArrayEquals(expected.spikes().timesMs(), actual.spikes().timesMs());
        assertEquals(expected.fingerprint(), actual.fingerprint());
    }
}
