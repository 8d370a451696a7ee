package volley.results.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.partition.UserException;
import volley.results.TestFolders;

class SweepFileTest {
    @TempDir
    private Path folder;

    private Path written() throws IOException {
        return new SampleSweeps("exc", "inh")
                .point(100, 5, 2, 1, 2)
                .point(200, 5, 2, 1, 2)
                .skipped(400)
                .folder(folder.resolve("sweep"));
    }

    @Test
    void shouldSayWhatVariedAndWhatCameOutByPopulation() throws IOException {
        var sweep = SweepFile.read(written());
        assertEquals("[\"exc\",\"inh\"]", sweep.get("populations").toString());
        assertEquals("[\"order\",\"threads\",\"ranks\"]", sweep.get("varied").toString());
        var point = sweep.at("/points/1");
        assertEquals("done", point.get("status").asText());
        assertEquals(200, point.get("order").asInt());
        assertEquals(12, point.get("rate_exc_hz").asDouble());
        assertEquals(24, point.get("rate_inh_hz").asDouble());
        assertEquals(24.1, point.get("rate_inh_after_warmup_hz").asDouble(), 1e-9);
        assertEquals(1.02 * 24, point.get("theory_rate_inh_hz").asDouble(), 1e-9);
        assertEquals(0.64, point.get("cv_isi_mean_inh").asDouble(), 1e-9);
        assertEquals(26, point.get("pop_fano_inh").asDouble(), 1e-9);
        assertTrue(sweep.at("/points/2/rate_exc_hz").isNull());
    }

    @Test
    void shouldWriteTheSameRowsAsCommaSeparatedValues() throws IOException {
        var lines = Files.readAllLines(written().resolve(SweepFile.CSV));
        assertEquals(4, lines.size());
        assertTrue(lines.getFirst().startsWith("point,status,reason,order,g,eta,J_mV,simtime_ms,"), lines.getFirst());
        assertTrue(lines.get(3).startsWith("order400,skipped,\"needs \"\"much\"\", has little\",400,"), lines.get(3));
    }

    @Test
    void shouldReadWhatTheFirstFormatSaid() throws IOException {
        var sweep = SweepFile.read(TestFolders.formatOne("sweep", folder));
        assertEquals("[\"exc\",\"inh\"]", sweep.get("populations").toString());
        assertEquals("[\"order\",\"g\"]", sweep.get("varied").toString());
        assertEquals(4, sweep.get("points").size());
        for (var point : sweep.get("points")) {
            assertTrue(point.get("theory_rate_exc_hz").asDouble() > 30);
            assertEquals(point.get("theory_rate_exc_hz"), point.get("theory_rate_inh_hz"));
            assertFalse(point.has("theory_rate_hz"));
            assertEquals(9007199254740993L, point.get("seed").asLong());
        }
    }

    @Test
    void shouldRefuseWhatItCannotRead() throws IOException {
        Path json = written().resolve(SweepFile.JSON);
        Path sweep = json.getParent();
        String whole = Files.readString(json);
        Files.writeString(json, "}", StandardOpenOption.APPEND);
        assertTrue(refusal(sweep).startsWith(json + " is no JSON: "), refusal(sweep));
        Files.writeString(json, whole.replaceFirst("\"format\" : 2", "\"format\" : 99"));
        assertEquals(json + " has format 99: expected format 1 to 2", refusal(sweep));
        Files.writeString(json, "{\"format\":2}");
        assertEquals(json + " has no points: expected the sweep.json of a sweep", refusal(sweep));
    }

    private static String refusal(Path sweep) {
        return assertThrows(UserException.class, () -> SweepFile.read(sweep)).getMessage();
    }
}
