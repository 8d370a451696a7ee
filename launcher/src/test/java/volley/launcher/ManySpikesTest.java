package volley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;

class ManySpikesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Of which Volley keeps 64 MiB for other things than connections; in an array that grows the spikes take 48. */
    private static final String HEAP = "-Xmx80m";

    @TempDir
    private Path folder;

    @Test
    void shouldRecordMoreSpikesThanFitTheMemory() throws Exception {
        String out = folder.resolve("many").toString();
        String[] arguments = ("run brunel --order 200 --g 0 --eta 60 --simtime 6500 --record all --quiet"
                        + " --threads 2 --out " + out)
                .split(" ");
        try (var run = LaunchedProcess.start(JavaCommand.of(Main.class, List.of(HEAP), arguments), Map.of())) {
            assertEquals(0, run.awaitStatus(PATIENCE), run::output);
        }
        long spikes = new ObjectMapper()
                .readTree(Path.of(out, "run.json").toFile())
                .get("spikes")
                .asLong();
        assertTrue(spikes > 2_500_000, () -> "spikes " + spikes);
        try (var exc = Files.lines(Path.of(out, "spikes-exc.dat"));
                var inh = Files.lines(Path.of(out, "spikes-inh.dat"))) {
            assertEquals(spikes, exc.count() + inh.count() - 6);
        }
    }
}
