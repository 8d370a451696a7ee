package volley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;

/** A run whose files cannot grow beyond a limit, which meets it as it would meet the end of a disk. */
class FullDiskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int LIMIT_BYTES = 200 * 1024;

    /** What a shell counts the sizes of files in. */
    private static final int BLOCK_BYTES = 512;

    @TempDir
    private Path folder;

    @Test
    void shouldSayInOneLineWhatIsKept() throws Exception {
        String whole = folder.resolve("whole").toString();
        String cut = folder.resolve("cut").toString();
        try (var run = LaunchedProcess.start(recordAll(whole), Map.of())) {
            assertEquals(0, run.awaitStatus(PATIENCE), run::output);
        }
        var limited =
                new ArrayList<>(List.of("sh", "-c", "ulimit -f " + LIMIT_BYTES / BLOCK_BYTES + "; exec \"$@\"", "sh"));
        limited.addAll(recordAll(cut));
        try (var run = LaunchedProcess.start(limited, Map.of())) {
            assertEquals(ExitStatus.FAILURE, run.awaitStatus(PATIENCE), run::output);
            var line = Pattern.compile(
                    "volley: rank 0 failed: " + Pattern.quote(cut)
                            + "/.spikes-exc.dat.part cannot be written: File too large; it keeps the spikes up to \\d+\\.\\d+ ms\n");
            assertTrue(line.matcher(run.output()).matches(), run::output);
        }
        String kept = Files.readString(Path.of(cut, ".spikes-exc.dat.part"));
        assertTrue(kept.length() > LIMIT_BYTES / 2, () -> "kept " + kept.length());
        assertTrue(Files.readString(Path.of(whole, "spikes-exc.dat")).startsWith(kept));
        assertTrue(kept.endsWith("\n"));
        assertFalse(Files.exists(Path.of(cut, "run.json")));
    }

    private static List<String> recordAll(String out) {
        return JavaCommand.of(
                Main.class,
                List.of(),
                "run brunel --order 100 --simtime 1200 --record all --no-plot --quiet --threads 2 --out"
                        .concat(" " + out)
                        .split(" "));
    }
}
