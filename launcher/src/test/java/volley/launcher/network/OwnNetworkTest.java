package volley.launcher.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.launcher.CapturedTerminal;
import volley.launcher.ExitStatus;

/** A network of a user's own, in a source file, from {@code volley new} on: it gets all that named networks have. */
class OwnNetworkTest {
    @TempDir
    private Path folder;

    private Path file;
    private CapturedTerminal terminal = new CapturedTerminal();

    @BeforeEach
    void write() {
        file = folder.resolve("Balanced.java");
        assertEquals(0, terminal.run("new", file.toString()), terminal.err());
    }

    private JsonNode run(String name, String... more) throws IOException {
        Path out = folder.resolve(name);
        var words = new ArrayList<>(List.of("run", file.toString(), "--simtime", "60", "--quiet", "--no-plot"));
        words.addAll(List.of("--out", out.toString()));
        words.addAll(List.of(more));
        assertEquals(0, terminal.run(words), terminal.err());
        return new ObjectMapper().readTree(out.resolve("run.json").toFile());
    }

    private void assertRefused(String expected, String... words) {
        terminal = new CapturedTerminal();
        assertEquals(ExitStatus.USER_ERROR, terminal.run(words), terminal.err());
        assertTrue(terminal.err().startsWith("volley: "), terminal.err());
        assertEquals(1, terminal.err().lines().count(), terminal.err());
        assertTrue(terminal.err().contains(expected), terminal.err());
    }

    @Test
    void shouldRunAsItStandsWithItsParametersAndPopulations() throws IOException {
        var run = run("out", "--noise-rate", "5 kHz", "--weight", "0.0005 V", "--ne", "400");
        assertEquals("Balanced", run.get("network").asText());
        assertEquals(
                "{\"ne\":400,\"ce\":80,\"weight_mV\":0.5,\"g\":5.0,\"noise_rate_Hz\":5000.0,\"delay_ms\":1.5}",
                run.get("parameters").toString());
        assertEquals("network.java", run.get("source").get("file").asText());
        assertEquals(
                Files.readString(file), Files.readString(folder.resolve("out").resolve("network.java")));
        assertEquals(400, run.get("populations").get(0).get("neurons").asInt());
        assertEquals(100, run.get("populations").get(1).get("neurons").asInt());
        assertTrue(run.get("spikes").asInt() > 500, run.toString());
        assertTrue(Files.exists(folder.resolve("out").resolve("spikes-inh.dat")));
    }

    @Test
    void shouldGiveTheSameSpikesOnAnyNumberOfRanksIfSeededByNeuron() throws IOException {
        String one = run("one", "--seeding", "neuron", "--threads", "1")
                .get("fingerprint")
                .asText();
        for (String threads : List.of("2", "3")) {
            assertEquals(
                    one,
                    run("on-" + threads, "--seeding", "neuron", "--threads", threads)
                            .get("fingerprint")
                            .asText());
        }
    }

    @Test
    void shouldBeReproducedFromItsFolderAloneAndTellAChangedSource() throws IOException {
        run("out", "--g", "6", "--threads", "2");
        Files.delete(file);
        Path out = folder.resolve("out");
        assertEquals(0, terminal.run("reproduce", out.toString()), terminal.err());
        assertTrue(terminal.out().contains("Reproduced: all"), terminal.out());
        Path source = out.resolve("network.java");
        Files.writeString(source, Files.readString(source).replace("ms(20)", "ms(19)"));
        assertRefused(source + " has been changed since the run", "reproduce", out.toString());
        Files.delete(source);
        assertRefused(source + " is not there", "reproduce", out.toString());
    }

    /** A run that ends early leaves its unfinished spikes, as on a full disk, but no source that would be in the way. */
    @Test
    void shouldRunAgainIntoTheFolderOfARunThatFailed() throws IOException {
        Path other = Files.writeString(folder.resolve("Fails.java"), """
                import static volley.models.Units.*;
                import volley.models.IafPscDelta;
                import volley.simulation.*;
                record Fails() implements Network {
                    static int builds;
                    public Populations build(Simulator sim) {
                        if (++builds == 3) {
                            throw new IllegalStateException("boom");
                        }
                        return Populations.of("all", sim.create(IafPscDelta.defaults(), 10));
                    }
                }
                """);
        Path out = Files.createDirectory(folder.resolve("failed"));
        String[] words = {
            "run", other.toString(), "--threads", "1", "--simtime", "5", "--quiet", "--out", out.toString()
        };
        assertEquals(1, terminal.run(words), terminal.err());
        assertTrue(terminal.err().contains("boom"), terminal.err());
        try (var entries = Files.list(out)) {
            assertEquals(List.of(), entries.toList());
        }
    }

