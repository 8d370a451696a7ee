package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.results.sweep.SweepFile;
import volley.results.sweep.SweepPoint;

class TableFilesTest {
    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();

    private TableFiles tables(String... names) {
        return new TableFiles(folder, "brunel", List.of(names), nanos::get);
    }

    private static SweepPoint point(String name) {
        return new SweepPoint(name, SweepPoint.Status.FAILED, "why", Map.of("order", 1), null);
    }

    private List<String> written() throws IOException {
        var names = new ArrayList<String>();
        SweepFile.read(folder)
                .get("points")
                .forEach(row -> names.add(row.get("point").asText()));
        return names;
    }

    @Test
    void shouldRestBetweenTwoWritings() throws IOException {
        var tables = tables();
        tables.write();
        for (int i = 0; i < 1000; i++) {
            tables.end(point("p" + i));
        }
        assertEquals(List.of(), written());
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        tables.end(point("last"));
        assertEquals(1001, written().size());
    }

    @Test
    void shouldPutRowsInTheOrderOfThePointsAndOthersBehind() throws IOException {
        var tables = tables("a", "b", "c");
        tables.add(point("old"));
        tables.add(point("c"));
        tables.add(point("a"));
        tables.write();
        assertEquals(List.of("a", "c", "old"), written());
    }

    @Test
    void shouldTakeNoPointThatEndsOnceClosed() throws IOException {
        var tables = tables();
        assertTrue(tables.end(point("a")));
        tables.close();
        assertFalse(tables.end(point("b")));
        assertEquals(List.of("a"), written());
    }
}
