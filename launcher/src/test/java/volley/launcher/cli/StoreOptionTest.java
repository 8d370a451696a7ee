package volley.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.launcher.ExitStatus;
import volley.launcher.Machine;
import volley.launcher.Terminal;

@Timeout(60)
class StoreOptionTest {
    @TempDir
    private Path folder;

    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();

    private int volley(String... words) {
        return VolleyCommand.execute(new Terminal(new PrintWriter(output), new PrintWriter(errors), 0), words);
    }

    private JsonNode run(String store, String... further) throws IOException {
        var out = folder.resolve(store);
        var words = new ArrayList<>(List.of("run", "brunel", "--simtime", "50", "--threads", "2", "--no-plot"));
        words.addAll(List.of("--store", store, "--out", out.toString()));
        words.addAll(List.of(further));
        assertEquals(ExitStatus.OK, volley(words.toArray(String[]::new)), errors::toString);
        return new ObjectMapper().readTree(out.resolve("run.json").toFile());
    }

    @ParameterizedTest
    @CsvSource({"list, sparse16", "bitmap, bitmap", "compact, delta8", "auto, sparse16", "COMPACT, delta8"})
    void shouldKeepConnectionsAsAskedAndSaySo(String asked, String named) throws IOException {
        var run = run(asked, "--order", "26");
        assertEquals(named, run.get("store").asText());
        assertEquals(Machine.kernel(), run.get("kernel").asText());
    }

    /** At order 26 each of 2 ranks has 65 neurons. */
    @ParameterizedTest
    @CsvSource({"26, 0.1, 1.5", "26, 1, 1.5", "26, 0.04, 0.1", "1, 1, 0.1"})
    void shouldGiveTheSameSpikesWhateverIsAsked(String order, String epsilon, String delay) throws IOException {
        var options = new String[] {"--order", order, "--epsilon", epsilon, "--delay", delay};
        var list = run("list", options);
        assertTrue(list.get("spikes").asLong() > 0);
        for (String store : List.of("bitmap", "compact", "auto")) {
            var other = run(store, options);
            assertEquals(list.get("fingerprint"), other.get("fingerprint"));
            assertEquals(list.get("synaptic_events"), other.get("synaptic_events"));
        }
    }

    @Test
    void shouldRefuseAnotherWordInOneLine() {
        assertEquals(ExitStatus.USER_ERROR, volley("run", "brunel", "--store", "tree"));
        assertTrue(
                errors.toString().startsWith("volley: --store tree: expected auto, list, bitmap or compact"),
                errors::toString);
        assertEquals(1, errors.toString().lines().count());
    }

    @Test
    void shouldShowKernelAndStoresInInfo() {
        assertEquals(ExitStatus.OK, volley("info"));
        assertTrue(output.toString().contains("auto, list, bitmap, compact"), output::toString);
        assertTrue(output.toString().contains(Machine.kernel()), output::toString);
    }
}
