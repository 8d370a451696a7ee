package volley.benchmarks.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import volley.benchmarks.runs.MicrocircuitRecipe.Series;

class MicrocircuitRecipeTest {
    private static final int MEASURED_MS = 10_000;

    /** 2 ranks, 1000 neurons, 100,000 steps, 10 million events. */
    private static Run run(String program, double factor, double seconds) throws IOException {
        var record = new ObjectMapper()
                .readTree("""
                {"ranks": 2, "neurons": 1000, "synaptic_events": 10000000, "real_time_factor": %s,
                 "peak_memory_bytes": %d, "timings_s": {"build": %s, "update": %s, "deliver": %s}}
                """.formatted(0.5 * factor, (int) factor << 20, 4 * factor, 0.03 * factor, 0.01 * factor));
        return new Run(program, 0, MEASURED_MS, seconds, record);
    }

    @Test
    void shouldGiveMedianAndRangeOverSeedsInSecondsAndCoreNanoseconds() throws IOException {
        var volley =
                new Series("dc", "volley", List.of(run("volley", 2, 17.5), run("volley", 1, 16), run("volley", 4, 15)));
        var plain = new Series("dc", "plain program", List.of(run("plain program", 3, 20)));
        assertEquals(
                List.of(
                        "| drive | program | RTF | build, s | ns/event | ns/update | peak, MiB | process, s |",
                        "|---|---|---|---|---|---|---|---|",
                        "| dc | volley | 1.00 (0.500-2.00) | 8.00 (4.00-16.0) | 4.00 (2.00-8.00)"
                                + " | 1.20 (0.600-2.40) | 2.00 (1.00-4.00) | 16.0 (15.0-17.5) |",
                        "| dc | plain program | 1.50 (1.50-1.50) | 12.0 (12.0-12.0) | 6.00 (6.00-6.00)"
                                + " | 1.80 (1.80-1.80) | 3.00 (3.00-3.00) | 20.0 (20.0-20.0) |"),
                MicrocircuitRecipe.table(List.of(volley, plain)));
    }
}
