package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.launched.MpiLauncher;
import volley.partition.random.Seeding;
import volley.simulation.checkpoint.CheckpointFolder;

/** A network of every model, rule, device and kind of synapse is the same however it is run. */
@Timeout(600)
class EverythingTest {
    static final double DURATION_MS = 100;
    static final Settings SETTINGS = new Settings(3, Seeding.NEURON);

    @TempDir
    private Path folder;

    private static String whole(int ranks) {
        return Ranks.on(ranks, communicator -> new EverythingNetwork(communicator, SETTINGS)
                .simulate(DURATION_MS)
                .text());
    }

    @Test
    void shouldHaveSomethingToCompare() {
        var outcome = Ranks.on(2, communicator -> new EverythingNetwork(communicator, SETTINGS).simulate(DURATION_MS));
        assertTrue(outcome.spikes().size() > 300, "spikes " + outcome.spikes().size());
        assertTrue(outcome.events() > 3000, "events " + outcome.events());
        assertEquals(24 + 19 + 13, outcome.voltages().senders().length);
        assertTrue(outcome.statistics().rateHertz() > 1, "rate " + outcome.statistics());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 7})
    void shouldBeTheSameToTheBitOnAnyNumberOfRanks(int ranks) {
        assertEquals(whole(1), whole(ranks));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 40.3", "3, 3, 0.1", "2, 5, 21.4", "4, 1, 77.7"})
    void shouldGoOnFromACheckpointToTheBit(int before, int after, double stopMs) {
        Ranks.on(before, communicator -> {
            var network = new EverythingNetwork(communicator, SETTINGS);
            network.simulator.checkpoint(new Checkpointing(folder, 1000, "test", "a description"));
            return network.simulate(stopMs);
        });
        String resumed = Ranks.on(after, communicator -> {
            var network = new EverythingNetwork(communicator, SETTINGS);
            double done = network.simulator.resume(new CheckpointFolder(folder).newest(), "test");
            return network.simulate(DURATION_MS - done).text();
        });
        assertEquals(whole(1), resumed);
    }

    @Test
    void shouldBeTheSameInTwoCallsOfSimulate() {
        String inTwo = Ranks.on(2, communicator -> {
            var network = new EverythingNetwork(communicator, SETTINGS);
            network.simulate(33.3);
            return network.simulate(DURATION_MS - 33.3).text();
        });
        assertEquals(whole(1), inTwo);
    }

    @Tag("launcher")
    @ParameterizedTest
    @CsvSource({"OPEN_MPI, 2, 2"})
    void shouldBeTheSameToTheBitInProcesses(MpiLauncher launcher, int processes, int threads) throws Exception {
        var program = JavaCommand.of(EverythingOnMpi.class, List.of(), String.valueOf(threads));
        try (var job = LaunchedProcess.start(launcher.run(processes, program), Map.of())) {
            assertEquals(0, job.awaitStatus(Duration.ofSeconds(100)), job::output);
            String expected = EverythingOnMpi.line(processes * threads, whole(1));
            assertTrue(job.output().contains(expected), () -> expected + ", but: " + job.output());
        }
    }
}
