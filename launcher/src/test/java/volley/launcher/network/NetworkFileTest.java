package volley.launcher.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.launcher.CapturedTerminal;
import volley.launcher.ExitStatus;

/** What a source file with a network may hold beside it, and what becomes of what is wrong in it. */
class NetworkFileTest {
    private static final String IMPORTS = """
            import static volley.models.Units.*;
            import static volley.partition.connect.ConnectionRule.*;
            import volley.models.*;
            import volley.simulation.*;
            """;

    /** Of four lines, behind the four of the imports. */
    private static final String NETWORK = """
            record %s(@Parameter(value = "%d", text = "neurons") int n) implements Network {
                public Populations build(Simulator sim) {
                    return Populations.of("all", sim.create(IafPscDelta.defaults(), n)); } }
            """;

    @TempDir
    private Path folder;

    private final CapturedTerminal terminal = new CapturedTerminal();

    private Path file(String name, String... declarations) throws IOException {
        return Files.writeString(folder.resolve(name), IMPORTS + String.join("", declarations));
    }

    private int run(Path file, String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of("run", file.toString(), "--threads", "1"));
        words.addAll(java.util.List.of(
                "--simtime", "50", "--no-plot", "--out", folder.resolve("out").toString()));
        words.addAll(java.util.List.of(more));
        return terminal.run(words);
    }

    @Test
    void shouldRefuseTwoNetworksOfAFileAndNameThem() throws IOException {
        Path both = file("Both.java", NETWORK.formatted("Small", 2), NETWORK.formatted("Large", 20));
        assertEquals(ExitStatus.USER_ERROR, run(both));
        assertEquals(
                "volley: program " + both
                        + " has the networks Small, Large: expected one, or one with the file's name\n",
                terminal.err());
    }

    @Test
    void shouldTakeTheOneOfSeveralNetworksThatHasTheFilesName() throws IOException {
        Path file = file("Large.java", NETWORK.formatted("Small", 2), NETWORK.formatted("Large", 20));
        assertEquals(0, run(file), terminal.err());
        assertTrue(Files.readString(folder.resolve("out/run.json")).contains("\"neurons\" : 20"));
        Files.delete(file);
        assertEquals(0, terminal.run("reproduce", folder.resolve("out").toString()), terminal.err());
    }

    @Test
    void shouldKeepLettersOfAnyAlphabetInNames() throws IOException {
        Path file = file("B\u00e4lanced.java", NETWORK.formatted("B\u00e4lanced", 2));
        assertEquals(0, run(file), terminal.err());
        assertTrue(terminal.out().startsWith("B\u00e4lanced: n 2"), terminal.out());
    }

    @Test
    void shouldNameANetworkWhoseFileHasNoLetterByItsRecord() throws IOException {
        assertEquals(0, run(file("\u2192.java", NETWORK.formatted("Arrow", 2))), terminal.err());
        assertTrue(terminal.out().startsWith("Arrow: n 2"), terminal.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            static final int LIMIT = Integer.parseInt("ten"); | NumberFormatException: For input string: "ten"
            Bad { if (n > 1) throw new AssertionError("no"); } | AssertionError: no
            Bad { n = Limits.LIMIT; }                          | ArithmeticException: / by zero
            public void never() {} static { deep(1); } static int deep(int a) { return deep(a) + 1; }| StackOverflowError
            """)
    void shouldNameTheLineOfWhatAConstructorOrAConstantThrows(String member, String expected) throws IOException {
        Path file = file(
                "Bad.java",
                "record Bad(@Parameter(value = \"2\", text = \"neurons\") int n) implements Network {\n",
                member + "\n",
                "public Populations build(Simulator sim) { return null; } }\n",
                "class Limits { static final int LIMIT = 1 / Integer.parseInt(\"0\"); }\n");
        assertEquals(ExitStatus.FAILURE, run(file));
        String line = expected.startsWith("Arithmetic") ? ":8" : ":6";
        String first = terminal.err().lines().findFirst().orElseThrow();
        assertTrue(first.startsWith("volley: program " + file + line + " failed: java.lang."), terminal.err());
        assertTrue(first.endsWith(expected), terminal.err());
        assertFalse(terminal.err().contains("volley.launcher"), terminal.err());
    }

    @ParameterizedTest
    @CsvSource({"IllegalArgumentException, 'network bad: '", "volley.partition.UserException, ''"})
    void shouldSayInOneLineWhatARecordRefusesInSeveral(String type, String start) throws IOException {
        Path file = file(
                "bad.java",
                "record bad(@Parameter(value = \"2\", text = \"its n\") int n) implements Network {\n",
                """
                    bad {
                        if (n > 2) throw new %s("n " + n + ":\\n  expected\\r\\nat most 2\\n");
                    }
                    public Populations build(Simulator sim) { return null; }
                }
                """.formatted(type));
        assertEquals(ExitStatus.USER_ERROR, run(file, "--n", "3"));
        assertEquals("volley: " + start + "n 3: expected at most 2\n", terminal.err());
    }

    @Test
    void shouldNameTheLineOfAnErrorInBuild() throws IOException {
        Path file = file("Bad.java", "record Bad() implements Network {\n", """
                    public Populations build(Simulator sim) {
                        throw new AssertionError("never");
                    }
                }
                """);
        assertEquals(ExitStatus.FAILURE, run(file));
        assertTrue(
                terminal.err().startsWith("volley: program " + file + ":7 failed: java.lang.AssertionError: never\n"),
                terminal.err());
    }

    /** Before anything is simulated, not when the result is written. */
    @Test
    void shouldNameTheLineOfAnErrorInTheoryBeforeTheRun() throws IOException {
        Path file = file("Bad.java", "record Bad() implements Network {\n", """
                    public java.util.List<StationaryState> theory() { throw new IllegalStateException("none"); }
                    public Populations build(Simulator sim) {
                        return Populations.of("all", sim.create(IafPscDelta.defaults(), 2));
                    }
                }
                """);
        assertEquals(ExitStatus.FAILURE, run(file));
        assertTrue(
                terminal.err()
                        .startsWith("volley: program " + file + ":6 failed: java.lang.IllegalStateException: none\n"),
                terminal.err());
        assertFalse(Files.exists(folder.resolve("out")));
        assertEquals(ExitStatus.FAILURE, terminal.run("theory", file.toString()));
        assertEquals(2, terminal.err().split("Bad.java:6 failed", -1).length - 1, terminal.err());
    }

    @Test
    void shouldWarnOfRecordersOfWhichNothingIsWritten() throws IOException {
        Path file = file("Silent.java", "record Silent() implements Network {\n", """
                    public Populations build(Simulator sim) {
                        var neurons = sim.create(IafPscDelta.defaults(), 2);
                        var named = sim.create(new Multimeter().recordFrom("V_m"));
                        sim.connect(named, neurons);
                        sim.connect(sim.create(new Voltmeter()), neurons);
                        sim.connect(neurons, sim.create(new SpikeRecorder()));
                        sim.create(new Multimeter().recordFrom("V_m"));
                        return Populations.of("all", neurons).trace("named", named);
                    }
                }
                """);
        assertEquals(0, run(file), terminal.err());
        assertEquals("""
                volley: warning: nothing is written of a voltmeter that the network connects: expected Populations.trace to name it
                volley: warning: nothing is written of a spike_recorder that the network connects: expected --record for all spikes of its populations, or a program of your own for others
                """, terminal.err());
    }

    @Test
    void shouldSayThatFilesWhichANetworkReadsAreNotKept() throws IOException {
        Path current = Files.writeString(folder.resolve("current.txt"), "900");
        Path file = file("Reads.java", "record Reads() implements Network {\n", """
                    public Populations build(Simulator sim) {
                        try {
                            double amperes = Double.parseDouble(java.nio.file.Files.readString(java.nio.file.Path.of("%s")));
                            return Populations.of("all", sim.create(IafPscDelta.defaults().iE(pA(amperes)), 1));
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }
                }
                """.formatted(current));
        assertEquals(0, run(file), terminal.err());
        Files.writeString(current, "0");
        assertEquals(
                ExitStatus.FAILURE,
                terminal.run("reproduce", folder.resolve("out").toString()));
        assertTrue(
                terminal.out()
                        .endsWith(
                                "  its checksum is intact: the parameters are those of the run; files that the network reads"
                                        + " may have changed since, they are not kept\n"),
                terminal.out());
    }
}
