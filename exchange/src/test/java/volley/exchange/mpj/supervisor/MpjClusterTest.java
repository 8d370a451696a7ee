package volley.exchange.mpj.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.launched.TwoHosts;

/** Jobs on hosts whose daemons start the ranks. */
@Tag("launcher")
class MpjClusterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofSeconds(30);
    private static final Pattern FAILING_PID = Pattern.compile("failing rank \\d+ pid (\\d+)");

    @TempDir
    private Path folder;

    @BeforeAll
    static void findMpjExpress() throws IOException {
        MpjInstallation.findOrSkip();
    }

    @ParameterizedTest
    @CsvSource({
        "contract, 0, contract kept by 2 ranks over mpj",
        "EXCEPTION, 1, volley: rank 1 failed: java.lang.IllegalStateException: told to fail",
        "HANG, 1, volley: rank 1 failed: process "
    })
    void shouldRunOnADaemonOfThisHost(String program, int status, String words) throws Exception {
        int port = Ports.free();
        String machines = machines("# this host", "", "localhost");
        try (var daemon = LaunchedProcess.start(daemon(port), Map.of())) {
            awaitListening(port, daemon);
            try (var job = LaunchedProcess.start(job(port, machines, program), Map.of())) {
                if (program.equals("HANG")) {
                    daemon.signal("KILL", failingPid(job));
                }
                assertEquals(status, job.awaitStatus(END), job::output);
                assertTrue(job.output().contains(words), job::output);
                job.awaitNoneLeft(END);
            }
            stop(daemon);
        }
    }

    @Test
    void shouldRunOnTwoHostsAndFailWhenTheirLinkIsCut() throws Exception {
        int port = Ports.free();
        try (var hosts = new TwoHosts();
                var first = LaunchedProcess.start(hosts.on(1, daemon(port)), Map.of());
                var second = LaunchedProcess.start(hosts.on(2, daemon(port)), Map.of())) {
            String machines = machines(hosts.address(1), hosts.address(2));
            awaitListening(port, first);
            awaitListening(port, second);
            try (var job = LaunchedProcess.start(hosts.on(1, job(port, machines, "contract")), Map.of())) {
                assertEquals(0, job.awaitStatus(PATIENCE), job::output);
                assertTrue(job.output().contains("contract kept by 2 ranks over mpj"), job::output);
            }
            try (var job = LaunchedProcess.start(hosts.on(1, job(port, machines, "HANG")), Map.of())) {
                long lost = failingPid(job);
                hosts.cut();
                assertEquals(1, job.awaitStatus(END), job::output);
                String reason = "volley: rank 1 failed: process " + lost + " on " + hosts.address(2) + " is lost";
                assertTrue(job.output().contains(reason), job::output);
                job.awaitNoneLeft(END);
                awaitEnd(lost);
            }
            stop(first);
            stop(second);
        }
    }

    @Test
    void shouldSayThatTheMachinesFileIsMissing() throws Exception {
        try (var job = LaunchedProcess.start(job(1, "/nowhere/machines", "contract"), Map.of())) {
            assertEquals(2, job.awaitStatus(PATIENCE), job::output);
            assertEquals("volley: mpjrun: -machinesfile /nowhere/machines: there is no such file\n", job.output());
        }
    }

    @Test
    void shouldSayInOneLineThatADaemonIsMissing() throws Exception {
        int port = Ports.free();
        try (var job = LaunchedProcess.start(job(port, machines("localhost"), "contract"), Map.of())) {
            assertEquals(1, job.awaitStatus(PATIENCE), job::output);
            assertEquals(
                    "volley: no daemon of MPJ Express answers on host localhost, port " + port
                            + ": expected mpjrun -daemon there\n",
                    job.output());
        }
    }

    private String machines(String... lines) throws IOException {
        return Files.write(folder.resolve("machines"), List.of(lines)).toString();
    }

    private static List<String> daemon(int port) {
        return JavaCommand.of(MpjPrograms.class, List.of(), "-daemon", "-dport", String.valueOf(port));
    }

    private static List<String> job(int port, String machines, String program) {
        return JavaCommand.of(
                MpjPrograms.class,
                List.of(),
                "-np",
                "2",
                "-machinesfile",
                machines,
                "-dport",
                String.valueOf(port),
                "1",
                program);
    }

    private static void stop(LaunchedProcess daemon) throws InterruptedException {
        daemon.signal("TERM", daemon.pid());
        assertNotEquals(0, daemon.awaitStatus(PATIENCE), daemon::output);
        daemon.awaitNoneLeft(END);
    }

    private static long failingPid(LaunchedProcess job) throws InterruptedException {
        return Long.parseLong(job.awaitOutput(FAILING_PID, PATIENCE).group(1));
    }

    /** A connection would harm the daemon, so that the kernel's table of its host's sockets is read. */
    private static void awaitListening(int port, LaunchedProcess daemon) throws Exception {
        daemon.awaitOutput(Pattern.compile("daemon of MPJ Express on port " + port), PATIENCE);
        var listening = Pattern.compile(":%04X 0+:0000 0A ".formatted(port));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!listening
                .matcher(sockets(daemon, "tcp") + sockets(daemon, "tcp6"))
                .find()) {
            assertTrue(System.nanoTime() < end, daemon::output);
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private static String sockets(LaunchedProcess daemon, String protocol) throws IOException {
        return Files.readString(Path.of("/proc", String.valueOf(daemon.pid()), "net", protocol));
    }

    private static void awaitEnd(long pid) throws InterruptedException {
        long end = System.nanoTime() + END.toNanos();
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            assertTrue(System.nanoTime() < end, "process " + pid + " on the lost host still runs");
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
