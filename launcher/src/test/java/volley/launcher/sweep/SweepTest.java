package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.launched.MpiLauncher;
import volley.launcher.CapturedTerminal;
import volley.launcher.Main;

/** {@code volley sweep}, whose points are processes. */
@Tag("launcher")
@Timeout(300)
class SweepTest {
    @TempDir
    private Path folder;

    private SweptFolder swept;

    @BeforeEach
    void take() {
        swept = new SweptFolder(folder.resolve("sweep"));
    }

    private int sweep(String... options) {
        return swept.sweep("brunel", options);
    }

    @Test
    void shouldSimulateEveryCombinationAndRecordWhatFails() throws IOException {
        // 250 neurons are too few for 251 ranks, and no machine has the memory for order 10 million.
        int status = sweep("--order", "50,60,10000000", "--threads", "1,251");
        assertEquals(1, status, swept.err());
        assertEquals(List.of("done", "failed", "done", "done", "skipped", "skipped"), swept.column("status"));
        assertTrue(swept.rows().get(1).get("reason").asText().contains("251 ranks for 250 neurons"), swept.out());
        assertTrue(swept.rows().get(4).get("reason").asText().contains("needs about"), swept.out());
        assertTrue(swept.rows().get(0).get("rate_exc_hz").asDouble() > 0);
        assertTrue(swept.rows().get(4).get("rate_exc_hz").isNull());

        var csv = Files.readAllLines(swept.path().resolve("sweep.csv"));
        assertEquals(7, csv.size());
        var names = new ArrayList<String>();
        swept.rows().getFirst().fieldNames().forEachRemaining(names::add);
        assertEquals(String.join(",", names), csv.getFirst());
        assertTrue(csv.get(1).startsWith("order50-simtime20-threads1,done,,50,5.0,2.0,"), csv.get(1));
        assertEquals("[\"exc\",\"inh\"]", swept.table().get("populations").toString());
        assertEquals(
                "[\"order\",\"threads\",\"ranks\"]", swept.table().get("varied").toString());

        assertTrue(swept.out().contains("3 done, 1 failed, 2 skipped"), swept.out());
        assertEquals(Set.of("rate-order.png", "cost.png", "strong-scaling.png"), swept.pictures());
        assertTrue(ImageIO.read(swept.path().resolve("cost.png").toFile()).getWidth() >= 1000);
        Path output = swept.point("order50-simtime20-threads251").resolve("output.txt");
        assertTrue(Files.readString(output).contains("251 ranks for 250 neurons"), output.toString());
    }

    @Test
    void shouldSweepTextsAsTheyStand() throws IOException {
        Path file = Files.writeString(folder.resolve("Text.java"), """
                import volley.models.IafPscDelta;
                import volley.simulation.*;
                record Text(@Parameter(value = "edges.csv", text = "A file of connections") String edges)
                        implements Network {
                    public Populations build(Simulator sim) {
                        return Populations.of("all", sim.create(IafPscDelta.defaults(), 10 + edges.length()));
                    }
                }
                """);
        String path = "/" + "long/".repeat(60);
        assertEquals(0, swept.sweep(file.toString(), "--edges", "../a,a..,1..3,," + path), swept.out());
        assertEquals(List.of("../a", "a..", "1..3", "", path), swept.column("edges"));
        assertEquals(List.of("14", "13", "14", "10", "311"), swept.column("neurons"));
        assertEquals(0, swept.sweep(file.toString(), "--edges", path + ",../a"), swept.err());
        assertEquals(List.of(path, "../a", "", "1..3", "a.."), swept.column("edges"));
        assertEquals("", swept.err());
    }

    @Test
    void shouldGiveAListTheUnitAtItsEnd() throws IOException {
        assertEquals(0, sweep("--order", "40", "--dt", "1e-4,5e-4 s", "--J", "0.0001,0.0002 V"), swept.err());
        assertEquals(List.of("0.1", "0.5", "0.1", "0.5"), swept.column("dt_ms"));
        assertEquals(List.of("0.1", "0.1", "0.2", "0.2"), swept.column("J_mV"));
        assertTrue(Files.exists(swept.point("order40-J0.2-simtime20-dt0.1").resolve("run.json")), swept.out());
    }

