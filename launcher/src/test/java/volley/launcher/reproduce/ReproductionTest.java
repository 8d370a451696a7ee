package volley.launcher.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;
import volley.launcher.CapturedTerminal;
import volley.launcher.Main;

/** {@code volley reproduce} of a run on three ranks, and of what became of its record. */
class ReproductionTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Path honest;

    private final CapturedTerminal terminal = new CapturedTerminal();

    @BeforeAll
    static void run() {
        honest = folder.resolve("honest");
        var terminal = new CapturedTerminal();
        int status = terminal.run(
                "run",
                "brunel",
                "--order",
                "40",
                "--simtime",
                "100",
                "--J",
                "0.8",
                "--threads",
                "3",
                "--seed",
                "4",
                "--no-plot",
                "--quiet",
                "--out",
                honest.toString());
        assertEquals(0, status, terminal.err());
    }

    private static ObjectNode record() throws IOException {
        return (ObjectNode) MAPPER.readTree(honest.resolve("run.json").toFile());
    }

    private static String write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "run", ".json"), text)
                .toString();
    }

    /** @param pointer to a value of the record */
    private static ObjectNode edited(ObjectNode record, String pointer, String value) throws IOException {
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) record.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), MAPPER.readTree(value));
        return record;
    }

    @Test
    void shouldReproduceARunFromItsFolder() {
        assertEquals(0, terminal.run("reproduce", honest.toString()), terminal.err());
        assertTrue(terminal.out().contains("Reproduced: all"), terminal.out());
        assertTrue(terminal.out().contains("3 ranks in one process"), terminal.out());
        assertEquals("", terminal.err());
    }

    /** A process of its own, for its environment. */
    private static String reproduced(Path temporary) throws Exception {
        var command = JavaCommand.of(Main.class, List.of(), "reproduce", honest.toString());
        try (var process = LaunchedProcess.start(command, Map.of("TMPDIR", temporary.toString()))) {
            int status = process.awaitStatus(Duration.ofSeconds(60));
            return status + " " + process.output().lines().toList().getLast();
        }
    }

    @Test
    void shouldKeepItsTemporaryFilesWhereTheUserWantsThem() throws Exception {
        Path room = Files.createDirectory(folder.resolve("room"));
        assertTrue(reproduced(room).startsWith("0 Reproduced: all"));
        assertEquals(0, room.toFile().list().length);
        Path missing = folder.resolve("missing");
        assertEquals(
                "1 volley: " + missing + " cannot be written: no such file or directory; expected a TMPDIR that can",
                reproduced(missing));
    }

    @Test
    void shouldTakeARecordThatWasOnlyLaidOutAnew() throws IOException {
        var reversed = MAPPER.createObjectNode();
        List.copyOf(record().properties()).reversed().forEach(entry -> reversed.set(entry.getKey(), entry.getValue()));
        String file = write(reversed.toString().replace("100.0", "1e2"));
        assertEquals(0, terminal.run("reproduce", file), terminal.out() + terminal.err());
    }

    @ParameterizedTest
    @CsvSource({"/real_time_factor, 0.001", "/peak_memory_bytes, 1", "/jdk, '\"1.1\"'", "/timings_s/build, 0"})
    void shouldTellAnEditThatTheSpikesDoNotShow(String pointer, String value) throws IOException {
        String file = write(edited(record(), pointer, value).toString());
        assertEquals(1, terminal.run("reproduce", file));
        assertTrue(
                terminal.out().contains("The spikes are the same, but the record is not what the run gives"),
                terminal.out());
        assertTrue(terminal.out().contains("checksum is not that of its content"), terminal.out());
    }

    @ParameterizedTest
    @CsvSource({
        "/spikes, 7, spikes 7",
        "/populations/0/rate_hz, 1.5, spikes",
        "/populations/0/rate_after_warmup_hz, 1.5, rate_after_warmup_hz of exc: 1.5 then",
        "/populations/1/cv_isi_mean, 0.5, cv_isi_mean of inh: 0.5 then",
        "/populations/1/pop_fano, 1.25, pop_fano of inh: 1.25 then",
        "/populations/0/neurons, 161, neurons of exc 161",
        "/neurons, 201, neurons 201",
        "/synapses, 5, synapses: 5 then",
        "/processes, 2, ranks 3",
        "/synaptic_events, 12, synaptic_events: 12 then"
    })
    void shouldTellContradictionsWhereThereIsNoChecksum(String pointer, String value, String expected)
            throws IOException {
        var record = edited(record(), pointer, value);
        record.remove("checksum");
        assertEquals(1, terminal.run("reproduce", write(record.toString())));
        assertTrue(terminal.out().contains(expected), terminal.out());
    }

    @Test
    void shouldSayWhatDiffersWhenTheSpikesDo() throws IOException {
        var record = edited(edited(record(), "/fingerprint", "\"0123456789abcdef\""), "/volley", "\"0.0.1\"");
        record.remove("checksum");
        assertEquals(1, terminal.run("reproduce", write(record.toString())));
        assertTrue(terminal.out().contains("Not reproduced"), terminal.out());
        assertTrue(terminal.out().contains("volley: 0.0.1 then"), terminal.out());
        assertFalse(terminal.out().contains("jdk:"), terminal.out());
    }

    @Test
    void shouldTellAnotherSeedFromTheRunsOwn() throws IOException {
        String file = write(edited(record(), "/seed", "5").toString());
        assertEquals(1, terminal.run("reproduce", file));
        assertTrue(terminal.out().contains("Not reproduced"), terminal.out());
        assertTrue(terminal.out().contains("checksum is not that of its content"), terminal.out());
    }

    /** Written by Volley 0.1.0. */
    private static Path formatOne() throws URISyntaxException {
        return Path.of(
                ReproductionTest.class.getResource("/volley/launcher/format1").toURI());
    }

    @Test
    void shouldReproduceARunOfFormatOne() throws Exception {
        assertEquals(0, terminal.run("reproduce", formatOne().toString()), terminal.out() + terminal.err());
        assertTrue(terminal.out().contains("Reproduced: all"), terminal.out());
    }

    @Test
    void shouldReadARecordOfFormatOneWithoutTheKeysThatCameLater() throws Exception {
        var record =
                (ObjectNode) MAPPER.readTree(formatOne().resolve("run.json").toFile());
        for (var key : new String[] {"checksum", "theory_rates_hz", "exchange", "rank_times_s"}) {
            record.remove(key);
        }
        assertEquals(0, terminal.run("reproduce", write(record.toString())), terminal.out() + terminal.err());
    }

    private void assertRefused(String file, String expected) {
        assertEquals(2, terminal.run("reproduce", file));
        assertTrue(terminal.err().contains(expected), terminal.err());
        assertEquals(1, terminal.err().lines().count(), terminal.err());
        assertEquals("", terminal.out());
    }

    @Test
    void shouldRefuseAFormatThatItDoesNotKnow() throws IOException {
        var record = edited(edited(record(), "/format", "3"), "/volley", "\"3.0\"");
        assertRefused(write(record.toString()), "has format 3, written by volley 3.0: expected format 1 to 2");
    }

    @Test
    void shouldRefuseARecordWithoutParameters() throws IOException {
        var record = record();
        record.remove("parameters");
        assertRefused(write(record.toString()), "has no parameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parameters", "ranks", "fingerprint", "seed", "populations", "network"})
    void shouldRefuseARecordInWhichAKeyIsNull(String key) throws IOException {
        assertRefused(write(edited(record(), "/" + key, "null").toString()), "has no " + key);
    }

    @ParameterizedTest
    @CsvSource({
        "/source, {}, source.file",
        "/source, '{\"file\": \"../other.java\"}', source.file ../other.java: expected a file of its folder",
        "/source, '{\"file\": \"/tmp/other.java\"}', source.file /tmp/other.java: expected a file of its folder",
        "/source, '{\"file\": \"..\"}', source.file ..: expected a file of its folder",
        "/populations, '[null]', populations",
        "/populations/1/name, null, populations.name",
        "/populations/1/ids, null, populations.ids",
        "/populations/1/ids, '[[1]]', populations.ids",
        "/populations/1/ids, '[[3, 2]]', populations.ids",
        "/ranks, 0, ranks",
        "/threads, -1, threads"
    })
    void shouldRefuseARecordThatNoRunHas(String pointer, String value, String key) throws IOException {
        var populations = record();
        assertRefused(write(edited(populations, pointer, value).toString()), key);
    }

    @Test
    void shouldRefuseWhatStandsBehindARecord() throws IOException {
        assertRefused(write(record() + "trailing"), "is no JSON");
    }

    @Test
    void shouldSayWhereARecordIsBroken() throws IOException {
        assertRefused(write("{\n}\n {}"), "is no JSON: line 3, column 2 is not as expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1, 2]", "not json"})
    void shouldRefuseWhatIsNoRecord(String text) throws IOException {
        assertRefused(write(text), "is no JSON");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere() {
        assertRefused(folder.resolve("nowhere").toString(), "nowhere cannot be read");
    }

    @Test
    void shouldRefuseAnotherNumberOfRanks() {
        assertEquals(2, terminal.run("reproduce", honest.toString(), "--threads", "2"));
        assertTrue(terminal.err().contains("2 ranks: expected 3 as the run had"), terminal.err());
    }
}
