package volley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;

/** A program whose reader has gone, as behind {@code | head -n 1}, before it prints anything. */
class ClosedPipeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    /** @return what it writes to standard error, then its exit status */
    private String piped(String words) throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/fd")), "no /proc here");
        var command = new ArrayList<>(List.of("sh", "-c", "{ { \"$@\" 2>&3; echo $? >&3; } | true; } 3>&1", "sh"));
        command.addAll(JavaCommand.of(Main.class, List.of(), words.split(" ")));
        try (var run = LaunchedProcess.start(command, Map.of())) {
            assertEquals(0, run.awaitStatus(PATIENCE), run::output);
            return run.output();
        }
    }

    @Test
    void shouldEndQuietlyAndKeepTheFilesOfARun() throws Exception {
        Path out = folder.resolve("out");
        assertEquals("141\n", piped("run brunel --order 20 --simtime 20 --out " + out));
        assertTrue(Files.exists(out.resolve("run.json")));
        assertTrue(Files.exists(out.resolve("report.html")));
    }

    @Test
    void shouldEndQuietlyAfterATable() throws Exception {
        assertEquals("141\n", piped("theory brunel --order 250"));
    }

    @Test
    void shouldStillSayWhatElseFailed() throws Exception {
        assertEquals("volley: order 0: expected 1 to 429496729\n2\n", piped("theory brunel --order 0"));
    }
}
