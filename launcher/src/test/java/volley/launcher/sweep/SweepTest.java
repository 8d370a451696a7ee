package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.launched.MpiLauncher;
import volley.launcher.CapturedTerminal;
import volley.launcher.Main;

/** {@code volley sweep brunel}, whose points are processes. */
@Tag("launcher")
@Timeout(300)
class SweepTest {
    @TempDir
    private Path folder;

    private final CapturedTerminal terminal = new CapturedTerminal();

    private int sweep(String... options) {
        var line = new ArrayList<>(List.of("sweep", "brunel", "--simtime", "20", "--out", folder.toString()));
        line.addAll(List.of(options));
        return terminal.run(line);
    }

    private List<JsonNode> rows() throws IOException {
        var sweep = new ObjectMapper().readTree(folder.resolve("sweep.json").toFile());
        assertEquals(1, sweep.get("format").asInt());
        var rows = new ArrayList<JsonNode>();
        sweep.get("points").forEach(rows::add);
        return rows;
    }

    private List<String> column(String name) throws IOException {
        return rows().stream().map(row -> row.get(name).asText()).toList();
    }

    private Set<String> pictures() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void shouldSimulateEveryCombinationAndRecordWhatFails() throws IOException {
        // 250 neurons are too few for 251 ranks, and no machine has the memory for order 10 million.
        int status = sweep("--order", "50,60,10000000", "--threads", "1,251");
        assertEquals(1, status, terminal.err());
        assertEquals(List.of("done", "failed", "done", "done", "skipped", "skipped"), column("status"));
        assertTrue(rows().get(1).get("reason").asText().contains("251 ranks for 250 neurons"), terminal.out());
        assertTrue(rows().get(4).get("reason").asText().contains("needs about"), terminal.out());
        assertTrue(rows().get(0).get("rate_exc_hz").asDouble() > 0);
        assertTrue(rows().get(4).get("rate_exc_hz").isNull());

        var csv = Files.readAllLines(folder.resolve("sweep.csv"));
        assertEquals(7, csv.size());
        var names = new ArrayList<String>();
        rows().getFirst().fieldNames().forEachRemaining(names::add);
        assertEquals(String.join(",", names), csv.getFirst());
        assertTrue(csv.get(1).startsWith("order50-simtime20-threads1,done,,50,5.0,2.0,"), csv.get(1));

        assertTrue(terminal.out().contains("3 done, 1 failed, 2 skipped"), terminal.out());
        assertEquals(Set.of("rate.png", "cost.png", "strong-scaling.png"), pictures());
        assertEquals(2400, ImageIO.read(folder.resolve("rate.png").toFile()).getWidth());
    }

    @Test
    void shouldGoOnWhereItStopped() throws IOException {
        assertEquals(0, sweep("--g", "4", "--eta", "1,2", "--order", "40"), terminal.err());
        Path first = folder.resolve("points/order40-g4-eta1-simtime20/run.json");
        var before = Files.getLastModifiedTime(first);
        Files.delete(folder.resolve("points/order40-g4-eta2-simtime20/run.json"));
        assertEquals(0, sweep("--g", "4,5", "--eta", "1,2", "--order", "40"), terminal.err());
        assertEquals(List.of("done", "done", "done", "done"), column("status"));
        assertEquals(before, Files.getLastModifiedTime(first));
        assertEquals(Set.of("states.png"), pictures());
    }

    @Test
    void shouldEndItsPointsWhenItIsEndedAndLeaveWhatIsDone() throws Exception {
        var options = List.of("sweep", "brunel", "--order", "30,31", "--simtime", "20,1e7", "--out", folder.toString());
        var command = JavaCommand.of(Main.class, List.of(), options.toArray(String[]::new));
        try (var sweep = LaunchedProcess.start(command, Map.of())) {
            sweep.awaitOutput(Pattern.compile("30 +20 "), Duration.ofSeconds(60));
            sweep.signal("TERM", sweep.pid());
            sweep.awaitStatus(Duration.ofSeconds(30));
            sweep.awaitNoneLeft(Duration.ofSeconds(30));
        }
        assertEquals("done", column("status").getFirst());
        assertFalse(column("status").contains("failed"), rows()::toString);
    }

    @Test
    void shouldStartTheLaunchersOfItsPoints() throws IOException {
        var launcher = MpiLauncher.OPEN_MPI.run(1, List.of());
        String mpirun = String.join(" ", launcher.subList(0, launcher.indexOf("-np")));
        int status = sweep(
                "--order",
                "40",
                "--seeding",
                "neuron",
                "--transport",
                "local,mpi",
                "--processes",
                "1,2",
                "--threads",
                "1",
                "--mpirun",
                mpirun);
        assertEquals(0, status, terminal.out() + terminal.err());
        assertEquals(List.of("local", "mpi", "mpi"), column("transport"));
        assertEquals(List.of("1", "1", "2"), column("ranks"));
        assertEquals(1, Set.copyOf(column("fingerprint")).size());
        assertEquals(Set.of("strong-scaling.png"), pictures());
    }

    @Test
    void shouldGrowTheNetworkWithTheRanks() throws IOException {
        assertEquals(0, sweep("--order-per-rank", "30", "--threads", "1,2", "--jobs", "2", "--quiet"), terminal.err());
        assertEquals("", terminal.out());
        assertEquals(List.of("30", "60"), column("order"));
        assertEquals(Set.of("rate.png", "weak-scaling.png"), pictures());
        assertNotEquals(column("fingerprint").get(0), column("fingerprint").get(1));
    }

    @Test
    void shouldRefuseAFolderThatHoldsSomethingElse() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertEquals(2, sweep("--order", "30"));
        assertTrue(terminal.err().contains("is not empty"), terminal.err());
    }

    @Test
    void shouldRefuseWhatNoPointCanHaveBeforeAnyStarts() {
        assertEquals(2, sweep("--order", "30,0"));
        assertTrue(terminal.err().contains("order 0: expected"), terminal.err());
        assertEquals(2, sweep("--order", "30", "--order-per-rank", "30"));
        assertTrue(terminal.err().contains("expected one of them"), terminal.err());
        assertEquals(2, sweep("--order", "30", "--jobs", "0"));
        assertTrue(terminal.err().contains("jobs 0: expected at least 1"), terminal.err());
    }
}