    @Test
    void shouldBeResumedFromItsFolderAlone() throws IOException {
        var whole = run("whole", "--threads", "2", "--warmup", "10", "--simtime", "80");
        run("out", "--threads", "2", "--warmup", "10", "--checkpoint-every", "20");
        Files.delete(file);
        Path out = folder.resolve("out");
        assertEquals(0, terminal.run("resume", out.toString(), "--simtime", "80"), terminal.err());
        var resumed = new ObjectMapper().readTree(out.resolve("run.json").toFile());
        assertEquals(whole.get("fingerprint"), resumed.get("fingerprint"));
        assertEquals(whole.get("populations"), resumed.get("populations"));
        assertEquals(
                Files.readString(folder.resolve("whole").resolve("spikes-exc.dat")),
                Files.readString(out.resolve("spikes-exc.dat")));
    }

    @Test
    void shouldTellWhatARankOfALargeJobNeeds() throws IOException {
        var dry = run("dry", "--dry-run-ranks", "64");
        assertEquals(16, dry.get("dry_run").get("neurons").asInt());
        assertEquals(100_000, dry.get("synapses").asInt());
    }

    @Test
    void shouldHelpWithItsOwnParametersFirst() {
        assertEquals(0, terminal.run("run", file.toString(), "--help"));
        String help = terminal.out();
        assertTrue(help.contains("Two populations that excite and inhibit"), help);
        assertTrue(help.contains("--noise-rate=FREQUENCY"), help);
        assertTrue(help.indexOf("--noise-rate=FREQUENCY   R") < help.indexOf("--seeding=rank|neuron  W"), help);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --ne     | 2       | ne 2, ce 80: expected at least 4
            --ne     | many    | --ne many: expected a whole number
            --weight | 3 s     | --weight '3 s' is of the wrong kind: expected a number with a unit like mV
            --g      | x       | --g x: expected a finite number
            --g      | NaN     | --g NaN: expected a finite number
            --g      | -1e999  | --g -1e999: expected a finite number
            --delay  | 1.55    | Balanced.java:47: delay 1.55 ms is not a multiple of dt 0.1 ms
            --order  | 5       | unknown argument --order
            --ne     | 1000000000 | needs about
            """)
    void shouldRefuseWrongValuesInOneLine(String option, String value, String expected) {
        assertRefused(expected, "run", file.toString(), "--out", folder + "/x", option, value);
        assertFalse(Files.exists(folder.resolve("x")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            record No(int a) {}                                                  | has no network
            record No(@Parameter(value="1",text="") int seed) implements Network | Volley's own, expected another name
            record No(int a) implements Network                                  | has no @Parameter
            record No(@Parameter(value="x",text="") int a) implements Network    | --a x: expected a whole number
            record No(@Parameter(value="1",text="") float a) implements Network  | is a float: expected int
            class No implements Network                                          | is no record
            record No() implements Network                                       | network without populations: expected
            record No(@Parameter(value="1",text="") int help) implements Network | Volley's own, expected another name
            record No(@Parameter(value="1",text="",name="a b") int a) implements Network | parameter 'a b' of No
            record No(@Parameter(value="NaN",text="") double a) implements Network | --a NaN: expected a finite number
            """)
    void shouldRefuseSourcesThatAreNoNetworkInOneLine(String declaration, String expected) throws IOException {
        String body =
                declaration.endsWith("Network") ? " { public Populations build(Simulator sim) { return null; } }" : "";
        Path other = Files.writeString(folder.resolve("No.java"), "import volley.simulation.*;\n" + declaration + body);
        assertRefused(expected, "run", other.toString());
    }

    @Test
    void shouldTakeTheFirstRecordThatIsANetwork() throws IOException {
        file = Files.writeString(folder.resolve("Pair.java"), """
                import volley.models.IafPscDelta;
                import volley.simulation.*;
                interface Named extends Network {}
                record Size(int neurons) {}
                record Pair() implements Named {
                    public Populations build(Simulator sim) {
                        return Populations.of("all", sim.create(IafPscDelta.defaults(), new Size(2).neurons()));
                    }
                }
                """);
        assertEquals(2, run("pair").get("neurons").asInt());
    }

    @Test
    void shouldReproducePopulationsThatOverlap() throws IOException {
        file = Files.writeString(folder.resolve("Twice.java"), """
                import static volley.models.Units.*;
                import volley.models.IafPscDelta;
                import volley.simulation.*;
                record Twice() implements Network {
                    public Populations build(Simulator sim) {
                        var driven = sim.create(IafPscDelta.defaults().iE(pA(800)), 2);
                        sim.create(IafPscDelta.defaults(), 2);
                        return Populations.of("a", driven).and("b", driven);
                    }
                }
                """);
        assertTrue(run("twice").get("spikes").asInt() > 0);
        assertEquals(0, terminal.run("reproduce", folder.resolve("twice").toString()), terminal.out());
    }

