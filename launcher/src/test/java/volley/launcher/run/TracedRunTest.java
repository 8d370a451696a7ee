package volley.launcher.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.launcher.CapturedTerminal;
import volley.results.RunFolder;

/** A network that names a multimeter whose records are to be written. */
class TracedRunTest {
    private static final String NETWORK = """
            import static volley.models.Units.*;
            import static volley.partition.connect.ConnectionRule.*;
            import volley.models.*;
            import volley.simulation.*;

            public record Traced(@Parameter(value = "60", text = "neurons") int n) implements Network {
                @Override
                public Populations build(Simulator sim) {
                    var all = sim.create(IafPscExp.defaults(), n);
                    var noise = sim.create(new PoissonGenerator(hertz(20000)));
                    sim.connect(noise, all, allToAll(), Synapse.of(pA(60), ms(1)));
                    sim.connect(all, all, fixedIndegree(5), Synapse.of(pA(-20), ms(1.5)));
                    var meter = sim.create(new Multimeter().recordFrom("V_m", "I_syn_ex").interval(ms(0.2)));
                    sim.connect(meter, all.slice(20, 30));
                    return Populations.of("all", all).trace("few", meter);
                }
            }
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("Traced.java");
        Files.writeString(file, NETWORK);
    }

    private static void volley(List<String> words) {
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run(words), terminal.err());
        assertEquals("", terminal.err());
    }

    private Path run(String name, String simtime, String... more) {
        Path out = folder.resolve(name);
        var words = new ArrayList<>(List.of("run", file.toString(), "--simtime", simtime, "--seeding", "neuron"));
        words.addAll(List.of("--quiet", "--no-plot", "--out", out.toString()));
        words.addAll(List.of(more));
        volley(words);
        return out;
    }

    private static void resume(Path out, String... more) {
        var words = new ArrayList<>(List.of("resume", out.toString(), "--quiet"));
        words.addAll(List.of(more));
        volley(words);
    }

    private static List<String> records(Path out) throws IOException {
        var records = new ArrayList<String>();
        for (var traced : RunFolder.open(out).traces()) {
            traced.source().forEach((timeMs, senders, values) -> {
                for (int i = 0; i < senders.length; i++) {
                    int each = values.length / senders.length;
                    var own = Arrays.copyOfRange(values, each * i, each * (i + 1));
                    records.add(timeMs + " " + senders[i] + " " + Arrays.toString(own));
                }
            });
        }
        return records;
    }

    @Test
    void shouldWriteWhatTheMultimeterRecordsAndTellSoInItsRecord() throws IOException {
        Path out = run("out", "50", "--threads", "2");
        var lines = Files.readAllLines(out.resolve("traces-few.csv"));
        assertEquals("time_ms,sender,V_m,I_syn_ex", lines.getFirst());
        assertEquals(1 + 250 * 10, lines.size());
        assertTrue(lines.get(1).startsWith("0.200,20,-70.0,"), lines.get(1));
        assertTrue(lines.getLast().startsWith("50.000,29,"), lines.getLast());
        assertEquals(
                "[{\"name\":\"few\",\"recordables\":[\"V_m\",\"I_syn_ex\"],\"units\":[\"mV\",\"pA\"],\"neurons\":10,\"interval_ms\":0.2}]",
                new ObjectMapper()
                        .readTree(out.resolve("run.json").toFile())
                        .get("traces")
                        .toString());
    }

    @Test
    void shouldWriteTheSameTracesOnAnyNumberOfRanksAndInAnyFormat() throws IOException {
        byte[] one = Files.readAllBytes(run("one", "50", "--threads", "1").resolve("traces-few.csv"));
        assertArrayEquals(
                one, Files.readAllBytes(run("three", "50", "--threads", "3").resolve("traces-few.csv")));
        Path sonata = run("sonata", "50", "--threads", "2", "--format", "sonata");
        assertTrue(Files.exists(sonata.resolve("traces-few.h5")));
        assertFalse(Files.exists(sonata.resolve("traces-few.csv")));
        assertEquals(records(folder.resolve("one")), records(sonata));
    }

    @Test
    void shouldWriteConductancesAndAdaptationWithTheirUnits() throws IOException {
        Files.writeString(
                file,
                NETWORK.replace("IafPscExp", "AeifCondExp")
                        .replaceAll("pA\\(-?", "nS(-")
                        .replace("\"I_syn_ex\"", "\"g_ex\", \"g_in\", \"w\""));
        Path csv = run("csv", "20", "--threads", "1");
        Path sonata = run("sonata", "20", "--threads", "2", "--format", "sonata");
        var records = records(csv);
        assertEquals(100 * 10, records.size());
        assertTrue(
                records.getLast().matches("20.0 29 \\[-\\d+\\.\\d+(, -?\\d+\\.\\d+(E-\\d+)?){3}]"), records.getLast());
        assertEquals(records, records(sonata));
        try (var written = new HdfFile(sonata.resolve("traces-few.h5"))) {
            var data = written.getByPath("/report/few/data");
            assertEquals("V_m,g_ex,g_in,w", data.getAttribute("variables").getData());
            assertEquals("mV,nS,nS,pA", data.getAttribute("units").getData());
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2, dat", "2, 3, dat", "3, 1, sonata"})
    void shouldWriteTheSameTracesAfterResumptions(String threads, String resumedThreads, String format)
            throws IOException {
        Path whole = run("whole", "60", "--threads", threads, "--format", format, "--warmup", "5");
        Path out = run(
                "out", "30", "--threads", threads, "--format", format, "--warmup", "5", "--checkpoint-every", "7 ms");
        resume(out, "--simtime", "41.1", "--threads", resumedThreads);
        resume(out, "--simtime", "60", "--threads", resumedThreads);
        assertEquals(300 * 10, records(whole).size());
        assertEquals(records(whole), records(out));
        if (format.equals("dat")) {
            assertArrayEquals(
                    Files.readAllBytes(whole.resolve("traces-few.csv")),
                    Files.readAllBytes(out.resolve("traces-few.csv")));
        }
    }

    @Test
    void shouldDrawTheTraces() throws IOException {
        Path out = run("out", "50");
        volley(List.of("plot", out.toString(), "--what", "traces", "--format", "svg", "--from", "10"));
        String svg = Files.readString(out.resolve("plot-traces.svg"));
        for (String text : List.of("Traced", "neuron 20", "neuron 23")) {
            assertTrue(svg.contains(">" + text + "<"), text);
        }
        assertFalse(svg.contains(">neuron 24<"));
    }

    @Test
    void shouldWriteNoTracesOfADryRun() throws IOException {
        Path out = run("dry", "20", "--dry-run-ranks", "4");
        assertFalse(Files.exists(out.resolve("traces-few.csv")));
        assertEquals(List.of(), RunFolder.open(out).traces());
    }
}
