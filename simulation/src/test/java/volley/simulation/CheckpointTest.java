package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.Communicator;
import volley.models.IafPscDelta;
import volley.models.PoissonGenerator;
import volley.models.SpikeGenerator;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.models.Voltmeter;
import volley.partition.UserException;
import volley.partition.random.Seeding;
import volley.simulation.checkpoint.CheckpointFolder;
import volley.simulation.record.SpikeTrainStatistics;
import volley.simulation.record.SpikeTrains;

class CheckpointTest {
    private static final String PROGRAM = "test 1";

    @TempDir
    private Path folder;

    /** Everything that can be asked of a run. */
    private record Outcome(
            long fingerprint,
            SpikeTrains spikes,
            double[][] potentials,
            SpikeTrainStatistics statistics,
            double rate,
            long count,
            long events) {
        void assertSame(Outcome other) {
            assertEquals(fingerprint, other.fingerprint);
            assertArrayEquals(spikes.senders(), other.spikes.senders());
            assertArrayEquals(spikes.timesMs(), other.spikes.timesMs());
            assertArrayEquals(potentials, other.potentials);
            assertEquals(statistics, other.statistics);
            assertEquals(rate, other.rate);
            assertEquals(count, other.count);
            assertEquals(events, other.events);
        }
    }

    /** A network with all kinds of state, some of it in odd shapes. */
    private final class Network {
        private final Simulator simulator;
        private final NodeView all;
        private final NodeView recorder;
        private final NodeView voltmeter;
        private final NodeView statistics;

        Network(Communicator communicator, Settings settings, double weightMillivolts) {
            simulator = new Simulator(ms(0.1), communicator, settings);
            var plain = simulator.create(IafPscDelta.defaults(), 23);
            var storing = simulator.create(
                    IafPscDelta.defaults().refractoryInput(true).tRef(ms(1.2)), 18);
            all = plain.plus(storing);
            var noise = simulator.create(new PoissonGenerator(hertz(9000)));
            var pulses = simulator.create(SpikeGenerator.atMilliseconds(3, 20.5, 47));
            recorder = simulator.create(new SpikeRecorder());
            voltmeter = simulator.create(new Voltmeter(ms(0.3)));
            statistics = simulator.create(new SpikeStatistics(ms(11)));
            simulator.connect(noise, all, allToAll(), Synapse.of(mV(0.2), ms(0.5)));
            simulator.connect(pulses, all, allToAll(), Synapse.of(mV(30), ms(1)));
            simulator.connect(all, storing, fixedIndegree(8), Synapse.of(mV(weightMillivolts), ms(1.5)));
            simulator.connect(storing, all, fixedIndegree(4), Synapse.of(mV(-0.7), ms(2.2)));
            simulator.connect(all.slice(3, 38), recorder);
            simulator.connect(all.slice(20, 30), voltmeter);
            simulator.connect(all, statistics);
        }

        void checkpoint(double everyMs) {
            simulator.checkpoint(new Checkpointing(folder, everyMs, PROGRAM, "a description"));
        }

        double resume() {
            return simulator.resume(new CheckpointFolder(folder).newest(), PROGRAM);
        }

        Outcome simulate(double durationMs) {
            var result = simulator.simulate(ms(durationMs));
            return new Outcome(
                    result.fingerprint(),
                    result.spikes(recorder),
                    result.voltages(voltmeter).millivolts(),
                    result.spikeStatistics(statistics),
                    result.rate(all),
                    result.statistics().spikes(),
                    result.statistics().synapticEvents());
        }
    }

    private Outcome undisturbed(int ranks, Seeding seeding, double durationMs) {
        return Ranks.on(
                ranks, communicator -> new Network(communicator, new Settings(3, seeding), 0.7).simulate(durationMs));
    }

    private void simulateWithCheckpoints(int ranks, Seeding seeding, double everyMs, double durationMs) {
        Ranks.on(ranks, communicator -> {
            var network = new Network(communicator, new Settings(3, seeding), 0.7);
            network.checkpoint(everyMs);
            return network.simulate(durationMs);
        });
    }

