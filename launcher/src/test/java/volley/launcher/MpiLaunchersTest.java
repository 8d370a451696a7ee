package volley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.launched.MpiLauncher;

/** Whole command lines under MPI's launchers; each test is skipped where its launcher is not installed. */
@Tag("launcher")
class MpiLaunchersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(20);

    @TempDir
    private static Path folders;

    private static String neuronFingerprint;
    private static String fourRanksFingerprint;

    @BeforeAll
    static void runLocally() throws Exception {
        neuronFingerprint = fingerprint(brunel("local-neuron", "neuron", 1), "local-neuron");
        fourRanksFingerprint = fingerprint(brunel("local-rank", "rank", 4), "local-rank");
        assertNotEquals(neuronFingerprint, fourRanksFingerprint);
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "4"})
    void shouldSimulateTheSameNetworkOnAnyNumberOfThreads(int threads) throws Exception {
        String out = "local-" + threads;
        assertEquals(neuronFingerprint, fingerprint(brunel(out, "neuron", threads), out));
    }

    @ParameterizedTest
    @CsvSource({"OPEN_MPI, 2, 1", "OPEN_MPI, 4, 1", "OPEN_MPI, 2, 2", "MPICH, 2, 1"})
    void shouldSimulateTheSameNetworkInAnyNumberOfProcesses(MpiLauncher launcher, int processes, int threads)
            throws Exception {
        String out = "neuron-" + launcher + processes + "x" + threads;
        var command = launcher.run(processes, brunel(out, "neuron", threads));
        assertEquals(neuronFingerprint, fingerprint(command, out));
        assertEquals("mpi", record(out).get("transport").asText());
        assertEquals(processes, record(out).get("processes").asInt());
        assertEquals(threads, record(out).get("threads").asInt());
    }

    @ParameterizedTest
    @CsvSource({"OPEN_MPI, 4, 1", "OPEN_MPI, 2, 2", "MPICH, 2, 2"})
    void shouldSimulateTheSameNetworkOnFourRanksHoweverTheyAreMade(MpiLauncher launcher, int processes, int threads)
            throws Exception {
        String out = "rank-" + launcher + processes + "x" + threads;
        assertEquals(fourRanksFingerprint, fingerprint(launcher.run(processes, brunel(out, "rank", threads)), out));
    }

    /** Many more than there are processors here. */
    @ParameterizedTest
    @CsvSource({"16, 1", "8, 4"})
    void shouldSimulateTheSameNetworkInManyProcesses(int processes, int threads) throws Exception {
        String local = "few-" + processes;
        String out = "many-" + processes;
        var command = MpiLauncher.OPEN_MPI.run(processes, smallBrunel(out, threads));
        assertEquals(fingerprint(smallBrunel(local, 1), local), fingerprint(command, out));
        assertEquals(processes * threads, record(out).get("ranks").asInt());
    }

    @Test
    void shouldSimulateTheSameNetworkOnManyThreads() throws Exception {
        assertEquals(
                fingerprint(smallBrunel("one", 1), "one"), fingerprint(smallBrunel("sixty-four", 64), "sixty-four"));
    }

    private static List<String> smallBrunel(String out, int threads) {
        return volley(
                "run",
                "brunel",
                "--order",
                "40",
                "--simtime",
                "100",
                "--seeding",
                "neuron",
                "--threads",
                String.valueOf(threads),
                "--no-plot",
                "--out",
                folder(out));
    }

    @Test
    void shouldReproduceLocallyWhatRanOnProcessesAndOnProcessesWhatRanLocally() throws Exception {
        String out = "reproduced";
        fingerprint(MpiLauncher.OPEN_MPI.run(2, brunel(out, "rank", 2)), out);
        var terminal = new CapturedTerminal();
        assertEquals(ExitStatus.OK, terminal.run("reproduce", folder(out)), terminal.out() + terminal.err());
        assertTrue(terminal.out().contains("4 ranks in 2 processes (mpi)"), terminal.out());
        var command = MpiLauncher.OPEN_MPI.run(2, volley("reproduce", folder("local-rank"), "--threads", "2"));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(ExitStatus.OK, job.awaitStatus(PATIENCE), job::output);
            assertEquals(1, count(job.output(), "Reproduced: all"), job::output);
        }
    }

    @Test
    void shouldStaySilentOnAllRanksButTheFirst() throws Exception {
        var command = MpiLauncher.OPEN_MPI.run(3, volley("run", "brunel", "--order", "20", "--out", folder("once")));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            assertEquals(1, count(job.output(), "; on 3 ranks in 3 processes (mpi)"), job::output);
            assertEquals(1, count(job.output(), " MiB of rank 0's process\n"), job::output);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayOnceWhatTheUserDidWrong(MpiLauncher launcher) throws Exception {
        var command = launcher.run(3, volley("run", "brunel", "--delay", "1.55", "--out", folder("wrong" + launcher)));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(ExitStatus.USER_ERROR, job.awaitStatus(PATIENCE), job::output);
            assertEquals(1, count(job.output(), "volley: delay 1.55 ms"), job::output);
            job.awaitNoneLeft(END);
        }
    }

    /** Two processes with options of their own, in the syntax that both launchers share. */
    private static List<String> twoWith(MpiLauncher launcher, String out, List<String> first, List<String> second) {
        var command = launcher.run(1, volley("run", "brunel", "--order", "20", "--out", folder(out)));
        command.addAll(first);
        command.addAll(List.of(":", "-np", "1"));
        command.addAll(volley("run", "brunel", "--order", "20", "--out", folder(out)));
        command.addAll(second);
        return command;
    }

    @ParameterizedTest
    @CsvSource({"OPEN_MPI, --seed, 1, 2", "OPEN_MPI, --threads, 1, 2", "MPICH, --seed, 1, 2", "MPICH, --threads, 2, 1"})
    void shouldRefuseProcessesThatAreToldDifferentThings(
            MpiLauncher launcher, String option, String first, String second) throws Exception {
        String out = "different-" + launcher + option;
        var command = twoWith(launcher, out, List.of(option, first), List.of(option, second));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(ExitStatus.USER_ERROR, job.awaitStatus(PATIENCE), job::output);
            String difference = "process 1 has \"%s %s\", process 0 \"%s %s\", expected the same for all"
                    .formatted(option, second, option, first);
            assertEquals(1, count(job.output(), difference), job::output);
            job.awaitNoneLeft(END);
        }
        assertFalse(Files.exists(Path.of(folder(out), "run.json")), "run.json of a run that was refused");
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayOnceThatALibraryCannotBeLoaded(MpiLauncher launcher) throws Exception {
        var command = launcher.run(
                2,
                volley("run", "brunel", "--order", "20", "--mpi-library", "libnowhere.so", "--out", folder("nowhere")));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(ExitStatus.USER_ERROR, job.awaitStatus(PATIENCE), job::output);
            assertEquals(1, count(job.output(), "volley: transport mpi: no MPI library"), job::output);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldEndAfterTheStallTimeoutThatWasGiven(MpiLauncher launcher) throws Exception {
        Path program = Files.writeString(folders.resolve("Stalls.java"), """
                import volley.simulation.CurrentRank;

                class Stalls {
                    public static void main(String[] args) throws InterruptedException {
                        var communicator = CurrentRank.communicator();
                        if (communicator.rank() == 1) {
                            Thread.sleep(Long.MAX_VALUE);
                        }
                        communicator.barrier();
                    }
                }
                """);
        var command = launcher.run(2, volley("exec", "--stall-timeout", "3 s", program.toString()));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(ExitStatus.FAILURE, job.awaitStatus(END), job::output);
            assertEquals(1, count(job.output(), "stalled"), job::output);
            assertEquals(
                    1, count(job.output(), "volley: rank 0 stalled: it has waited 3.0 s for rank 1\n"), job::output);
            job.awaitNoneLeft(END);
        }
    }

    @Test
    void shouldWarnOnceOfMoreRanksThanProcessors() throws Exception {
        int processes = Machine.processorsOfHost() + 1;
        var command = MpiLauncher.MPICH.run(
                processes, volley("run", "brunel", "--order", "20", "--simtime", "5", "--out", folder("crowded")));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            assertEquals(1, count(job.output(), "volley: warning: " + processes + " ranks on this host"), job::output);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameTheRankOnWhichAProgramFails(MpiLauncher launcher) throws Exception {
        Path program = Files.writeString(folders.resolve("Fails.java"), """
                import volley.simulation.CurrentRank;

                class Fails {
                    public static void main(String[] args) {
                        var communicator = CurrentRank.communicator();
                        if (communicator.rank() == 1) {
                            throw new IllegalStateException("told to fail");
                        }
                        communicator.barrier();
                    }
                }
                """);
        try (var job = LaunchedProcess.start(launcher.run(2, volley("exec", program.toString())), Map.of())) {
            assertEquals(ExitStatus.FAILURE, job.awaitStatus(PATIENCE), job::output);
            String reason = "volley: rank 1 failed: program " + program
                    + ":7 failed: java.lang.IllegalStateException: told to fail";
            assertEquals(1, count(job.output(), reason), job::output);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN_MPI, network, ranks have created or connected different networks: rank 1 has ",
        "MPICH, calls, 'ranks make different calls at once: rank 1 has \"fingerprint\", rank 0 \"rate of '",
    })
    void shouldSayOnceThatRanksDoDifferentThings(MpiLauncher launcher, String differs, String reason) throws Exception {
        Path program = Files.writeString(folders.resolve("Differs.java"), """
                import static volley.models.Units.ms;

                import volley.models.IafPscDelta;
                import volley.simulation.CurrentRank;
                import volley.simulation.Simulator;

                class Differs {
                    public static void main(String[] args) {
                        int rank = CurrentRank.communicator().rank();
                        var sim = new Simulator(ms(0.1));
                        int neurons = args[0].equals("network") ? 10 + rank : 10;
                        var population = sim.create(IafPscDelta.defaults(), neurons);
                        var result = sim.simulate(ms(10));
                        if (rank == 1) {
                            result.fingerprint();
                        } else {
                            result.rate(population);
                        }
                    }
                }
                """);
        try (var job = LaunchedProcess.start(launcher.run(2, volley("exec", program.toString(), differs)), Map.of())) {
            int status = job.awaitStatus(PATIENCE);
            assertTrue(launcher.mayEndWith(status, ExitStatus.USER_ERROR), () -> status + ": " + job.output());
            assertEquals(1, count(job.output(), reason), job::output);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldSayOnceThatTheHeapOfARankIsFull(MpiLauncher launcher) throws Exception {
        Path program = Files.writeString(folders.resolve("Hoards.java"), """
                import java.util.ArrayList;
                import volley.simulation.CurrentRank;

                class Hoards {
                    public static void main(String[] args) {
                        var communicator = CurrentRank.communicator();
                        var hoard = new ArrayList<long[]>();
                        while (communicator.rank() == 1) {
                            hoard.add(new long[1 << 20]);
                        }
                        communicator.barrier();
                    }
                }
                """);
        var command = JavaCommand.of(Main.class, List.of("-Xmx128m"), "exec", program.toString());
        try (var job = LaunchedProcess.start(launcher.run(2, command), Map.of())) {
            int status = job.awaitStatus(PATIENCE);
            assertTrue(launcher.mayEndWith(status, ExitStatus.FAILURE), () -> status + ": " + job.output());
            assertEquals(1, count(job.output(), "volley: "), job::output);
            String reason = "volley: rank 1 failed: out of memory: the heap's limit is ";
            assertEquals(1, count(job.output(), reason), job::output);
            assertFalse(job.output().contains("\tat "), job::output);
            job.awaitNoneLeft(END);
        }
    }

    @ParameterizedTest
    @CsvSource({"OPEN_MPI, KILL", "OPEN_MPI, TERM", "MPICH, KILL", "MPICH, TERM"})
    void shouldLeaveNoCompleteResultWhenARankIsEndedFromOutside(MpiLauncher launcher, String signal) throws Exception {
        String out = "ended-" + launcher + signal;
        var command =
                launcher.run(2, volley("run", "brunel", "--order", "100", "--simtime", "1000 s", "--out", folder(out)));
        try (var job = LaunchedProcess.start(command, Map.of())) {
            awaitFolder(out, job);
            job.signal(signal, job.pids("java").getLast());
            assertNotEquals(0, job.awaitStatus(END), job::output);
            job.awaitNoneLeft(END);
            assertFalse(Files.exists(Path.of(folder(out), "run.json")), "run.json of a run that was ended");
        }
    }

    private static List<String> endlessScript(MpiLauncher launcher, String out) {
        var script = List.of(
                Path.of(System.getProperty("volley.home"), "scripts", "volley").toString(),
                "run",
                "brunel",
                "--order",
                "100",
                "--simtime",
                "1000 s",
                "--out",
                folder(out));
        return launcher.run(2, script);
    }

    private static Map<String, String> scriptEnvironment() throws IOException {
        return Map.of("VOLLEY_JAR", jarOfThisClassPath().toString(), "VOLLEY_JVM", "-Xmx256m");
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameTheRankThatWasKilledUnderTheStartScript(MpiLauncher launcher) throws Exception {
        String out = "script-" + launcher;
        try (var job = LaunchedProcess.start(endlessScript(launcher, out), scriptEnvironment())) {
            awaitFolder(out, job);
            job.signal("KILL", job.pids("java").getLast());
            int status = job.awaitStatus(END);
            assertTrue(launcher.mayEndWith(status, 137), () -> status + ": " + job.output());
            assertTrue(job.output().matches("(?s).*volley: rank [01] failed: killed by signal 9.*"), job::output);
            job.awaitNoneLeft(END);
        }
    }

    /** Ctrl-C, which shells let their background jobs ignore. */
    @ParameterizedTest
    @CsvSource({"OPEN_MPI, true", "OPEN_MPI, false", "MPICH, true", "MPICH, false"})
    void shouldEndTheJobWhenARankIsInterruptedUnderTheStartScript(MpiLauncher launcher, boolean script)
            throws Exception {
        String out = "interrupted-" + launcher + script;
        try (var job = LaunchedProcess.start(endlessScript(launcher, out), scriptEnvironment())) {
            awaitFolder(out, job);
            long java = job.pids("java").getLast();
            long shell =
                    ProcessHandle.of(java).orElseThrow().parent().orElseThrow().pid();
            job.signal("INT", script ? shell : java);
            int status = job.awaitStatus(END);
            assertTrue(launcher.mayEndWith(status, 130), () -> status + ": " + job.output());
            assertTrue(job.output().matches("(?s).*volley: rank [01] failed: ended by SIGINT.*"), job::output);
            job.awaitNoneLeft(END);
            assertFalse(Files.exists(Path.of(folder(out), "run.json")), "run.json of a run that was ended");
        }
    }

    /** What the build makes of this class path later. */
    private static Path jarOfThisClassPath() throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        Path jar = folders.resolve("volley.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    /** Rank 0 opens the folder when all have joined; both processes are there then. */
    private static void awaitFolder(String out, LaunchedProcess job) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(Path.of(folder(out))) || job.pids("java").size() < 2) {
            assertTrue(System.nanoTime() < deadline, job::output);
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private static List<String> brunel(String out, String seeding, int threads) {
        return volley(
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

    private static List<String> volley(String... arguments) {
        return new ArrayList<>(JavaCommand.of(Main.class, List.of(), arguments));
    }

    private static String fingerprint(List<String> command, String out) throws Exception {
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            job.awaitNoneLeft(END);
        }
        return record(out).get("fingerprint").asText();
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