    @Test
    void shouldGoOnWhereItStopped() throws IOException {
        assertEquals(0, sweep("--g", "4", "--eta", "1,2", "--order", "40"), swept.err());
        Path first = swept.point("order40-g4-eta1-simtime20").resolve("run.json");
        var before = Files.getLastModifiedTime(first);
        Files.delete(swept.point("order40-g4-eta2-simtime20").resolve("run.json"));
        assertEquals(0, sweep("--g", "4,5", "--eta", "1,2", "--order", "40"), swept.err());
        assertEquals(List.of("done", "done", "done", "done"), swept.column("status"));
        assertEquals(before, Files.getLastModifiedTime(first));
        assertEquals("", swept.err());
    }

    @Test
    void shouldSweepANetworkOfAUsersOwn() throws IOException {
        String file = folder.resolve("Balanced.java").toString();
        assertEquals(0, new CapturedTerminal().run("new", file));
        int status = swept.sweep(file, "--ce", "20", "--ne-per-rank", "100", "--g", "4,5", "--threads", "1,2");
        assertEquals(0, status, swept.out() + swept.err());
        assertEquals(List.of("100", "200", "100", "200"), swept.column("ne"));
        assertEquals("Balanced", swept.table().get("network").asText());
        assertTrue(swept.rows().getFirst().has("weight_mV"));
        assertFalse(swept.out().contains("theory"), swept.out());

        assertEquals(0, swept.sweep(file, "--ce", "20", "--ne", "100", "--threads", "1"), swept.err());
        Path kept = swept.path().resolve("Balanced.java");
        assertEquals(Files.readString(Path.of(file)), Files.readString(kept));
        Files.writeString(Path.of(file), Files.readString(kept) + "// another version\n");
        assertEquals(0, swept.sweep(file, "--ce", "20", "--ne", "100", "--threads", "1"), swept.err());
        assertTrue(swept.err().contains("1 point is there with another source"), swept.err());
        assertTrue(Files.exists(swept.point("ne100-ce20-simtime20-threads1~2").resolve("run.json")));
    }

    @Test
    void shouldEndItsPointsWhenItIsEndedAndLeaveWhatIsDone() throws Exception {
        var options = List.of(
                "sweep",
                "brunel",
                "--order",
                "30,31",
                "--simtime",
                "20,1e7",
                "--out",
                swept.path().toString());
        var command = JavaCommand.of(Main.class, List.of(), options.toArray(String[]::new));
        try (var sweep = LaunchedProcess.start(command, Map.of())) {
            sweep.awaitOutput(Pattern.compile("30 +20 "), Duration.ofSeconds(60));
            sweep.signal("TERM", sweep.pid());
            sweep.awaitStatus(Duration.ofSeconds(30));
            sweep.awaitNoneLeft(Duration.ofSeconds(30));
        }
        assertEquals(List.of("done"), swept.column("status"));
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
        assertEquals(0, status, swept.out() + swept.err());
        assertEquals(List.of("local", "mpi", "mpi"), swept.column("transport"));
        assertEquals(List.of("1", "1", "2"), swept.column("ranks"));
        assertEquals(1, Set.copyOf(swept.column("fingerprint")).size());
        assertEquals(Set.of("strong-scaling.png"), swept.pictures());
    }

    @Test
    void shouldGrowTheNetworkWithTheRanks() throws IOException {
        assertEquals(0, sweep("--order-per-rank", "30", "--threads", "1,2", "--jobs", "2", "--quiet"), swept.err());
        assertEquals("", swept.out());
        assertEquals(List.of("30", "60"), swept.column("order"));
        assertTrue(swept.pictures().contains("weak-scaling.png"), swept.pictures()::toString);
        assertNotEquals(
                swept.column("fingerprint").get(0), swept.column("fingerprint").get(1));
    }

    @Test
    void shouldRefuseWhatNoPointCanHaveBeforeAnyStarts() {
        assertEquals(2, sweep("--order", "30,0"));
        assertTrue(swept.err().contains("order 0: expected"), swept.err());
        assertEquals(2, sweep("--order", "30", "--seed", "1,x"));
        assertTrue(swept.err().contains("--seed x: expected"), swept.err());
        assertEquals(2, sweep("--order", "30", "--order-per-rank", "30"));
        assertTrue(swept.err().contains("expected one of them"), swept.err());
        assertEquals(2, sweep("--order", "30", "--jobs", "0"));
        assertTrue(swept.err().contains("jobs 0: expected at least 1"), swept.err());
        assertEquals(2, sweep("--order", "30", "--mpirun", " "));
        assertTrue(swept.err().contains("--mpirun \" \": expected the command of an MPI launcher"), swept.err());
        assertFalse(Files.exists(swept.path()));
    }
}