    private Outcome resumed(int ranks, Seeding seeding, double everyMs, double endMs) {
        return Ranks.on(ranks, communicator -> {
            var network = new Network(communicator, new Settings(3, seeding), 0.7);
            network.checkpoint(everyMs);
            return network.simulate(endMs - network.resume());
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 37.3", "1, 20.6", "3, 0.1", "3, 22", "3, 48.2"})
    void shouldGoOnToTheBit(int ranks, double stopMs) {
        var whole = undisturbed(ranks, Seeding.RANK, 60);
        assertTrue(whole.spikes.size() > 100, "spikes " + whole.spikes.size());
        simulateWithCheckpoints(ranks, Seeding.RANK, 1000, stopMs);
        whole.assertSame(resumed(ranks, Seeding.RANK, 1000, 60));
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "1, 4", "4, 3", "5, 7"})
    void shouldGoOnToTheBitOnAnotherNumberOfRanksIfSeededByNeuron(int before, int after) {
        var whole = undisturbed(2, Seeding.NEURON, 60);
        simulateWithCheckpoints(before, Seeding.NEURON, 1000, 21.4);
        simulateAgain(after, 44);
        whole.assertSame(resumed(before, Seeding.NEURON, 1000, 60));
    }

    private void simulateAgain(int ranks, double endMs) {
        assertTrue(resumed(ranks, Seeding.NEURON, 1000, endMs).count > 0);
    }

    @Test
    void shouldNotDisturbWhatItSaves() {
        undisturbed(2, Seeding.RANK, 60).assertSame(Ranks.on(2, communicator -> {
            var network = new Network(communicator, new Settings(3, Seeding.RANK), 0.7);
            network.checkpoint(0.1);
            return network.simulate(60);
        }));
    }

    @Test
    void shouldKeepTheTwoNewestCheckpoints() throws IOException {
        simulateWithCheckpoints(2, Seeding.RANK, 20, 50);
        assertEquals(Set.of("step-405", "step-500"), names());
        assertEquals(500, new CheckpointFolder(folder).newest().step());
        assertEquals(
                "a description",
                new CheckpointFolder(folder).newest().header(PROGRAM).description());
    }

    private Set<String> names() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void shouldPassOverACheckpointThatLacksARank() throws IOException {
        simulateWithCheckpoints(3, Seeding.RANK, 20, 50);
        Files.delete(folder.resolve("step-500/rank-1-of-3.checkpoint"));
        Files.write(folder.resolve("step-500/.rank-1-of-3.checkpoint.part"), new byte[9]);
        assertEquals(405, new CheckpointFolder(folder).newest().step());
        undisturbed(3, Seeding.RANK, 45).assertSame(resumed(3, Seeding.RANK, 1000, 45));
        assertEquals(Set.of("step-405", "step-450"), names());
    }

    @Test
    void shouldRefuseAnotherNumberOfRanksIfSeededByRank() {
        simulateWithCheckpoints(2, Seeding.RANK, 20, 5);
        var refusal = assertThrows(UserException.class, () -> resumed(3, Seeding.RANK, 20, 10));
        assertEquals(
                "the checkpoint in " + folder + "/step-50 is of 2 ranks, not 3: expected as many, since with --seeding"
                        + " rank another number of ranks draws another network",
                refusal.getMessage());
    }

    @Test
    void shouldRefuseTheCheckpointOfAnotherNetwork() {
        simulateWithCheckpoints(1, Seeding.NEURON, 20, 5);
        for (var network : List.of(new Settings(4, Seeding.NEURON), new Settings(3, Seeding.RANK))) {
            assertRefused("is of another network", network, 0.7, PROGRAM);
        }
        assertRefused("is of another network", new Settings(3, Seeding.NEURON), 0.8, PROGRAM);
    }

    @Test
    void shouldRefuseTheCheckpointOfAnotherVersion() {
        simulateWithCheckpoints(1, Seeding.NEURON, 20, 5);
        assertRefused(
                "was written by test 1, this is test 2: expected the same version",
                new Settings(3, Seeding.NEURON),
                0.7,
                "test 2");
    }

    private void assertRefused(String reason, Settings settings, double weightMillivolts, String program) {
        var refusal = assertThrows(
                UserException.class,
                () -> Ranks.on(1, communicator -> new Network(communicator, settings, weightMillivolts)
                        .simulator.resume(new CheckpointFolder(folder).newest(), program)));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @Test
    void shouldRefuseAFileOfAnotherRank() throws IOException {
        simulateWithCheckpoints(2, Seeding.RANK, 1000, 5);
        Path first = folder.resolve("step-50/rank-0-of-2.checkpoint");
        Path second = folder.resolve("step-50/rank-1-of-2.checkpoint");
        Files.write(second, Files.readAllBytes(first));
        var refusal = assertThrows(UserException.class, () -> resumed(2, Seeding.RANK, 1000, 10));
        assertTrue(
                refusal.getMessage()
                        .startsWith(second + " is of rank 0 of 2 at step 50: expected what its name says; without"
                                + " the folder " + folder + "/step-50, an older checkpoint is resumed"),
                refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 1})
    void shouldRefuseAFileWithAByteChanged(double place) throws IOException {
        simulateWithCheckpoints(1, Seeding.RANK, 1000, 5);
        Path file = folder.resolve("step-50/rank-0-of-1.checkpoint");
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) (place * (bytes.length - 1))] ^= 0x10;
        Files.write(file, bytes);
        var refusal = assertThrows(UserException.class, () -> resumed(1, Seeding.RANK, 1000, 10));
        assertTrue(refusal.getMessage().startsWith(file.toString()), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 15, 16, 1000})
    void shouldRefuseAFileThatIsCutOff(int length) throws IOException {
        simulateWithCheckpoints(1, Seeding.RANK, 1000, 5);
        Path file = folder.resolve("step-50/rank-0-of-1.checkpoint");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
        var refusal = assertThrows(UserException.class, () -> resumed(1, Seeding.RANK, 1000, 10));
        assertTrue(refusal.getMessage().startsWith(file + " is damaged: "), refusal.getMessage());
    }

    @Test
    void shouldRefuseAnOlderFormat() throws IOException {
        simulateWithCheckpoints(1, Seeding.RANK, 1000, 5);
        Path file = folder.resolve("step-50/rank-0-of-1.checkpoint");
        byte[] bytes = Files.readAllBytes(file);
        bytes[11] = 0;
        Files.write(file, bytes);
        var refusal = assertThrows(UserException.class, () -> resumed(1, Seeding.RANK, 1000, 10));
        assertTrue(refusal.getMessage().startsWith(file + " has format 0: expected 1"), refusal.getMessage());
    }

    @Test
    void shouldSayThatThereIsNoCheckpoint() {
        Path none = folder.resolve("none");
        var refusal = assertThrows(UserException.class, () -> new CheckpointFolder(none).newest());
        assertTrue(refusal.getMessage().startsWith("no checkpoint in " + none), refusal.getMessage());
    }

    @Test
    void shouldRefuseANonsensicalTimeBetweenCheckpoints() {
        for (double everyMs : new double[] {0, -1, 0.15}) {
            assertThrows(UserException.class, () -> simulateWithCheckpoints(1, Seeding.RANK, everyMs, 1));
        }
    }

    @Test
    void shouldLockTheFolderForOneAtATime() throws IOException {
        var checkpoints = new CheckpointFolder(folder.resolve("locked"));
        var lock = checkpoints.lock();
        assertThrows(UserException.class, checkpoints::lock);
        lock.close();
        checkpoints.lock().close();
    }

    @Test
    void shouldTellNetworksApart() {
        var identities = Stream.of("a", "b", "a\nb").map(text -> {
            var identity = new NetworkIdentity();
            identity.add(text, 1);
            return identity.toString();
        });
        assertEquals(3, identities.distinct().count());
        var one = new NetworkIdentity();
        IntStream.range(0, 5).forEach(one::add);
        String before = one.toString();
        assertEquals(before, one.toString());
        one.add(1);
        assertNotEquals(before, one.toString());
        assertFalse(before.isEmpty());
    }
}
