package volley.exchange.mpj.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.FailingProgram;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;

/** Runs ranks under MPJ Express itself; skipped where it is not installed and cannot be fetched. */
@Tag("launcher")
class MpjRunTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** How quickly a failure has to end a job: 10 s in one JVM, 30 s in several. */
    private static final Map<String, Duration> END =
            Map.of("multicore", Duration.ofSeconds(10), "niodev", Duration.ofSeconds(30));

    private static final Pattern FAILING_PID = Pattern.compile("failing rank \\d+ pid (\\d+)");

    @BeforeAll
    static void findMpjExpress() throws IOException {
        MpjInstallation.findOrSkip();
    }

    @ParameterizedTest
    @CsvSource({
        "multicore, 1, 1",
        "multicore, 2, 1",
        "multicore, 4, 1",
        "multicore, 2, 2",
        "niodev, 2, 1",
        "niodev, 3, 1",
        "niodev, 2, 2"
    })
    void shouldKeepTheContractOfCommunicators(String device, int processes, int threads) throws Exception {
        try (var job = job(device, processes, threads, "contract")) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            assertTrue(
                    job.output().contains("contract kept by " + processes * threads + " ranks over mpj"), job::output);
            job.awaitNoneLeft(END.get(device));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"multicore", "niodev"})
    void shouldForwardEveryCharacterAndTheExitStatus(String device) throws Exception {
        try (var job = job(device, 2, 1, "characters", "5")) {
            assertEquals(5, job.awaitStatus(PATIENCE), job::output);
            assertTrue(job.output().contains("\u03b1\n\nin the end EXIT\n@Ping# pong\n"), job::output);
            assertTrue(job.output().contains("an error"), job::output);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "multicore, 1, ABORT, rank 2 gave up",
        "multicore, 1, EXCEPTION, rank 2 failed: java.lang.IllegalStateException: told to fail",
        "multicore, 2, EXCEPTION, rank 5 failed: java.lang.IllegalStateException: told to fail",
        "multicore, 1, OUT_OF_MEMORY, failed: java.lang.OutOfMemoryError",
        "multicore, 1, EXIT, rank 2 failed: its process exited before the job was over",
        "multicore, 1, RETURN, rank 2 has ended while others wait for it",
        "niodev, 1, ABORT, rank 2 gave up",
        "niodev, 1, EXCEPTION, rank 2 failed: java.lang.IllegalStateException: told to fail",
        "niodev, 2, EXCEPTION, rank 5 failed: java.lang.IllegalStateException: told to fail",
        "niodev, 1, OUT_OF_MEMORY, rank 2 failed: java.lang.OutOfMemoryError: Java heap space",
        "niodev, 1, EXIT, rank 2 failed: its process exited before the job was over",
        "niodev, 1, RETURN, rank 2 has ended while others wait for it",
    })
    void shouldEndTheJobWhenARankFails(String device, int threads, String program, String reason) throws Exception {
        try (var job = job(device, 3, threads, program)) {
            job.awaitOutput(FAILING_PID, PATIENCE);
            int status = job.awaitStatus(END.get(device));
            assertEquals(program.equals("ABORT") ? FailingProgram.STATUS : 1, status, job::output);
            assertSaidOnce(reason, job);
            job.awaitNoneLeft(END.get(device));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "multicore, KILL, 'ranks 0, 1, 2 failed: process \\d+ on 127.0.0.1 was killed or crashed'",
        "multicore, TERM, rank \\d failed: ended by SIGTERM",
        "niodev, KILL, rank 2 failed: process \\d+ on 127.0.0.1 was killed or crashed",
        "niodev, TERM, rank 2 failed: ended by SIGTERM",
    })
    void shouldEndTheJobWhenARankIsEndedFromOutside(String device, String signal, String reason) throws Exception {
        try (var job = job(device, 3, 1, "HANG")) {
            job.signal(signal, failingPid(job));
            assertEquals(1, job.awaitStatus(END.get(device)), job::output);
            assertTrue(
                    Pattern.compile("volley: " + reason).matcher(job.output()).find(), job::output);
            job.awaitNoneLeft(END.get(device));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "multicore, TERM, 143", "multicore, HUP, 129", "multicore, KILL, 137",
        "niodev, TERM, 143", "niodev, HUP, 129", "niodev, KILL, 137"
    })
    void shouldLeaveNothingBehindWhenItIsEndedItself(String device, String signal, int status) throws Exception {
        try (var job = job(device, 3, 1, "HANG")) {
            failingPid(job);
            job.signal(signal, job.pid());
            assertEquals(status, job.awaitStatus(END.get(device)), job::output);
            job.awaitNoneLeft(END.get(device));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "multicore, MPJ Express ended with status 0 before all ranks had joined",
        "niodev, failed: its process ended with status 1 before it reached the supervisor"
    })
    void shouldFailWhenTheJvmsDoNotStart(String device, String reason) throws Exception {
        try (var job = start("-np", "2", "-dev", device, "-XX:+NoSuchOption", "1", "contract")) {
            assertEquals(1, job.awaitStatus(END.get(device)), job::output);
            assertSaidOnce(reason, job);
            assertTrue(job.output().contains("Unrecognized VM option"), job::output);
        }
    }

    /** The reader pauses for longer than the supervisor waits for what does not come, while output is under way. */
    @Test
    void shouldLoseNoOutputToASlowReader() throws Exception {
        var command = JavaCommand.of(MpjPrograms.class, List.of(), "-np", "2", "-dev", "niodev", "1", "much-output");
        var reader = List.of("sh", "-c", "\"$@\" | { head -c 1; sleep 5; wc -c; }", "sh");
        var whole = new ArrayList<>(reader);
        whole.addAll(command);
        try (var job = LaunchedProcess.start(whole, Map.of())) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            assertTrue(job.output().strip().endsWith(String.valueOf(MpjPrograms.MUCH_OUTPUT - 1)), job::output);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithItsOptions() throws Exception {
        try (var job = start("-np", "none", "1", "contract")) {
            assertEquals(2, job.awaitStatus(PATIENCE), job::output);
            assertEquals("volley: mpjrun: -np none: expected a whole number, at least 1\n", job.output());
        }
    }

    private static LaunchedProcess job(String device, int processes, int threads, String... program) {
        var command =
                new ArrayList<>(List.of("-np", String.valueOf(processes), "-dev", device, String.valueOf(threads)));
        command.addAll(List.of(program));
        return start(command.toArray(String[]::new));
    }

    private static LaunchedProcess start(String... arguments) {
        return LaunchedProcess.start(JavaCommand.of(MpjPrograms.class, List.of(), arguments), Map.of());
    }

    private static long failingPid(LaunchedProcess job) throws InterruptedException {
        return Long.parseLong(job.awaitOutput(FAILING_PID, PATIENCE).group(1));
    }

    private static void assertSaidOnce(String reason, LaunchedProcess job) {
        long lines = job.output()
                .lines()
                .filter(line -> line.startsWith("volley: ") && line.contains(reason))
                .count();
        assertEquals(1, lines, job::output);
    }
}
