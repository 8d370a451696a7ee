package volley.benchmarks.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.launcher.Terminal;
import volley.launcher.cli.VolleyCommand;

@Timeout(60)
class ScalarBrunelTest {
    private static final int ORDER = 300;
    private static final int SIMTIME_MS = 300;

    @TempDir
    private Path folder;

    /** Other random numbers, hence other spikes, but as many, and as many events. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldSimulateTheNetworkThatVolleyDoes(int threads) throws IOException {
        var json = new ObjectMapper();
        var volley = json.readTree(runVolley(threads).toFile());
        var scalar = json.valueToTree(ScalarBrunel.run(ORDER, SIMTIME_MS, threads));
        assertEquals(1, scalar.get("spikes").asDouble() / volley.get("spikes").asDouble(), 0.02);
        assertEquals(
                1,
                scalar.get("synaptic_events").asDouble()
                        / volley.get("synaptic_events").asDouble(),
                0.02);
        for (String total : new String[] {"neurons", "synapses"}) {
            assertEquals(volley.get(total).asInt(), scalar.get(total).asInt(), total);
        }
    }

    private Path runVolley(int threads) {
        var nothing = new Terminal(new PrintWriter(PrintWriter.nullWriter()), new PrintWriter(System.err), 0);
        var words = "run brunel --no-plot --record none --order %d --simtime %d --threads %d --out %s"
                .formatted(ORDER, SIMTIME_MS, threads, folder.resolve("run"));
        assertEquals(0, VolleyCommand.execute(nothing, words.split(" ")));
        return folder.resolve("run").resolve("run.json");
    }
}
