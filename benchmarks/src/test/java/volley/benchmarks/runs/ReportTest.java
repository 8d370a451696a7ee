package volley.benchmarks.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.benchmarks.runs.Protocol.Kind;
import volley.benchmarks.runs.Protocol.Series;

class ReportTest {
    /** 2 ranks, 1000 neurons, 10,000 steps. */
    private static final String RECORD = """
            {"ranks": 2, "neurons": 1000, "synapses": 100000,
             "synaptic_events": 1000000, "real_time_factor": 0.25, "peak_memory_bytes": 104857600,
             "bytes_per_synapse": 1.5,
             "timings_s": {"build": 0.001, "simulate": 0.25, "update": 0.02, "deliver": 0.003}}
            """;

    private static Run run() throws IOException {
        JsonNode record = new ObjectMapper().readTree(RECORD);
        return new Run("volley", 200, 1000, 0.5, record);
    }

    @Test
    void shouldReckonCostsInCoreTime() throws IOException {
        assertEquals(6, run().nanosPerEvent(), 1e-9);
        assertEquals(4, run().nanosPerUpdate(), 1e-9);
        assertEquals(100, run().millionSynapsesPerSecond(), 1e-9);
        assertEquals(1048.576, run().peakBytesPerSynapse(), 1e-9);
    }

    @Test
    void shouldShowADashForTheTimeOfEventsThatDidNotHappen() throws IOException {
        var silent = (ObjectNode) new ObjectMapper().readTree(RECORD);
        silent.put("synaptic_events", 0);
        var runs = List.of(run(), new Run("volley", 0, 1000, 0.5, silent));
        assertEquals("-", Spread.of(runs, Run::nanosPerEvent).toString());
        assertEquals("4.00 (4.00-4.00)", Spread.of(runs, Run::nanosPerUpdate).toString());
    }

    @Test
    void shouldWriteTheSameFiguresForPeopleAndForPrograms(@TempDir Path folder) throws IOException {
        var series = new Series("volley", 200, Kind.COLD, List.of(run(), run()));
        var report = new Report(Map.of("cores", "2"), List.of(series), List.of(), Map.of("More", List.of("| a |")));
        report.writeTo(folder);
        assertTrue(report.markdown().contains("| 200 | cold, 1.00 s | volley | 0.500 (0.500-0.500) | "));
        assertTrue(report.markdown().contains("### More\n\n| a |\n"));
        var json = new ObjectMapper().readTree(folder.resolve("bench.json").toFile());
        assertEquals(2, json.get("series").get(0).get("runs").size());
        assertEquals("2", json.get("host").get("cores").asText());
    }

    @Test
    void shouldLeaveOpenInTheTableOfTargetsWhatWasNotMeasured() throws IOException {
        var series = new Series("volley", Targets.LARGE, Kind.COLD, List.of(run()));
        var microcircuit = new MicrocircuitRecipe.Series("dc", "volley", List.of(run(), run()));
        var table = new Targets(List.of(run()), List.of(), List.of()).table(List.of(series), List.of(microcircuit));
        assertTrue(table.contains("| wiring, million synapses/s | 8 | - | 350 | 100 (100-100) |"), table::toString);
        assertTrue(table.contains("| order 100, 250 s, RTF | 0.144 | - | 0.010 | - |"), table::toString);
        assertTrue(
                table.contains("| microcircuit, dc, RTF | 91-96 | - | 0.85 | 0.250 (0.250-0.250) |"), table::toString);
        assertTrue(table.contains("| tables, order 20000 | - | - | 1.4 | 1.50 (1.50-1.50) |"), table::toString);
        assertTrue(
                table.contains("| peak of the process, order 20000, --store compact | - | - | 1.05 | - |"),
                table::toString);
    }
}
