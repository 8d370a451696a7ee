package volley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import volley.exchange.SingleProcess;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.launched.MpiLauncher;
import volley.partition.UserException;
import volley.simulation.Settings;
import volley.simulation.SimulationProgress;

class SessionJobTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(20);

    @Test
    void shouldHaveOneSessionAfterAnotherWhateverTheirThreads() {
        try (var job = SessionJob.join()) {
            var one = SessionProgram.outcome(job, 1);
            assertTrue((int) one.get(1) > 50, "spikes " + one.get(1));
            assertEquals(one, SessionProgram.outcome(job, 3));
            assertEquals(one, SessionProgram.outcome(job, 2));
            assertEquals(1, job.processes());
            assertEquals(0, job.process());
        }
    }

    @Test
    void shouldGoOnAfterASessionThatIsRefusedOrHasFailed() {
        try (var job = SessionJob.join()) {
            var settings = Settings.defaults();
            assertThrows(UserException.class, () -> job.open(0.1, 0, settings, SimulationProgress.NONE));
            assertThrows(UserException.class, () -> job.open(0, 1, settings, SimulationProgress.NONE));
            try (var failed = job.open(0.1, 2, settings, SimulationProgress.NONE)) {
                assertThrows(
                        RuntimeException.class,
                        () -> failed.call(sim -> {
                            throw new IllegalStateException("a bug on rank " + sim.rank());
                        }));
            }
            assertTrue((int) SessionProgram.outcome(job, 2).get(1) > 50);
        }
    }

    @Test
    void shouldRefuseAJobOfMpjExpress() {
        var launch = Launch.underMpj(new SingleProcess());
        var settings = new RankSettings(Transport.AUTO, OptionalInt.empty(), Optional.empty(), PATIENCE);
        var refusal = assertThrows(UserException.class, () -> SessionJob.join(launch, settings));
        assertTrue(refusal.getMessage().startsWith("a session under MPJ Express: "), refusal.getMessage());
    }

    @Tag("launcher")
    @ParameterizedTest
    @CsvSource({"OPEN_MPI, 2", "OPEN_MPI, 3", "MPICH, 2"})
    void shouldGiveEveryProcessTheSameOfAllRanks(MpiLauncher launcher, int processes) throws Exception {
        String expected;
        try (var alone = SessionJob.join()) {
            expected = "saw " + SessionProgram.outcome(alone, 1);
        }
        var command = launcher.run(processes, JavaCommand.of(SessionProgram.class, List.of(), "1", "2"));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            job.awaitNoneLeft(END);
            assertEquals(
                    Collections.nCopies(2 * processes, expected),
                    job.output().lines().toList(),
                    job::output);
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "65537", "2147483647"})
    void shouldRefuseThreadsThatNoProcessCanHave(int threads) {
        try (var job = SessionJob.join()) {
            var refusal = assertThrows(
                    UserException.class, () -> job.open(0.1, threads, Settings.defaults(), SimulationProgress.NONE));
            assertEquals("threads " + threads + ": expected 1 to 65536", refusal.getMessage());
        }
    }

    @Tag("launcher")
    @ParameterizedTest
    @EnumSource
    void shouldRefuseOtherThreadsInOneProcessThanInAnother(MpiLauncher launcher) throws Exception {
        String refusal = "a session with different threads: process 1 has \"threads 2\", process 0 \"threads 1\""
                + ", expected the same for all";
        assertEnds(launcher, refusal, "unequal");
    }

    /** Long before the stall timeout of minutes. */
    @Tag("launcher")
    @ParameterizedTest
    @EnumSource
    void shouldEndTheJobWhereAProcessOpensASessionThatOthersDoNot(MpiLauncher launcher) throws Exception {
        assertEnds(launcher, "rank 0 has ended while others wait for it", "lonely");
    }

    @Tag("launcher")
    @ParameterizedTest
    @EnumSource
    void shouldEndTheJobWhereARankFails(MpiLauncher launcher) throws Exception {
        assertEnds(launcher, "volley: rank 1 failed: java.lang.IllegalStateException: a bug", "bug", "1");
    }

    /** Says that two processes of the program end with a failure, and say why. */
    private static void assertEnds(MpiLauncher launcher, String reason, String... arguments) throws Exception {
        var command = launcher.run(2, JavaCommand.of(SessionProgram.class, List.of(), arguments));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertNotEquals(0, job.awaitStatus(PATIENCE), job::output);
            assertTrue(job.output().contains(reason), job::output);
            job.awaitNoneLeft(END);
        }
    }
}
