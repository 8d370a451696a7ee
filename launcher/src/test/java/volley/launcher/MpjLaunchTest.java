package volley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.mpj.supervisor.MpjInstallation;
import volley.launcher.cli.VolleyCommand;

/** Whole command lines under MPJ Express; skipped where it is not installed and cannot be fetched. */
@Tag("launcher")
class MpjLaunchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(30);

    @TempDir
    private static Path folders;

    private static Path mpjHome;
    private static String neuronFingerprint;
    private static String fourRanksFingerprint;

    @BeforeAll
    static void runLocally() throws IOException {
        mpjHome = MpjInstallation.findOrSkip();
        neuronFingerprint = localFingerprint("neuron", 1);
        fourRanksFingerprint = localFingerprint("rank", 4);
    }

    @ParameterizedTest
    @CsvSource({"multicore, 2, 1", "multicore, 4, 1", "niodev, 2, 1", "niodev, 3, 1"})
    void shouldSimulateTheSameNetworkInAnyNumberOfProcesses(String device, int processes, int threads)
            throws Exception {
        String out = "neuron-" + device + processes;
        run(mpjrun(device, processes, brunel(out, "neuron", threads)));
        assertEquals(neuronFingerprint, record(out).get("fingerprint").asText());
        assertEquals("mpj", record(out).get("transport").asText());
        assertEquals(processes, record(out).get("processes").asInt());
    }

    @ParameterizedTest
    @CsvSource({"multicore, 4, 1", "multicore, 2, 2", "niodev, 2, 2"})
    void shouldSimulateTheSameNetworkOnFourRanksHoweverTheyAreMade(String device, int processes, int threads)
            throws Exception {
        String out = "rank-" + device + processes;
        run(mpjrun(device, processes, brunel(out, "rank", threads)));
        assertEquals(fourRanksFingerprint, record(out).get("fingerprint").asText());
        var terminal = new CapturedTerminal();
        assertEquals(
                ExitStatus.OK,
                terminal.run("reproduce", folders.resolve(out).toString()),
                terminal.out() + terminal.err());
    }

    @Test
    void shouldRunUnderTheStarterThatComesWithMpjExpress() throws Exception {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        var command = new ArrayList<>(List.of(
                bin.resolve("java").toString(),
                "-jar",
                mpjHome.resolve("lib/starter.jar").toString(),
                "-np",
                "2",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(brunel("stock", "neuron", 1));
        var environment =
                Map.of("MPJ_HOME", mpjHome.toString(), "PATH", bin + File.pathSeparator + System.getenv("PATH"));
        try (var job = LaunchedProcess.start(command, environment)) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            job.awaitNoneLeft(END);
        }
        assertEquals(neuronFingerprint, record("stock").get("fingerprint").asText());
        assertEquals("mpj", record("stock").get("transport").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"multicore", "niodev"})
    void shouldPrintNothingButTheResultsOnce(String device) throws Exception {
        String out = "once-" + device;
        var command = mpjrun(device, 2, List.of("run", "brunel", "--order", "20", "--out", folder(out)));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            assertTrue(job.output().startsWith("brunel: order 20,"), job::output);
            assertEquals(1, count(job.output(), "; on 2 ranks in 2 processes (mpj)\n"), job::output);
            assertEquals(1, count(job.output(), "fingerprint"), job::output);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "multicore, --delay, 1.55, volley: delay 1.55 ms",
        "multicore, --no-such, 1, volley: unknown argument --no-such",
        "niodev, --delay, 1.55, volley: delay 1.55 ms",
        "niodev, --no-such, 1, volley: unknown argument --no-such",
    })
    void shouldSayOnceWhatTheUserDidWrong(String device, String option, String value, String message) throws Exception {
        var command = mpjrun(device, 3, List.of("run", "brunel", option, value, "--out", folder("wrong")));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(ExitStatus.USER_ERROR, job.awaitStatus(PATIENCE), job::output);
            assertEquals(1, count(job.output(), message), job::output);
            assertEquals(1, job.output().lines().count(), job::output);
            job.awaitNoneLeft(END);
        }
    }

    /** Each fits the heap alone. */
    @Test
    void shouldRefuseRanksOfOneJvmThatTogetherNeedMoreThanItsHeap() throws Exception {
        var command = mpjrun(
                "multicore",
                4,
                List.of("run", "brunel", "--order", "9000", "--store", "list", "--out", folder("full")));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(ExitStatus.USER_ERROR, job.awaitStatus(PATIENCE), job::output);
            assertEquals(1, count(job.output(), "of this machine's"), job::output);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"multicore", "niodev"})
    void shouldLeaveNoCompleteResultWhenItIsEnded(String device) throws Exception {
        String out = "ended-" + device;
        var command = mpjrun(
                device, 2, List.of("run", "brunel", "--order", "100", "--simtime", "1000 s", "--out", folder(out)));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.exists(Path.of(folder(out)))) {
                assertTrue(System.nanoTime() < deadline, job::output);
                Thread.sleep(Duration.ofMillis(20));
            }
            job.signal("KILL", job.pids("java").getLast());
            assertEquals(ExitStatus.FAILURE, job.awaitStatus(END), job::output);
            job.awaitNoneLeft(END);
            assertEquals(1, count(job.output(), " was killed or crashed"), job::output);
            assertFalse(Files.exists(Path.of(folder(out), "run.json")), "run.json of a run that was ended");
        }
    }

    private static String localFingerprint(String seeding, int threads) throws IOException {
        String out = "local-" + seeding;
        var silent =
                new Terminal(new PrintWriter(PrintWriter.nullWriter()), new PrintWriter(PrintWriter.nullWriter()), 0);
        assertEquals(
                0, VolleyCommand.execute(silent, brunel(out, seeding, threads).toArray(String[]::new)));
        return record(out).get("fingerprint").asText();
    }

    private static List<String> brunel(String out, String seeding, int threads) {
        return List.of(
                "run",
                "brunel",
                "--order",
                "500",
                "--simtime",
                "500",
                "--seed",
                "42",
                "--seeding",
                seeding,
                "--threads",
                String.valueOf(threads),
                "--out",
                folder(out));
    }

    private static List<String> mpjrun(String device, int processes, List<String> arguments) {
        var words = new ArrayList<>(List.of("mpjrun", "-np", String.valueOf(processes), "-dev", device));
        words.addAll(arguments);
        return JavaCommand.of(Main.class, List.of(), words.toArray(String[]::new));
    }

    private static void run(List<String> command) throws InterruptedException {
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            job.awaitNoneLeft(END);
        }
    }

    private static JsonNode record(String out) throws IOException {
        return new ObjectMapper().readTree(Path.of(folder(out), "run.json").toFile());
    }

    private static String folder(String out) {
        return folders.resolve(out).toString();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
