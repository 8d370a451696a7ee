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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        Path whole = complete("whole");
        Path cut = cut("cut");
        String kept = Files.readString(cut.resolve(".spikes-exc.dat.part"));
        assertTrue(kept.length() > LIMIT_BYTES / 2, () -> "kept " + kept.length());
        assertTrue(Files.readString(whole.resolve("spikes-exc.dat")).startsWith(kept));
        assertTrue(kept.endsWith("\n"));
        assertFalse(Files.exists(cut.resolve("run.json")));
    }

    @Test
    void shouldGoOnFromTheLastCheckpointOnceThereIsRoom() throws Exception {
        Path whole = complete("whole");
        Path cut = cut("cut", "--checkpoint-every", "100");
        run(List.of("resume", cut.toString(), "--quiet"));
        for (String file : List.of("spikes-exc.dat", "spikes-inh.dat")) {
            assertEquals(Files.readString(whole.resolve(file)), Files.readString(cut.resolve(file)));
        }
    }

    /** The pictures come after the run is complete: a full disk then is no reason to lose it. */
    @Test
    void shouldKeepACompleteRunWhosePicturesDoNotFit() throws Exception {
        Path out = folder.resolve("out");
        var words = List.of("run", "brunel", "--order", "20", "--simtime", "20", "--quiet", "--out", out.toString());
        try (var run = LaunchedProcess.start(limited(50 * 1024, words), Map.of())) {
            assertEquals(0, run.awaitStatus(PATIENCE), run::output);
            assertTrue(
                    run.output()
                            .matches(
                                    "volley: the run is complete but for report.html: .*report.html cannot be written: File too large\n"),
                    run::output);
        }
        try (var entries = Files.list(out)) {
            assertEquals(
                    Set.of("raster.png", "run.json", "spikes-exc.dat", "spikes-inh.dat"),
                    entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    /** Much is recorded, and little memory is there to draw it in. */
    @Test
    void shouldDrawManySpikesInLittleMemory() throws Exception {
        Path out = folder.resolve("out");
        var words = List.of(
                ("run brunel --order 200 --simtime 1000 --record all --threads 1 --quiet --out " + out).split(" "));
        try (var run = LaunchedProcess.start(
                JavaCommand.of(Main.class, List.of("-Xmx80m"), words.toArray(String[]::new)), Map.of())) {
            assertEquals(0, run.awaitStatus(PATIENCE), run::output);
        }
        assertTrue(Files.exists(out.resolve("run.json")));
        assertTrue(Files.size(out.resolve("spikes-exc.dat")) > 400_000);
    }

    private static List<String> limited(int bytes, List<String> arguments) {
        var command = new ArrayList<>(List.of("sh", "-c", "ulimit -f " + bytes / BLOCK_BYTES + "; exec \"$@\"", "sh"));
        command.addAll(JavaCommand.of(Main.class, List.of(), arguments.toArray(String[]::new)));
        return command;
    }

    private Path complete(String name) throws Exception {
        run(recordAll(name));
        return folder.resolve(name);
    }

    private static void run(List<String> arguments) throws Exception {
        try (var run = LaunchedProcess.start(
                JavaCommand.of(Main.class, List.of(), arguments.toArray(String[]::new)), Map.of())) {
            assertEquals(0, run.awaitStatus(PATIENCE), run::output);
        }
    }

    /** A run whose disk is full before its end. */
    private Path cut(String name, String... more) throws Exception {
        var arguments = new ArrayList<>(recordAll(name));
        arguments.addAll(List.of(more));
        Path out = folder.resolve(name);
        try (var run = LaunchedProcess.start(limited(LIMIT_BYTES, arguments), Map.of())) {
            assertEquals(ExitStatus.FAILURE, run.awaitStatus(PATIENCE), run::output);
            var line = Pattern.compile("volley: rank 0 failed: .*" + Pattern.quote(out + "/.spikes-exc.dat.part")
                    + " cannot be written: File too large; it keeps the spikes up to \\d+\\.\\d+ ms.*\n");
            assertTrue(line.matcher(run.output()).matches(), run::output);
        }
        return out;
    }

    private List<String> recordAll(String name) {
        return List.of(
                ("run brunel --order 100 --simtime 1200 --record all --quiet --threads 2 --out " + folder.resolve(name))
                        .split(" "));
    }
}
