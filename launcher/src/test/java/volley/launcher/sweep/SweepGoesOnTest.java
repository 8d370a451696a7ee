package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import volley.results.files.OutputFolder;

/** A sweep in a folder that has something already. */
@Tag("launcher")
@Timeout(300)
class SweepGoesOnTest {
    private static final String POINT = "order30-simtime20";

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

    private byte[] runJson(String point) throws IOException {
        return Files.readAllBytes(swept.point(point).resolve("run.json"));
    }

    private void assertSimulatedAgainBeside(String difference, String... options) throws IOException {
        var before = runJson(POINT);
        assertEquals(0, sweep(options), swept.err());
        assertEquals(
                "volley: 1 point is there with another " + difference + ", which stays: simulated again as " + POINT
                        + "~2",
                swept.err().strip());
        assertEquals(List.of(POINT + "~2", POINT), swept.column("point"));
        assertEquals(List.of("done", "done"), swept.column("status"));
        assertEquals(new String(before), new String(runJson(POINT)));

        // And once more: what is there now counts.
        assertEquals(0, sweep(options), swept.err());
        assertEquals("", swept.err());
        assertFalse(Files.exists(swept.point(POINT + "~3")));
    }

    private void assertSimulatedAgainIfRunHad(String difference, Consumer<ObjectNode> change) throws IOException {
        assertEquals(0, sweep("--order", "30"), swept.err());
        swept.edit(POINT, change);
        assertSimulatedAgainBeside(difference, "--order", "30");
    }

    @Test
    void shouldLeaveResultsOfAMachineWithOtherCoresWhereTheyAre() throws IOException {
        assertSimulatedAgainIfRunHad(
                "threads and ranks", run -> run.put("threads", 77).put("ranks", 77));
    }

    @Test
    void shouldNotTakeResultsOfAnotherVersion() throws IOException {
        assertSimulatedAgainIfRunHad("version", run -> run.put("volley", "0.1.0"));
    }

    @Test
    void shouldNotTakeResultsOfAnotherWarmUp() throws IOException {
        assertEquals(0, sweep("--order", "30"), swept.err());
        assertSimulatedAgainBeside("warm-up", "--order", "30", "--warmup", "2");
    }

    @Test
    void shouldTakeResultsWhoseValuesAreWrittenOtherwise() throws IOException {
        assertEquals(0, sweep("--order", "30"), swept.err());
        swept.edit(
                POINT, run -> ((ObjectNode) run.get("parameters")).put("g", 5).put("delay_ms", 1.50));
        assertEquals(0, sweep("--order", "30"), swept.err());
        assertEquals(List.of(POINT), swept.column("point"));
        assertEquals("", swept.err());
    }

    @Test
    void shouldTakeResultsOfValuesThatAreTypedOtherwise() throws IOException {
        assertEquals(0, sweep("--order", "30", "--delay", "2 ms"), swept.err());
        var before = runJson("order30-delay2-simtime20");
        assertEquals(0, sweep("--order", "+30", "--delay", "0.002 s"), swept.err());
        assertEquals(List.of("order30-delay2-simtime20"), swept.column("point"));
        assertEquals(new String(before), new String(runJson("order30-delay2-simtime20")));
        assertEquals("", swept.err());
    }

    @Test
    void shouldKeepRowsAndFilesOfPointsThatAreNotAskedForNow() throws IOException {
        assertEquals(1, sweep("--order", "30,31", "--threads", "1,400"), swept.err());
        var before = swept.rows();
        Files.writeString(swept.point("order30-simtime20-threads1").resolve("notes.txt"), "mine");
        assertEquals(0, sweep("--order", "32", "--threads", "1"), swept.err());
        assertEquals("order32-simtime20-threads1", swept.column("point").getFirst());
        var others = new ArrayList<>(swept.rows().subList(1, swept.rows().size()));
        assertEquals(
                before.stream().map(Object::toString).sorted().toList(),
                others.stream().map(Object::toString).sorted().toList());
        assertTrue(Files.exists(swept.point("order30-simtime20-threads1").resolve("notes.txt")));
        assertEquals(
                "[\"order\",\"threads\",\"ranks\"]", swept.table().get("varied").toString());
    }

    @Test
    void shouldLeaveAFolderAloneThatHoldsSomethingElse() throws IOException {
        assertEquals(0, sweep("--order", "31"), swept.err());
        Files.createDirectories(swept.point(POINT));
        Files.writeString(swept.point(POINT).resolve("notes.txt"), "mine");
        assertEquals(0, sweep("--order", "30"), swept.err());
        assertEquals(POINT + "~2", swept.column("point").getFirst());
        assertEquals("mine", Files.readString(swept.point(POINT).resolve("notes.txt")));
    }

