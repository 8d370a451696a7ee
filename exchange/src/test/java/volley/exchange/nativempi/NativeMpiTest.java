package volley.exchange.nativempi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import volley.exchange.FailingProgram;
import volley.exchange.RankFailedException;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.launched.MpiLauncher;

/** Runs ranks under the real launchers; each test is skipped where its launcher is not installed. */
@Tag("launcher")
class NativeMpiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /** A failure ends a job within 10 s on a machine that has nothing else to do. */
    private static final Duration END = Duration.ofSeconds(20);

    /** The status of a job in which a rank fails by itself. */
    private static final int FAILURE = 1;

    private static final Pattern FAILING_PID = Pattern.compile("failing rank \\d+ pid (\\d+)");

    @ParameterizedTest
    @CsvSource({
        "OPEN_MPI, 1, 1",
        "OPEN_MPI, 2, 1",
        "OPEN_MPI, 3, 1",
        "OPEN_MPI, 2, 2",
        "MPICH, 2, 1",
        "MPICH, 4, 1",
        "MPICH, 2, 2"
    })
    void shouldKeepTheContractOfCommunicators(MpiLauncher launcher, int processes, int threads) throws Exception {
        var command = launcher.run(processes, ranks(threads, "contract"));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            String kept = "contract kept by " + processes + " processes under " + launcher.library();
            assertTrue(job.output().contains(kept), job::output);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseTheLibraryOfAnotherLauncher(MpiLauncher launcher) throws Exception {
        var other = launcher == MpiLauncher.MPICH ? MpiLauncher.OPEN_MPI : MpiLauncher.MPICH;
        other.run(1, List.of());
        var command = launcher.run(2, ranks(1, "contract"));
        try (var job = LaunchedProcess.start(command, Map.of(NativeMpi.LIBRARY_VARIABLE, other.library()))) {
            assertNotEquals(0, job.awaitStatus(PATIENCE), job::output);
            String refusal = "started 2 processes, but " + other.library();
            assertTrue(job.output().contains(refusal), job::output);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhichLibrariesItCannotLoad(MpiLauncher launcher) throws Exception {
        var command = launcher.run(1, ranks(1, "contract"));
        try (var job = LaunchedProcess.start(command, Map.of(NativeMpi.LIBRARY_VARIABLE, "libnowhere.so"))) {
            assertNotEquals(0, job.awaitStatus(PATIENCE), job::output);
            assertTrue(job.output().contains("no MPI library can be loaded (libnowhere.so: "), job::output);
        }
    }

    /** With two threads rank 5 is not of the thread that joined the job: MPI_THREAD_FUNNELED promises its abort nothing. */
    @ParameterizedTest
    @CsvSource({
        "OPEN_MPI, 2, ABORT, rank 5 gave up",
        "OPEN_MPI, 1, EXCEPTION, rank 2 failed: java.lang.IllegalStateException: told to fail",
        "OPEN_MPI, 2, EXCEPTION, rank 5 failed: java.lang.IllegalStateException: told to fail",
        "OPEN_MPI, 1, OUT_OF_MEMORY, rank 2 failed: java.lang.OutOfMemoryError: Java heap space",
        "OPEN_MPI, 1, EXIT, rank 2 failed: its process exited before the job was over",
        "MPICH, 2, ABORT, rank 5 gave up",
        "MPICH, 1, EXCEPTION, rank 2 failed: java.lang.IllegalStateException: told to fail",
        "MPICH, 2, EXCEPTION, rank 5 failed: java.lang.IllegalStateException: told to fail",
        "MPICH, 1, OUT_OF_MEMORY, rank 2 failed: java.lang.OutOfMemoryError: Java heap space",
        "MPICH, 1, EXIT, rank 2 failed: its process exited before the job was over",
    })
    void shouldEndTheJobWhenARankFails(MpiLauncher launcher, int threads, String program, String reason)
            throws Exception {
        var command = launcher.run(3, ranks(threads, program));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            job.awaitOutput(FAILING_PID, PATIENCE);
            int status = program.equals("ABORT") ? FailingProgram.STATUS : FAILURE;
            assertEnds(launcher, status, job);
            assertEquals(1, job.output().split(Pattern.quote("volley: " + reason), -1).length - 1, job::output);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN_MPI, KILL, 137",
        "OPEN_MPI, TERM, 143",
        "OPEN_MPI, HUP, 129",
        "MPICH, KILL, 9",
        "MPICH, TERM, 143",
        "MPICH, HUP, 129"
    })
    void shouldEndTheJobWhenARankIsEndedFromOutside(MpiLauncher launcher, String signal, int status) throws Exception {
        var command = launcher.run(2, ranks(1, "HANG"));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            long pid = Long.parseLong(job.awaitOutput(FAILING_PID, PATIENCE).group(1));
            job.signal(signal, pid);
            assertEnds(launcher, status, job);
            String reason = signal.equals("KILL") ? "signal 9" : "volley: rank 1 failed: ended by SIG" + signal;
            assertTrue(job.output().contains(reason), job::output);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndTheJobWhenTheLauncherIsToldToStop(MpiLauncher launcher) throws Exception {
        var command = launcher.run(2, ranks(1, "HANG"));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            job.awaitOutput(FAILING_PID, PATIENCE);
            job.signal("TERM", job.pid());
            assertNotEquals(0, job.awaitStatus(END), job::output);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @CsvSource({"OPEN_MPI, 3, 1, rank 2", "OPEN_MPI, 2, 2, rank 3", "MPICH, 3, 1, rank 2"})
    void shouldEndTheJobAndNameTheRankThatStalls(MpiLauncher launcher, int processes, int threads, String late)
            throws Exception {
        var ranks =
                JavaCommand.of(NativeMpiRanks.class, List.of("-Dstall.timeout=PT2S"), String.valueOf(threads), "HANG");
        try (var job = LaunchedProcess.start(launcher.run(processes, ranks), Map.of())) {
            job.awaitOutput(FAILING_PID, PATIENCE);
            assertEnds(launcher, FAILURE, job);
            String reason = "volley: rank 0 stalled: it has waited 2.0 s for " + late;
            assertEquals(List.of(reason), linesWith("stalled", job), job::output);
            job.awaitNoneLeft(END);
        }
    }

    /** Before the first exchange of ranks, and after the last. */
    @ParameterizedTest
    @CsvSource({
        "OPEN_MPI, never-joins, process 0 stalled: it has waited 2.0 s for other processes to start",
        "OPEN_MPI, never-watches, process 0 stalled: it has waited 2.0 s for other processes to begin",
        "OPEN_MPI, never-leaves, rank 0 stalled: it has waited 2.0 s for rank 1",
        "MPICH, never-joins, process 0 stalled: it has waited 2.0 s for other processes to start",
        "MPICH, never-watches, process 0 stalled: it has waited 2.0 s for other processes to begin",
        "MPICH, never-leaves, rank 0 stalled: it has waited 2.0 s for rank 1",
    })
    void shouldEndTheJobWhenAProcessDoesNotCome(MpiLauncher launcher, String program, String reason) throws Exception {
        var ranks = JavaCommand.of(NativeMpiRanks.class, List.of("-Dstall.timeout=PT2S"), "1", program);
        try (var job = LaunchedProcess.start(launcher.run(2, ranks), Map.of())) {
            assertEnds(launcher, FAILURE, job);
            assertEquals(List.of("volley: " + reason), linesWith("stalled", job), job::output);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndTheJobWhenARankReturnsWhileOthersWaitForIt(MpiLauncher launcher) throws Exception {
        try (var job = LaunchedProcess.start(launcher.run(3, ranks(1, "RETURN")), Map.of())) {
            assertEnds(launcher, FAILURE, job);
            String reason = "volley: " + RankFailedException.endedEarly("rank 2");
            assertEquals(List.of(reason), linesWith("has ended", job), job::output);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndTheJobEvenIfNoOneReadsWhatItSays(MpiLauncher launcher) throws Exception {
        try (var job = LaunchedProcess.start(launcher.run(2, ranks(1, "fails-unheard")), Map.of())) {
            assertEnds(launcher, FAILURE, job);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayWhatFailsOnceTheJobIsOver(MpiLauncher launcher) throws Exception {
        try (var job = LaunchedProcess.start(launcher.run(2, ranks(1, "fails-afterwards")), Map.of())) {
            assertEnds(launcher, FAILURE, job);
            String reason = "volley: rank 1 failed: java.lang.IllegalStateException: told to fail after all";
            assertEquals(List.of(reason), linesWith("told to fail", job), job::output);
        }
    }

    private static List<String> linesWith(String part, LaunchedProcess job) {
        return job.output().lines().filter(line -> line.contains(part)).toList();
    }

    @Test
    void shouldBeAJobOfOneWithoutLauncher() throws Exception {
        MpiLauncher.OPEN_MPI.run(1, List.of());
        try (var job = LaunchedProcess.start(ranks(2, "contract"), Map.of())) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            assertTrue(job.output().contains("contract kept by 1 processes"), job::output);
        }
    }

    private static List<String> ranks(int threads, String program) {
        return JavaCommand.of(NativeMpiRanks.class, List.of(), String.valueOf(threads), program);
    }

    private static void assertEnds(MpiLauncher launcher, int statusOfRank, LaunchedProcess job) throws Exception {
        int status = job.awaitStatus(END);
        assertTrue(launcher.mayEndWith(status, statusOfRank), () -> status + ": " + job.output());
    }
}
