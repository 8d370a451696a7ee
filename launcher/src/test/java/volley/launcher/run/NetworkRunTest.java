package volley.launcher.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.launcher.CapturedTerminal;

/** {@code volley run brunel} from its arguments to its files, in this process. */
class NetworkRunTest {
    @TempDir
    private Path folder;

    private int runs;

    private Path run(CapturedTerminal terminal, String... arguments) {
        Path out = folder.resolve("run-" + runs++);
        var line = new ArrayList<>(List.of("run", "brunel", "--out", out.toString()));
        line.addAll(List.of(arguments));
        assertEquals(0, terminal.run(line), terminal.err());
        assertEquals("", terminal.err());
        return out;
    }

    private JsonNode record(String... arguments) throws IOException {
        Path out = run(new CapturedTerminal(), arguments);
        return new ObjectMapper().readTree(out.resolve("run.json").toFile());
    }

    private String fingerprint(String... arguments) throws IOException {
        var line = new ArrayList<>(List.of("--order", "50", "--simtime", "200", "--no-plot", "--quiet"));
        line.addAll(List.of(arguments));
        return record(line.toArray(String[]::new)).get("fingerprint").asText();
    }

    /** What {@code run.json} says of a population, 0 or 1. */
    private static JsonNode population(JsonNode run, int number) {
        return run.get("populations").get(number);
    }