    @Test
    void shouldTellAFailureInBuildWithItsLine() throws IOException {
        Path other = Files.writeString(folder.resolve("Fails.java"), """
                import volley.simulation.*;
                record Fails() implements Network {
                    public Populations build(Simulator sim) {
                        throw new IllegalStateException("boom");
                    }
                }
                """);
        assertEquals(1, terminal.run("run", other.toString()));
        assertTrue(
                terminal.err()
                        .startsWith("volley: program " + other + ":4 failed: java.lang.IllegalStateException: boom\n"),
                terminal.err());
        assertFalse(terminal.err().contains("volley.launcher"), "frames that are not the program's: " + terminal.err());
    }

    @Test
    void shouldTakeParametersOfEveryType() throws IOException {
        file = Files.writeString(folder.resolve("Typed.java"), """
                import static volley.models.Units.*;
                import javax.measure.Quantity;
                import javax.measure.quantity.*;
                import volley.models.IafPscDelta;
                import volley.simulation.*;
                public record Typed(
                        @Parameter(value = "12345678901", text = "a long") long big,
                        @Parameter(value = "false", text = "a truth value") boolean flag,
                        @Parameter(value = "slow", text = "a choice") Pace pace,
                        @Parameter(value = "1 nA", name = "I", text = "a current") Quantity<ElectricCurrent> current,
                        @Parameter(value = "0.25 nF", text = "a capacitance") Quantity<ElectricCapacitance> cM)
                        implements Network {
                    enum Pace { SLOW, FAST }
                    public Populations build(Simulator sim) {
                        var neuron = IafPscDelta.defaults().iE(current).cM(cM);
                        return Populations.of("all", sim.create(neuron, pace == Pace.FAST ? 3 : 2));
                    }
                }
                """);
        var run = run("typed", "--flag", "true", "--pace", "FAST", "--I", "800");
        assertEquals(
                "{\"big\":12345678901,\"flag\":true,\"pace\":\"fast\",\"I_pA\":800.0,\"c_m_pF\":250.0}",
                run.get("parameters").toString());
        assertEquals(3, run.get("neurons").asInt());
        assertTrue(run.get("spikes").asInt() > 0);
        assertEquals(0, terminal.run("reproduce", folder.resolve("typed").toString()), terminal.err());
        assertRefused("--pace quick: expected one of slow, fast", "run", file.toString(), "--pace", "quick");
        assertRefused("--flag maybe: expected true or false", "run", file.toString(), "--flag", "maybe");
    }

    /** A relative path, say, which stays what the user wrote: another one is refused as another network. */
    @Test
    void shouldTakeATextAsItWasTyped() throws IOException {
        file = Files.writeString(folder.resolve("Text.java"), """
                import volley.models.IafPscDelta;
                import volley.simulation.*;
                record Text(
                        @Parameter(value = "edges.csv", text = "A file of connections") String edgeFile,
                        @Parameter(value = "", text = "A note") String note)
                        implements Network {
                    public Populations build(Simulator sim) {
                        return Populations.of("all", sim.create(IafPscDelta.defaults(), 1 + edgeFile.length()));
                    }
                }
                """);
        assertEquals(
                "{\"edge_file\":\"edges.csv\",\"note\":\"\"}",
                run("standard").get("parameters").toString());
        var run = run("out", "--edge-file", "../1..3 <b>,%s.csv", "--note", "007", "--checkpoint-every", "20");
        assertEquals(
                "{\"edge_file\":\"../1..3 <b>,%s.csv\",\"note\":\"007\"}",
                run.get("parameters").toString());
        assertEquals(19, run.get("neurons").asInt());
        String out = folder.resolve("out").toString();
        assertEquals(0, terminal.run("reproduce", out), terminal.err());
        assertEquals(0, terminal.run("resume", out, "--simtime", "80"), terminal.err());
        assertEquals(0, terminal.run("run", file.toString(), "--help"));
        assertTrue(
                terminal.out().contains("--edge-file=TEXT   A file of connections. Default: edges.csv."),
                terminal.out());
        assertTrue(terminal.out().contains("A note. Default: empty."), terminal.out());
    }

    @Test
    void shouldNotWriteOverAFileThatIsThere() {
        assertRefused(file + " is there already: expected a new one", "new", file.toString());
        Path nowhere = folder.resolve("nowhere/Fine.java");
        assertRefused(nowhere + " cannot be written: no such file or directory", "new", nowhere.toString());
        assertRefused(
                "expected the name of a class and .java",
                "new",
                folder.resolve("2x.java").toString());
        assertRefused(
                "expected the name of a class and .java",
                "new",
                folder.resolve("Net").toString());
    }
}
