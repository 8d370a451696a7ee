package volley.launcher.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.launched.MpiLauncher;

/** The one file to install, unpacked where no Java is to be found; made of the jar that the build has just made. */
@Tag("launcher")
class PackageIT {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);
    private static final Path HOME = Path.of(System.getProperty("volley.home"));
    private static final String PREPARING = "preparing for faster starts";

    @TempDir
    private static Path folder;

    private static Path installed;
    private static Path tools;

    @BeforeAll
    static void packAndUnpack() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var jar =
                Map.of("VOLLEY_JAR", HOME.resolve("launcher/target/volley.jar").toString());
        String file;
        try (var pack =
                LaunchedProcess.start(List.of(HOME.resolve("scripts/package").toString(), "" + folder), jar)) {
            assertEquals(0, pack.awaitStatus(LONG_ENOUGH), pack::output);
            file = pack.output().lines().toList().getLast();
        }
        assertTrue(file.matches(".*/volley-\\d+\\.\\d+\\.\\d+.*-linux-.*\\.tar\\.gz"), file);
        run(Map.of(), "tar", "-C", folder.toString(), "-xzf", file);
        installed = Path.of(file.substring(0, file.length() - ".tar.gz".length()));
        tools = toolsWithoutJava();
        run(Map.of(), installed.resolve("bin/volley").toString(), "warm");
    }

    @Test
    void shouldRefuseToWarmMoreThanItself() throws Exception {
        var command = List.of(installed.resolve("bin/volley").toString(), "warm", "--help");
        try (var run = LaunchedProcess.start(command, Map.of())) {
            assertEquals(1, run.awaitStatus(LONG_ENOUGH), run::output);
            assertEquals(
                    List.of("volley: warm --help: expected no more than warm"),
                    run.output().lines().toList());
        }
    }

    /** A path of what a system has at least: each tool is a script that calls the real one. */
    private static Path toolsWithoutJava() throws IOException {
        Path bin = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("cat", "dirname", "env", "mkdir", "mv", "readlink", "rm", "stty", "tr", "true")) {
            Path script = Files.writeString(bin.resolve(tool), "#!/bin/sh\nexec /usr/bin/%s \"$@\"\n".formatted(tool));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return bin;
    }

    private static String run(Map<String, String> environment, String... command) throws InterruptedException {
        try (var run = LaunchedProcess.start(List.of(command), environment)) {
            assertEquals(0, run.awaitStatus(LONG_ENOUGH), run::output);
            return run.output();
        }
    }

    private static Map<String, String> withoutJava() {
        return Map.of("PATH", tools.toString(), "JAVA_HOME", "/nowhere", "HOME", "/nowhere");
    }

    private static List<String> brunel(String out) {
        return List.of(
                installed.resolve("bin/volley").toString(),
                "run",
                "brunel",
                "--order",
                "100",
                "--simtime",
                "200",
                "--seeding",
                "neuron",
                "--out",
                folder.resolve(out).toString());
    }

    @Test
    void shouldRunWhereThereIsNoJava() throws Exception {
        String output = run(withoutJava(), brunel("alone").toArray(String[]::new));
        assertTrue(output.startsWith("brunel: order 100,"), output);
        assertTrue(Files.exists(folder.resolve("alone/run.json")));
        assertTrue(Files.exists(folder.resolve("alone/raster.png")));
    }

    @ParameterizedTest
    @EnumSource
    void shouldRunUnderALauncher(MpiLauncher launcher) throws Exception {
        String out = "under-" + launcher;
        var command = new ArrayList<>(launcher.run(2, brunel(out)));
        command.addFirst("env");
        command.add(1, "JAVA_HOME=/nowhere");
        String output = run(Map.of(), command.toArray(String[]::new));
        assertTrue(output.contains("on 2 ranks in 2 processes (mpi)"), output);
        assertTrue(Files.exists(folder.resolve(out).resolve("run.json")));
    }

    @Test
    void shouldCompileAProgram() throws Exception {
        Path program = Files.writeString(folder.resolve("Hello.java"), """
                class Hello {
                    public static void main(String[] args) {
                        System.out.println("compiled");
                    }
                }
                """);
        assertEquals("compiled\n", run(withoutJava(), "" + installed.resolve("bin/volley"), "exec", "" + program));
    }

    /** The Python package is inside, and finds the Java beside it; numpy and JPype are the system's. */
    @Test
    void shouldRunAScriptForNest() throws Exception {
        String python = "/usr/bin/python3";
        assumeTrue(Files.exists(Path.of(python)), "no " + python + ": apt-get install python3");
        String needed = "import importlib.util as u; print(all(map(u.find_spec, ('numpy', 'jpype'))))";
        assumeTrue(run(Map.of(), python, "-c", needed).equals("True\n"), "apt-get install python3-numpy python3-jpype");
        Path script = Files.writeString(folder.resolve("script.py"), """
                import nest
                neuron = nest.Create("iaf_psc_exp", params={"I_e": 500.0})
                nest.Simulate(100.0)
                print(nest.local_spike_counter, "spikes")
                """);
        var environment = new HashMap<>(withoutJava());
        environment.put("PYTHONPATH", installed.resolve("python").toString());
        environment.put("VOLLEY_JAR", "");
        assertEquals("6 spikes\n", run(environment, python, "-m", "volley.nest", "" + script));
    }

    private static Path cache() throws IOException {
        String build = Files.readString(installed.resolve("lib/build")).strip();
        return installed.resolve("lib/volley-" + build + ".aot");
    }

    /** As a user who may neither write there nor has a home. */
    @Test
    void shouldRunFromAFolderThatCannotBeWritten() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "to become another user needs root");
        Path cache = cache();
        Path kept = Files.move(cache, folder.resolve("kept.aot"));
        try {
            var command =
                    new ArrayList<>(List.of("/usr/bin/setpriv", "--reuid=65534", "--clear-groups", "--regid=65534"));
            command.addAll(List.of(installed.resolve("bin/volley").toString(), "--version"));
            String output = run(withoutJava(), command.toArray(String[]::new));
            assertTrue(output.lines().toList().getLast().startsWith("volley "), output);
            assertFalse(output.contains("denied"), output);
            assertFalse(Files.exists(cache));
        } finally {
            Files.move(kept, cache);
        }
    }

    @Test
    void shouldPrepareForFasterStartsOnFirstUseOnly() throws Exception {
        Path cache = cache();
        Path kept = Files.move(cache, folder.resolve("kept-too.aot"));
        String version = installed.resolve("bin/volley").toString();
        assertTrue(run(withoutJava(), version, "--version").contains(PREPARING));
        assertTrue(Files.exists(cache));
        assertFalse(run(withoutJava(), version, "--version").contains(PREPARING));
        Files.delete(kept);
    }

    @Test
    void shouldBringTheLicencesOfAllThatIsInside() throws Exception {
        String libraries = Files.readString(HOME.resolve("launcher/target/libraries.txt"));
        for (String library : libraries.strip().split(":")) {
            String name = Path.of(library).getFileName().toString().replace(".jar", "");
            try (var files = Files.walk(installed.resolve("licences").resolve(name))) {
                assertTrue(
                        files.anyMatch(
                                file -> file.toFile().isFile() && file.toFile().length() > 0),
                        name);
            }
        }
        assertTrue(Files.exists(installed.resolve("LICENSE")));
        assertTrue(Files.exists(installed.resolve("runtime/legal/java.base/LICENSE")));
    }
}