    @Test
    void shouldLeaveNothingBehindOfCheckpointsBetweenSteps() {
        var terminal = new CapturedTerminal();
        Path out = folder.resolve("out");
        assertEquals(2, terminal.run("run", "brunel", "--checkpoint-every", "0.05 ms", "--out", out.toString()));
        assertEquals(
                "volley: time between checkpoints 0.05 ms is not a multiple of dt 0.1 ms" + System.lineSeparator(),
                terminal.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void shouldFireAtTheRatesOfTheTutorial() throws IOException {
        var run = record("--order", "100", "--simtime", "1000 ms");
        assertEquals(60.5, population(run, 0).get("rate_hz").asDouble(), 0.5);
        assertEquals(60.5, population(run, 1).get("rate_hz").asDouble(), 0.5);
    }

    @Test
    void shouldWriteTheKeysThatScriptsRelyOn() throws IOException {
        var run = record("--order", "60", "--simtime", "50", "--threads", "3", "--seed", "9", "--seeding", "neuron");
        assertEquals(
                new TreeSet<>(Set.of(
                        "format",
                        "volley",
                        "started",
                        "host",
                        "command",
                        "network",
                        "source",
                        "parameters",
                        "simtime_ms",
                        "dt_ms",
                        "seed",
                        "seeding",
                        "ranks",
                        "processes",
                        "threads",
                        "transport",
                        "warmup_ms",
                        "bin_ms",
                        "populations",
                        "neurons",
                        "synapses",
                        "spikes",
                        "synaptic_events",
                        "exchange",
                        "fingerprint",
                        "timings_s",
                        "rank_times_s",
                        "real_time_factor",
                        "bytes_per_synapse",
                        "peak_memory_bytes",
                        "jdk",
                        "kernel",
                        "store",
                        "checksum")),
                new TreeSet<>(names(run)));
        assertEquals(2, run.get("format").asInt());
        assertEquals(
                "{\"order\":60,\"g\":5.0,\"eta\":2.0,\"epsilon\":0.1,\"J_mV\":0.1,\"delay_ms\":1.5}",
                run.get("parameters").toString());
        assertEquals(50, run.get("simtime_ms").asDouble());
        assertEquals(9, run.get("seed").asInt());
        assertEquals("neuron", run.get("seeding").asText());
        assertEquals(
                Set.of("build", "simulate", "update", "exchange", "decode", "wait", "deliver"),
                Set.copyOf(names(run.get("timings_s"))));
        assertEquals(3, run.get("ranks").asInt());
        assertEquals(3, run.get("rank_times_s").size());
        assertEquals(names(run.get("timings_s")), names(run.get("rank_times_s").get(2)));
        assertEquals(
                List.of(
                        "name",
                        "ids",
                        "neurons",
                        "recorded",
                        "rate_hz",
                        "theory_rate_hz",
                        "rate_after_warmup_hz",
                        "cv_isi_mean",
                        "pop_fano"),
                names(population(run, 1)));
        assertEquals("inh", population(run, 1).get("name").asText());
        assertEquals("[[240,299]]", population(run, 1).get("ids").toString());
        assertEquals(60, population(run, 1).get("neurons").asInt());
        assertEquals(50, population(run, 1).get("recorded").asInt());
        assertEquals(300, run.get("neurons").asInt());
        assertEquals(9000, run.get("synapses").asInt());
        assertTrue(run.get("fingerprint").asText().matches("[0-9a-f]{16}"));
        assertTrue(run.get("peak_memory_bytes").asLong() > 1 << 20);
        assertTrue(run.get("command").asText().startsWith("volley run brunel --out "), run.toString());
        assertTrue(Math.abs(
                        Duration.between(OffsetDateTime.parse(run.get("started").asText()), OffsetDateTime.now())
                                .toHours())
                < 1);
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void shouldMeasureSpikeTrainsAfterTheWarmup() throws IOException {
        var run = record("--order", "100", "--simtime", "1200", "--warmup", "0.2 s", "--no-plot");
        assertEquals(200, run.get("warmup_ms").asDouble());
        assertEquals(1, run.get("bin_ms").asDouble());
        // NEST 3.10's means are 60.64, 0.0783 and 1.99; wide bounds, since this is but one seed.
        for (var population : run.get("populations")) {
            assertEquals(60.7, population.get("rate_after_warmup_hz").asDouble(), 0.4);
            assertEquals(0.0785, population.get("cv_isi_mean").asDouble(), 0.004);
        }
        assertEquals(2, population(run, 0).get("pop_fano").asDouble(), 1.3);
    }

    @Test
    void shouldLeaveOutAFifthOfAShortRunAndWhatItCannotTell() throws IOException {
        var run = record("--order", "20", "--simtime", "10.4", "--no-plot", "--eta", "0");
        assertEquals(2, run.get("warmup_ms").asDouble());
        for (var population : run.get("populations")) {
            assertEquals(0, population.get("rate_after_warmup_hz").asDouble(-1));
            assertTrue(population.get("cv_isi_mean").isNull());
            assertTrue(population.get("pop_fano").isNull());
        }
    }

    @Test
    void shouldWriteRecordedSpikesSortedByTimeThenId() throws IOException {
        Path out = run(new CapturedTerminal(), "--order", "100", "--simtime", "100", "--no-plot", "--record", "7");
        var lines = Files.readAllLines(out.resolve("spikes-inh.dat"));
        assertEquals("sender\ttime_ms", lines.get(2));
        var spikes = lines.stream().skip(3).map(line -> line.split("\t")).toList();
        assertFalse(spikes.isEmpty());
        for (var spike : spikes) {
            assertTrue(Integer.parseInt(spike[0]) >= 400 && Integer.parseInt(spike[0]) < 407, spike[0]);
            assertTrue(spike[1].matches("\\d+\\.\\d00"), spike[1]);
        }
        var keys = spikes.stream()
                .mapToDouble(spike -> 1000 * Double.parseDouble(spike[1]) + Integer.parseInt(spike[0]) / 1000.0)
                .toArray();
        assertTrue(IntStream.range(1, keys.length).allMatch(i -> keys[i - 1] < keys[i]));
    }

    @Test
    void shouldRecordEverySpikeWhenAskedForAll() throws IOException {
        Path out = run(new CapturedTerminal(), "--order", "20", "--simtime", "100", "--no-plot", "--record", "all");
        var run = new ObjectMapper().readTree(out.resolve("run.json").toFile());
        long lines;
        try (var exc = Files.lines(out.resolve("spikes-exc.dat"));
                var inh = Files.lines(out.resolve("spikes-inh.dat"))) {
            lines = exc.count() + inh.count() - 6;
        }
        assertEquals(run.get("spikes").asLong(), lines);
    }

    @Test
    void shouldWriteOnlyWhatIsAskedFor() throws IOException {
        assertEquals(
                Set.of("raster.png", "report.html", "run.json", "spikes-exc.dat", "spikes-inh.dat"),
                files(run(new CapturedTerminal(), "--order", "20", "--simtime", "10")));
        assertEquals(
                Set.of("run.json", "spikes-exc.dat", "spikes-inh.dat"),
                files(run(new CapturedTerminal(), "--order", "20", "--simtime", "10", "--no-plot")));
        assertEquals(
                Set.of("report.html", "run.json"),
                files(run(new CapturedTerminal(), "--order", "20", "--simtime", "10", "--record", "none")));
        assertEquals(
                Set.of("run.json", "spikes.h5"),
                files(run(
                        new CapturedTerminal(),
                        "--order",
                        "20",
                        "--simtime",
                        "10",
                        "--no-plot",
                        "--format",
                        "SONATA")));
    }

    private static Set<String> files(Path out) throws IOException {
        try (var entries = Files.list(out)) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void shouldDrawARaster1200PixelsWide() throws IOException {
        Path out = run(new CapturedTerminal(), "--order", "20", "--simtime", "50");
        assertEquals(1200, ImageIO.read(out.resolve("raster.png").toFile()).getWidth());
    }

    @Test
    void shouldSumUpInNarrowPlainLines() {
        var terminal = new CapturedTerminal();
        run(terminal, "--order", "100", "--simtime", "20", "--no-plot", "--threads", "2");
        String summary = terminal.out();
        assertTrue(summary.contains("25,000"), summary);
        assertTrue(summary.contains("depends on the number of ranks, here 2"), summary);
        assertFalse(summary.contains("\r") || summary.contains("\u001b"), summary);
        assertTrue(
                summary.lines().filter(line -> !line.contains("results")).allMatch(line -> line.length() <= 60),
                summary);
    }

    @Test
    void shouldNotSpeakOfRanksWhenTheyDoNotMatter() {
        var terminal = new CapturedTerminal();
        run(terminal, "--order", "20", "--simtime", "10", "--no-plot", "--seeding", "neuron");
        assertFalse(terminal.out().contains("depends on"), terminal.out());
    }

    @Test
    void shouldPrintNothingWhenQuiet() {
        var terminal = new CapturedTerminal();
        run(terminal, "--order", "20", "--simtime", "10", "--no-plot", "--quiet");
        assertEquals("", terminal.out());
    }

    @Test
    void shouldTakeQuantitiesInAnyUnit() throws IOException {
        assertEquals(
                fingerprint("--simtime", "100", "--J", "0.1", "--delay", "1.5"),
                fingerprint("--simtime", "0.1 s", "--J", "1e-4 V", "--delay", "1500us"));
    }

    @Test
    void shouldGiveTheSameFingerprintForTheSameCommand() throws IOException {
        assertEquals(fingerprint("--threads", "2"), fingerprint("--threads", "2"));
    }

    @Test
    void shouldGiveAnotherFingerprintForAnotherSeed() throws IOException {
        assertNotEquals(fingerprint("--threads", "2"), fingerprint("--threads", "2", "--seed", "2"));
    }

    @Test
    void shouldNotDependOnRanksWhenSeededByNeuron() throws IOException {
        String one = fingerprint("--seeding", "neuron", "--threads", "1");
        for (String threads : List.of("2", "3", "4", "7")) {
            assertEquals(one, fingerprint("--seeding", "neuron", "--threads", threads), threads + " threads");
        }
    }

    @Test
    void shouldDependOnRanksWhenSeededByRank() throws IOException {
        assertNotEquals(fingerprint("--threads", "1"), fingerprint("--threads", "2"));
    }
}
