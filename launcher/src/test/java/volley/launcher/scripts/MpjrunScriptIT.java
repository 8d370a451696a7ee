package volley.launcher.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.mpj.supervisor.MpjInstallation;

/** The script that starts jobs under MPJ Express, and MPJ Express's own way, with the jar that the build has just made. */
@Tag("launcher")
class MpjrunScriptIT {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final Path HOME = Path.of(System.getProperty("volley.home"));
    private static final Path JAR = HOME.resolve("launcher/target/volley.jar");

    private static Path mpjHome;

    @TempDir
    private Path folder;

    @BeforeAll
    static void findMpjExpress() throws IOException {
        mpjHome = MpjInstallation.findOrSkip();
    }

    private LaunchedProcess mpjrun(String... arguments) {
        return mpjrun("-Xmx256m", arguments);
    }

    private LaunchedProcess mpjrun(String jvmOptions, String[] arguments) {
        var command = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", folder.toString()));
        command.add(HOME.resolve("scripts/mpjrun").toString());
        command.addAll(List.of(arguments));
        return LaunchedProcess.start(command, Map.of("VOLLEY_JAR", JAR.toString(), "VOLLEY_JVM", jvmOptions));
    }

    @Test
    void shouldRunTheNetworkOfTheTutorial() throws Exception {
        try (var run = mpjrun("-np", "2", "run", "brunel", "--order", "100", "--simtime", "100", "--out", "out")) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH), run.output());
            assertTrue(run.output().startsWith("brunel: order 100,"), run.output());
            assertTrue(folder.resolve("out/run.json").toFile().exists());
        }
    }

    /** As a start without VOLLEY_JAR does. */
    @ParameterizedTest
    @ValueSource(strings = {"multicore", "niodev"})
    void shouldRunBesideACacheOfItsJar(String device) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        Path cache = folder.resolve("volley.aot");
        var make = List.of(
                java.toString(), "-XX:+UseSerialGC", "-XX:AOTCacheOutput=" + cache, "-jar", "" + JAR, "--version");
        try (var made = LaunchedProcess.start(make, Map.of())) {
            assertEquals(0, made.awaitStatus(LONG_ENOUGH), made.output());
        }
        String[] run = {"-np", "2", "-dev", device, "run", "brunel", "--order", "100", "--simtime", "100", "--no-plot"};
        try (var ran = mpjrun("-XX:AOTCache=" + cache, run)) {
            assertEquals(0, ran.awaitStatus(LONG_ENOUGH), ran.output());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"multicore", "niodev"})
    void shouldRunTheExampleOnAllRanksAndPrintOnce(String device) throws Exception {
        String example = HOME.resolve("examples/ConnectANetwork.java").toString();
        try (var run = mpjrun("-np", "2", "-dev", device, "exec", example)) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH), run.output());
            assertTrue(
                    run.output()
                            .matches("excitatory rate: 60\\.\\d\\d spks/s\\Rinhibitory rate: 60\\.\\d\\d spks/s\\R"),
                    run.output());
        }
    }

    @Test
    void shouldShowItsOptions() throws Exception {
        try (var run = mpjrun("--help")) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH));
            assertTrue(run.output().contains("-machinesfile FILE"), run.output());
        }
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        try (var run = mpjrun("-np", "2")) {
            assertEquals(2, run.awaitStatus(LONG_ENOUGH));
            assertEquals("volley: mpjrun: no command, expected for example: mpjrun -np 4 run brunel\n", run.output());
        }
    }

    @Test
    void shouldRunTheJarUnderTheStarterOfMpjExpress() throws Exception {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        var command = List.of(
                bin.resolve("java").toString(),
                "-jar",
                mpjHome.resolve("lib/starter.jar").toString(),
                "-np",
                "2",
                "-jar",
                JAR.toString(),
                "run",
                "brunel",
                "--order",
                "100",
                "--simtime",
                "100",
                "--out",
                folder.resolve("out").toString());
        var environment =
                Map.of("MPJ_HOME", mpjHome.toString(), "PATH", bin + File.pathSeparator + System.getenv("PATH"));
        try (var run = LaunchedProcess.start(command, environment)) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH), run.output());
            assertTrue(run.output().contains("; on 2 ranks in 2 processes (mpj)\n"), run.output());
        }
    }
}
