package volley.launcher.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.exchange.launched.LaunchedProcess;

/** The script that users start, with the jar that the build has just made. */
class VolleyScriptIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final Path HOME = Path.of(System.getProperty("volley.home"));
    private static final Path JAR = HOME.resolve("launcher/target/volley.jar");

    private static final String ENDS_WITH_VERSION = "(?s).*volley \\d\\S*\n";

    @TempDir
    private Path folder;

    /** Starts a script in the test's folder, with Ctrl-C not ignored as it would be in the background of a shell. */
    private LaunchedProcess start(Path script, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(
                List.of("sh", "-c", "cd \"$0\" && exec env --default-signal=INT \"$@\"", folder.toString()));
        command.add(script.toString());
        command.addAll(List.of(arguments));
        return LaunchedProcess.start(command, environment);
    }

    private LaunchedProcess volley(String... arguments) {
        return start(HOME.resolve("scripts/volley"), Map.of("VOLLEY_JAR", JAR.toString()), arguments);
    }

    @Test
    void shouldRunTheNetworkOfTheTutorial() throws Exception {
        try (var run = volley("run", "brunel", "--order", "100", "--simtime", "1000 ms")) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH), run.output());
            var rate = Pattern.compile("exc +400 +(\\d+\\.\\d+) ").matcher(run.output());
            assertTrue(rate.find(), run.output());
            assertEquals(60.5, Double.parseDouble(rate.group(1)), 0.5);
            assertFalse(run.output().contains("WARNING"), run.output());
            assertFalse(run.output().contains("\r"), run.output());
        }
        try (var runs = Files.list(folder.resolve("results"))) {
            Path results = runs.findFirst().orElseThrow();
            assertTrue(results.getFileName().toString().matches("brunel-order100-\\d{8}-\\d{6}"), results.toString());
            assertTrue(Files.exists(results.resolve("run.json")));
        }
    }

    @Test
    void shouldSayNothingWhenQuiet() throws Exception {
        try (var run = volley("run", "brunel", "--order", "20", "--simtime", "10", "--quiet")) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH));
            assertEquals("", run.output());
        }
    }

    @Test
    void shouldCompileBeforeItGoesOnOnRanksOnly() throws Exception {
        String compileFirst = "BackgroundCompilation,volley.*::*,false";
        var noRank = Map.of(
                "VOLLEY_JAR",
                JAR.toString(),
                "OMPI_COMM_WORLD_RANK",
                "",
                "PMI_RANK",
                "",
                "PMIX_RANK",
                "",
                "SLURM_STEP_NUM_TASKS",
                "");
        try (var alone = start(HOME.resolve("scripts/volley"), noRank, "info")) {
            assertEquals(0, alone.awaitStatus(LONG_ENOUGH), alone.output());
            assertFalse(alone.output().contains(compileFirst), alone.output());
        }
        var environment = Map.of("VOLLEY_JAR", JAR.toString(), "PMI_RANK", "0", "PMI_SIZE", "1");
        try (var rank = start(HOME.resolve("scripts/volley"), environment, "info")) {
            assertEquals(0, rank.awaitStatus(LONG_ENOUGH), rank.output());
            assertTrue(rank.output().contains(compileFirst), rank.output());
        }
    }

    /** The letters stand in a shell's file, so that it does not matter in what locale the tests run. */
    @Test
    void shouldTakeLettersBeyondAsciiWhereTheEnvironmentHasNoLocale() throws Exception {
        Path script = Files.writeString(folder.resolve("letters.sh"), """
                mkdir gr\u00f6\u00dfe && cd gr\u00f6\u00dfe || exit 1
                "$1" new Gr\u00f6\u00dfe.java >/dev/null && test -f Gr\u00f6\u00dfe.java || exit 1
                "$1" run Gr\u00f6\u00dfe.java --ne gr\u00f6\u00dfe 2>&1 | grep -c 'ne gr\u00f6\u00dfe: '
                """);
        var environment = Map.of("VOLLEY_JAR", JAR.toString(), "LC_ALL", "C");
        String volley = HOME.resolve("scripts/volley").toString();
        try (var run = start(Path.of("sh"), environment, script.toString(), volley)) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH), run.output());
            assertEquals("1\n", run.output());
        }
    }

    @Test
    void shouldRunTheExampleOnAllRanks() throws Exception {
        try (var run =
                volley("exec", HOME.resolve("examples/ConnectANetwork.java").toString())) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH), run.output());
            assertTrue(
                    run.output()
                            .matches("excitatory rate: 60\\.\\d\\d spks/s\\Rinhibitory rate: 60\\.\\d\\d spks/s\\R"),
                    run.output());
        }
        assertTrue(Files.exists(folder.resolve("raster.png")));
    }

    @Test
    void shouldPassOnTheExitStatusOfAUserError() throws Exception {
        try (var run = volley("run", "brunel", "--order", "0")) {
            assertEquals(2, run.awaitStatus(LONG_ENOUGH));
            assertEquals("volley: order 0: expected 1 to 429496729\n", run.output());
        }
    }

    private static boolean isRecorded(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(".spikes"));
        }
    }

    /** Sends a long run a signal as soon as it records to its folder. */
    private void shouldEndAt(String signal, int status, Path out, String said) throws Exception {
        try (var run = volley("run", "brunel", "--order", "500", "--simtime", "1e6", "--out", out.toString())) {
            for (int looks = 0; !isRecorded(out) && looks < 600; looks++) {
                Thread.sleep(50);
            }
            assertTrue(isRecorded(out), run.output());
            run.signal(signal, run.pid());
            assertEquals(status, run.awaitStatus(Duration.ofSeconds(20)));
            assertTrue(run.output().matches(said), run.output());
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void shouldEndAtOnceAtASignalAndLeaveNothing(String signal, int status) throws Exception {
        Path out = folder.resolve("out");
        shouldEndAt(signal, status, out, "volley: interrupted; .*\n");
        assertFalse(Files.exists(out));
    }

    @Test
    void shouldLeaveNothingThatLooksCompleteWhenKilled() throws Exception {
        Path out = folder.resolve("out");
        shouldEndAt("KILL", 137, out, "");
        try (var left = Files.list(out)) {
            assertTrue(left.allMatch(file -> file.toString().endsWith(".part")));
        }
    }

    /** A clone whose Maven only notes that it was called, and delivers the jar of this build. */
    private Path cloneWithPretendedMaven() throws IOException {
        Path clone = folder.resolve("a clone");
        Files.createDirectories(clone.resolve("scripts"));
        Files.createDirectories(clone.resolve("launcher/src/main"));
        Files.createDirectories(clone.resolve("bin"));
        Files.createFile(clone.resolve("pom.xml"));
        Files.createFile(clone.resolve("launcher/pom.xml"));
        for (String script : List.of("volley", "jdk.sh", "start.sh")) {
            Path copy = Files.copy(
                    HOME.resolve("scripts").resolve(script),
                    clone.resolve("scripts").resolve(script));
            assertTrue(copy.toFile().setExecutable(true));
        }
        Path maven = Files.writeString(
                clone.resolve("bin/mvn"),
                "#!/bin/sh\necho built >>'%s/builds'\nsleep 1\ncp '%s' '%s/launcher/target/volley.jar'\n"
                        .formatted(clone, JAR, clone));
        assertTrue(maven.toFile().setExecutable(true));
        return clone;
    }

    private LaunchedProcess startIn(Path clone, String... arguments) {
        String path = clone.resolve("bin") + ":" + System.getenv("PATH");
        return start(clone.resolve("scripts/volley"), Map.of("PATH", path, "VOLLEY_JAR", ""), arguments);
    }

    private static int builds(Path clone) throws IOException {
        return Files.readAllLines(clone.resolve("builds")).size();
    }

    @Test
    void shouldBuildAgainWhenTheCacheIsMadeInAnotherWay() throws Exception {
        Path clone = cloneWithPretendedMaven();
        Path start = clone.resolve("scripts/start.sh");
        for (int builds = 1; builds <= 2; builds++) {
            try (var volley = startIn(clone, "jar")) {
                assertEquals(0, volley.awaitStatus(LONG_ENOUGH), volley.output());
            }
            assertEquals(builds, builds(clone));
            Files.writeString(start, Files.readString(start) + "# changed\n");
            Files.setLastModifiedTime(start, FileTime.from(Instant.now().plusSeconds(2)));
        }
    }

    @Test
    void shouldBuildOnceHoweverManyStartAtOnce() throws Exception {
        Path clone = cloneWithPretendedMaven();
        var starts = new ArrayList<LaunchedProcess>();
        try {
            for (int i = 0; i < 4; i++) {
                starts.add(startIn(clone, "--version"));
            }
            for (var start : starts) {
                assertEquals(0, start.awaitStatus(LONG_ENOUGH), start.output());
                assertTrue(start.output().matches(ENDS_WITH_VERSION), start.output());
            }
        } finally {
            starts.forEach(LaunchedProcess::close);
        }
        assertEquals(1, builds(clone));
    }

    @Test
    void shouldBuildAgainOnlyWhenSourcesHaveChanged() throws Exception {
        Path clone = cloneWithPretendedMaven();
        assertVersionShown(clone);
        assertVersionShown(clone);
        assertEquals(1, builds(clone));
        Files.createFile(clone.resolve("launcher/src/main/New.java"));
        assertVersionShown(clone);
        assertEquals(2, builds(clone));
    }

    private void assertVersionShown(Path clone) throws InterruptedException {
        try (var run = startIn(clone, "--version")) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH), run.output());
            assertTrue(run.output().matches(ENDS_WITH_VERSION), run.output());
        }
    }

    /** As a copy of a clone has them whose copying did not keep the times. */
    @Test
    void shouldNotBuildAgainBecauseFilesAreNewerButTheSame() throws Exception {
        Path clone = cloneWithPretendedMaven();
        Path source = Files.writeString(clone.resolve("launcher/src/main/Old.java"), "class Old {}");
        assertVersionShown(clone);
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(3600)));
        assertVersionShown(clone);
        assertEquals(1, builds(clone));
        Files.writeString(source, "class New {}");
        assertVersionShown(clone);
        assertEquals(2, builds(clone));
    }

    /** A clock that is ahead, or a change, must not start Maven on the hosts of a job. */
    @Test
    void shouldNotBuildInsideAJobWhatIsBuilt() throws Exception {
        Path clone = cloneWithPretendedMaven();
        assertVersionShown(clone);
        Files.createFile(clone.resolve("launcher/src/main/New.java"));
        String path = clone.resolve("bin") + ":" + System.getenv("PATH");
        var environment = Map.of("PATH", path, "VOLLEY_JAR", "", "PMI_RANK", "0", "PMI_SIZE", "1");
        try (var run = start(clone.resolve("scripts/volley"), environment, "--version")) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH), run.output());
        }
        assertEquals(1, builds(clone));
    }

    @Test
    void shouldSayThatItWaitsForAnotherStartThatBuilds() throws Exception {
        Path clone = cloneWithPretendedMaven();
        try (var first = startIn(clone, "--version")) {
            first.awaitOutput(Pattern.compile("volley: building"), LONG_ENOUGH);
            try (var second = startIn(clone, "--version")) {
                assertEquals(0, second.awaitStatus(LONG_ENOUGH), second.output());
                assertTrue(
                        second.output().startsWith("volley: waiting for another start that builds\n"), second.output());
            }
            assertEquals(0, first.awaitStatus(LONG_ENOUGH), first.output());
        }
    }

    /** One who may read the clone of another, who has built it with whatever umask, but not write to it. */
    private LaunchedProcess startAsAnotherUser(Path clone) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "to become another user needs root");
        for (Path shared : List.of(folder)) {
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        var command = List.of(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                clone.resolve("scripts/volley").toString(),
                "--version");
        var environment = Map.of(
                "PATH", clone.resolve("bin") + ":" + System.getenv("PATH"), "VOLLEY_JAR", "", "HOME", "/nowhere");
        return LaunchedProcess.start(command, environment);
    }

    @Test
    void shouldStartFromACloneThatAnotherUserHasBuilt() throws Exception {
        Path clone = cloneWithPretendedMaven();
        try (var build = start(
                Path.of("/bin/sh"),
                Map.of("PATH", clone.resolve("bin") + ":" + System.getenv("PATH"), "VOLLEY_JAR", ""),
                "-c",
                "umask 077 && exec \"$0\" --version",
                clone.resolve("scripts/volley").toString())) {
            assertEquals(0, build.awaitStatus(LONG_ENOUGH), build.output());
        }
        try (var run = startAsAnotherUser(clone)) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH), run.output());
            assertTrue(run.output().matches("volley \\d\\S*\n"), run.output());
        }
    }

    @Test
    void shouldSayThatTheCloneOfAnotherUserIsNotBuilt() throws Exception {
        Path clone = cloneWithPretendedMaven();
        try (var run = startAsAnotherUser(clone)) {
            assertEquals(1, run.awaitStatus(LONG_ENOUGH), run.output());
            assertTrue(run.output().startsWith("volley: building needs to write to "), run.output());
            assertEquals(1, run.output().lines().count(), run.output());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OMPI_COMM_WORLD_LOCAL_SIZE, 1, 0, 85.00",
        "OMPI_COMM_WORLD_LOCAL_SIZE, 128, 0, 0.66",
        "MPI_LOCALNRANKS, 48, 0, 1.77",
        "MPI_LOCALNRANKS, 100000, 0, 0.01",
        "SLURM_STEP_TASKS_PER_NODE, '1,16', 0, 85.00",
        "SLURM_STEP_TASKS_PER_NODE, '1,16', 1, 5.31",
        "SLURM_STEP_TASKS_PER_NODE, '16(x2),3', 1, 5.31",
        "SLURM_STEP_TASKS_PER_NODE, '16(x2),3', 2, 28.33",
        "SLURM_STEP_TASKS_PER_NODE, '8(x4)', 3, 10.62",
    })
    void shouldGiveEachProcessOfAHostItsShareOfTheMemory(String variable, String value, String node, String percent)
            throws Exception {
        var environment = Map.of(
                "VOLLEY_JAR",
                JAR.toString(),
                "VOLLEY_JVM",
                "-XX:+PrintFlagsFinal",
                variable,
                value,
                "SLURM_NODEID",
                node);
        try (var run = start(HOME.resolve("scripts/volley"), environment, "--version")) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH), run.output());
            var flag = Pattern.compile("double MaxRAMPercentage += (\\d+\\.\\d\\d)")
                    .matcher(run.output());
            assertTrue(flag.find(), run.output());
            assertEquals(percent, flag.group(1));
        }
    }

    @Test
    void shouldTellWhyABuildFailed() throws Exception {
        Path clone = cloneWithPretendedMaven();
        Files.writeString(clone.resolve("bin/mvn"), "#!/bin/sh\necho '[ERROR] no such dependency'\nexit 1\n");
        try (var run = startIn(clone, "--version")) {
            assertEquals(1, run.awaitStatus(LONG_ENOUGH), run.output());
            assertTrue(run.output().contains("the build failed"), run.output());
            assertTrue(run.output().contains("no such dependency"), run.output());
        }
    }
}
