package volley.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.launched.MpiLauncher;

/**
 * Runs that are killed at a random moment, and once more while they are resumed, against one that nothing disturbs. They
 * write checkpoints most of the time, so that many a kill comes while a checkpoint is written.
 */
class KilledRunTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(10);
    private static final int SIMTIME_MS = 300;
    private static final int RANKS = 2;

    @TempDir
    private static Path folders;

    /** How a job is started, and how one of its processes is found. */
    private interface Jobs {
        List<String> command(String... arguments);

        long victim(LaunchedProcess job, Random random);
    }

    private static final Jobs LOCAL = new Jobs() {
        @Override
        public List<String> command(String... arguments) {
            return JavaCommand.of(Main.class, List.of(), arguments);
        }

        @Override
        public long victim(LaunchedProcess job, Random random) {
            return job.pid();
        }
    };

    private static final Jobs OPEN_MPI = new Jobs() {
        @Override
        public List<String> command(String... arguments) {
            return MpiLauncher.OPEN_MPI.run(RANKS, JavaCommand.of(Main.class, List.of(), arguments));
        }

        @Override
        public long victim(LaunchedProcess job, Random random) {
            var ranks = job.pids("java");
            return ranks.get(random.nextInt(ranks.size()));
        }
    };

    @BeforeAll
    static void runUndisturbed() throws Exception {
        complete(LOCAL.command(brunel("whole", RANKS)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldBeResumedToTheBit(int seed) throws Exception {
        killAndResume(LOCAL, RANKS, "local-" + seed, new Random(seed));
    }

    @Test
    void shouldSayAtCtrlCHowToGoOn() throws Exception {
        assertEquals("to go on: volley resume " + folder("interrupted"), saidAtCtrlC("interrupted", true));
        complete(LOCAL.command("resume", folder("interrupted"), "--quiet"));
        assertEquals(fingerprint("whole"), fingerprint("interrupted"));
    }

    @Test
    void shouldSayAtCtrlCThatNothingIsKept() throws Exception {
        assertEquals("nothing of the run is kept, --checkpoint-every lets runs go on", saidAtCtrlC("dropped", false));
        assertFalse(Files.exists(Path.of(folder("dropped"))));
    }

    private static String saidAtCtrlC(String name, boolean checkpoints) throws Exception {
        var words = new ArrayList<>(List.of(brunel(name, RANKS)));
        if (!checkpoints) {
            int option = words.indexOf("--checkpoint-every");
            words.subList(option, option + 2).clear();
            words.set(words.indexOf("--simtime") + 1, "1000000");
        }
        try (var job = LaunchedProcess.start(LOCAL.command(words.toArray(String[]::new)), Map.of())) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (checkpoints ? newest(name) < 100 : !Files.exists(Path.of(folder(name), ".spikes-exc.dat.part"))) {
                assertTrue(System.nanoTime() < deadline, job::output);
                Thread.sleep(1);
            }
            job.signal("INT", job.pids("java").getFirst());
            assertEquals(ExitStatus.INTERRUPTED, job.awaitStatus(PATIENCE), job::output);
            String said = "volley: interrupted; ";
            assertTrue(job.output().startsWith(said), job::output);
            return job.output().substring(said.length()).strip();
        }
    }

    @Tag("launcher")
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldBeResumedToTheBitUnderOpenMpi(int seed) throws Exception {
        killAndResume(OPEN_MPI, 1, "mpi-" + seed, new Random(seed));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void shouldBeResumedToTheBitManyTimes(int seed) throws Exception {
        killAndResume(LOCAL, RANKS, "local-" + seed, new Random(seed));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void shouldBeResumedToTheBitManyTimesUnderOpenMpi(int seed) throws Exception {
        killAndResume(OPEN_MPI, 1, "mpi-" + seed, new Random(seed));
    }

    static List<Integer> manySeeds() {
        return IntStream.rangeClosed(101, 120).boxed().toList();
    }

    private static void killAndResume(Jobs jobs, int threads, String name, Random random) throws Exception {
        int first = random.nextInt(SIMTIME_MS);
        kill(jobs, jobs.command(brunel(name, threads)), name, first, random);
        String[] resume = {"resume", folder(name), "--threads", String.valueOf(threads), "--quiet"};
        kill(jobs, jobs.command(resume), name, first + random.nextInt(SIMTIME_MS - first), random);
        complete(jobs.command(resume));
        for (String file : List.of("spikes-exc.dat", "spikes-inh.dat")) {
            assertArrayEquals(
                    Files.readAllBytes(folders.resolve("whole").resolve(file)),
                    Files.readAllBytes(folders.resolve(name).resolve(file)),
                    file);
        }
        assertEquals(fingerprint("whole"), fingerprint(name));
    }

    /** Kills one process of a job a little later than the run has reached a time, in ms. */
    private static void kill(Jobs jobs, List<String> command, String name, int reachedMs, Random random)
            throws Exception {
        try (var job = LaunchedProcess.start(command, Map.of())) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (newest(name) < 10L * reachedMs || job.pids("java").isEmpty()) {
                assertTrue(System.nanoTime() < deadline, job::output);
                Thread.sleep(1);
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(30_000));
            job.signal("KILL", jobs.victim(job, random));
            assertNotEquals(0, job.awaitStatus(PATIENCE), job::output);
            job.awaitNoneLeft(END);
        }
    }

    /** Step of the newest checkpoint, complete or not; -1 if there is none. */
    private static long newest(String name) {
        String[] steps = Path.of(folder(name), "checkpoints").toFile().list((parent, file) -> file.startsWith("step-"));
        long newest = -1;
        for (String step : steps == null ? new String[0] : steps) {
            newest = Math.max(newest, Long.parseLong(step.substring("step-".length())));
        }
        return newest;
    }

    private static void complete(List<String> command) throws Exception {
        try (var job = LaunchedProcess.start(command, Map.of())) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            job.awaitNoneLeft(END);
        }
    }

    private static String[] brunel(String name, int threads) {
        return ("run brunel --order 50 --record all --quiet --checkpoint-every 1.5 --simtime " + SIMTIME_MS
                        + " --threads " + threads + " --out " + folder(name))
                .split(" ");
    }

    private static String folder(String name) {
        return folders.resolve(name).toString();
    }

    private static String fingerprint(String name) throws IOException {
        return new ObjectMapper()
                .readTree(folders.resolve(name).resolve("run.json").toFile())
                .get("fingerprint")
                .asText();
    }
}
