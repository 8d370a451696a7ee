package volley.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.launcher.CapturedTerminal;
import volley.launcher.ExitStatus;

@Timeout(60)
class DryRunOptionsTest {
    @TempDir
    private Path folder;

    private final CapturedTerminal terminal = new CapturedTerminal();

    private JsonNode run(String name, String... further) throws IOException {
        var out = folder.resolve(name);
        var words = new ArrayList<>(List.of("run", "brunel", "--order", "200", "--simtime", "1000", "--no-plot"));
        words.addAll(List.of("--out", out.toString()));
        words.addAll(List.of(further));
        assertEquals(ExitStatus.OK, terminal.run(words), terminal::err);
        return new ObjectMapper().readTree(out.resolve("run.json").toFile());
    }

    private static double rate(JsonNode run) {
        return run.get("populations").get(0).get("rate_hz").asDouble();
    }

    /** A rank of the dry run is wired as that of the real job, and its neurons spike as often, within a few per cent. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void shouldPredictRatesAndMemoryOfARankOfARealJob(int ranks) throws IOException {
        var real = run("real", "--threads", Integer.toString(ranks));
        var dry = run("dry", "--dry-run-ranks", Integer.toString(ranks));
        assertEquals(1, rate(dry) / rate(real), 0.05);
        double eventsOfRank = real.get("synaptic_events").asDouble() / ranks;
        assertEquals(1, dry.get("synaptic_events").asDouble() / eventsOfRank, 0.05);
        double bytes = real.get("bytes_per_synapse").asDouble();
        assertEquals(bytes, dry.get("bytes_per_synapse").asDouble(), 0.02 * bytes);
        assertEquals(100_000 / ranks, dry.get("dry_run").get("synapses").asLong());
        assertEquals(1000 / ranks, dry.get("dry_run").get("neurons").asLong());
        assertEquals(100_000, dry.get("synapses").asLong());
    }

    @Test
    void shouldDrawTheOtherRanksSpikesAtTheRateGiven() throws IOException {
        var silent = run("silent", "--dry-run-ranks", "4", "--dry-run-rate", "0");
        var self = run("self", "--dry-run-ranks", "4");
        assertEquals(0, silent.get("dry_run").get("rate_hz").asDouble());
        assertTrue(rate(silent) > rate(self));
    }

    @Test
    void shouldMarkTheResultsAsThoseOfADryRun() throws IOException {
        run("dry", "--dry-run-ranks", "100");
        assertTrue(terminal.out().contains("on rank 0 of 100 in a dry run"), terminal::out);
        assertTrue(terminal.out().contains("of rank 0 alone"), terminal::out);
        var ordinary = run("ordinary", "--threads", "1");
        assertTrue(ordinary.path("dry_run").isMissingNode());
    }

    @ParameterizedTest
    @CsvSource({
        "--dry-run-ranks 0, --dry-run-ranks 0: expected 1 to 200",
        "--dry-run-ranks 201, --dry-run-ranks 201: expected 1 to 200",
        "--dry-run-rate 5, --dry-run-rate 5.0 without --dry-run-ranks",
        "--dry-run-ranks 2 --dry-run-rate -1, --dry-run-rate -1.0: expected 0 to 10000.0",
        "--dry-run-ranks 2 --dry-run-rate 8Hz, --dry-run-rate 8Hz: expected a number",
        "--dry-run-ranks 2 --dry-run-rate NaN, --dry-run-rate NaN: expected 0 to 10000.0",
        "--dry-run-ranks 2 --threads 2, --threads 2 in a dry run: expected 1",
    })
    void shouldRefuseWhatCannotBe(String options, String message) {
        assertEquals(ExitStatus.USER_ERROR, terminal.run(("run brunel --order 200 --quiet " + options).split(" ")));
        assertTrue(terminal.err().startsWith("volley: " + message), terminal::err);
        assertEquals(1, terminal.err().lines().count());
    }
}