    @Test
    void shouldRecordWhatIsWrongWithAPointAndGoOn() throws IOException {
        assertEquals(0, sweep("--order", "30,31,32"), swept.err());
        Files.writeString(swept.point(POINT).resolve("run.json"), "");
        Files.writeString(swept.point("order31-simtime20").resolve("run.json"), "{\"format\": 2}");
        int status = sweep("--order", "30..33", "--delay", "1.5");
        assertEquals(0, status, "other names: " + swept.err());
        status = sweep("--order", "30..33");
        assertEquals(1, status, swept.err());
        assertEquals(
                List.of("failed", "failed", "done", "done"),
                swept.column("status").subList(0, 4));
        assertTrue(swept.column("reason").get(0).contains("run.json"), swept.out());
        assertTrue(swept.column("reason").get(1).contains("has no volley"), swept.out());
        assertTrue(swept.out().contains("failed: "), swept.out());
    }

    @Test
    void shouldRecordANetworkThatCannotBeBuiltAndGoOn() throws IOException {
        assertEquals(1, sweep("--order", "30", "--delay", "1.5,1.55,2"), swept.err());
        assertEquals(List.of("done", "failed", "done"), swept.column("status"));
        assertTrue(swept.column("reason").get(1).contains("1.55 ms"), swept.out());
    }

    @Test
    void shouldRecordALauncherThatIsNotThereAndGoOn() throws IOException {
        int status = sweep("--order", "30", "--transport", "mpi,local", "--mpirun", folder + "/no-mpirun");
        assertEquals(1, status, swept.err());
        assertEquals(List.of("failed", "done"), swept.column("status"));
        assertEquals(
                folder + "/no-mpirun cannot be started: No such file or directory",
                swept.column("reason").get(0));
    }

    @Test
    void shouldHaveRanksOfMpiCompileBeforeTheyGoOn() throws IOException {
        Path commands = folder.resolve("commands");
        Path mpirun =
                Files.writeString(folder.resolve("mpirun"), "#!/bin/sh\necho \"$@\" >>'" + commands + "'\nexit 1\n");
        assertTrue(mpirun.toFile().setExecutable(true));
        sweep("--order", "30", "--transport", "mpi", "--mpirun", mpirun.toString());
        String command = Files.readString(commands);
        int compileFirst = command.indexOf("BackgroundCompilation,volley.*::*,false");
        int ownOptions = command.indexOf(
                ManagementFactory.getRuntimeMXBean().getInputArguments().getFirst());
        assertTrue(0 < compileFirst && compileFirst < ownOptions, command);
    }

    @Test
    void shouldMakeATableAgainThatIsDamaged() throws IOException {
        assertEquals(0, sweep("--order", "30,31"), swept.err());
        Files.writeString(swept.path().resolve("sweep.json"), "");
        assertEquals(0, sweep("--order", "31"), swept.err());
        assertEquals(List.of("order31-simtime20", POINT), swept.column("point"));
    }

    @Test
    void shouldLookThroughManyFinishedPointsWithoutSimulatingThem() throws IOException {
        assertEquals(0, sweep("--order", "30", "--seed", "1"), swept.err());
        var mapper = new ObjectMapper();
        var run = (ObjectNode) mapper.readTree(runJson(POINT + "-seed1"));
        for (int seed = 2; seed <= 300; seed++) {
            Path point = Files.createDirectory(swept.point(POINT + "-seed" + seed));
            mapper.writeValue(point.resolve("run.json").toFile(), run.put("seed", seed));
        }
        assertEquals(0, sweep("--order", "30", "--seed", "1..300"), swept.err());
        assertTrue(swept.out().contains("300 done, 0 failed, 0 skipped"), swept.out());
        assertEquals(Collections.nCopies(300, run.get("fingerprint").asText()), swept.column("fingerprint"));
    }

    @Test
    void shouldRefuseAFolderThatIsNotItsOwn() throws IOException {
        Files.createDirectories(swept.path());
        Files.writeString(swept.path().resolve("notes.txt"), "mine");
        assertEquals(2, sweep("--order", "30"));
        assertTrue(swept.err().contains("is not empty"), swept.err());
        Files.delete(swept.path().resolve("notes.txt"));

        Files.writeString(
                swept.path().resolve("sweep.json"), "{\"format\": 2, \"network\": \"other\", \"points\": []}");
        assertEquals(2, sweep("--order", "30"));
        assertTrue(swept.err().contains("is of a sweep of network other"), swept.err());
    }

    @Test
    void shouldRefuseAFolderThatAnotherSweepIsAtWorkIn() throws IOException {
        assertEquals(0, sweep("--order", "30"), swept.err());
        try (var other = OutputFolder.existing(swept.path())) {
            assertEquals(2, sweep("--order", "30"), other.path().toString());
            assertTrue(swept.err().contains("is in use"), swept.err());
        }
        assertEquals(0, sweep("--order", "30"), swept.err());
    }
}
