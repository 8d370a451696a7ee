package volley.launcher.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.launcher.CapturedTerminal;
import volley.launcher.ExitStatus;
import volley.partition.NodeSet;
import volley.results.spikes.SonataFile;
import volley.simulation.checkpoint.CheckpointFolder;

/** {@code volley resume} of runs that have ended, so that more is to be done only for a later end. */
class ResumedRunTest {
    private static final Set<String> KEYS_OF_THE_PROCESS = Set.of(
            "ranks",
            "threads",
            "timings_s",
            "rank_times_s",
            "exchange",
            "started",
            "command",
            "resumed_at_ms",
            "store",
            "real_time_factor",
            "bytes_per_synapse",
            "peak_memory_bytes",
            "checksum");

    @TempDir
    private Path folder;

    private static void run(String... arguments) {
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run(arguments), terminal.err());
        assertEquals("", terminal.err());
    }

    private Path brunel(String name, String simtime, String... more) {
        Path out = folder.resolve(name);
        var line = new ArrayList<>(List.of("run", "brunel", "--order", "40", "--record", "30", "--no-plot"));
        line.addAll(List.of("--simtime", simtime, "--out", out.toString()));
        line.addAll(List.of(more));
        run(line.toArray(String[]::new));
        return out;
    }

    private static void assertRefused(String message, String... arguments) {
        var terminal = new CapturedTerminal();
        assertEquals(ExitStatus.USER_ERROR, terminal.run(arguments), terminal.err());
        assertEquals("volley: " + message + System.lineSeparator(), terminal.err());
    }

    private static void assertSameResults(Path expected, Path actual) throws IOException {
        for (String file : List.of("spikes-exc.dat", "spikes-inh.dat")) {
            assertArrayEquals(
                    Files.readAllBytes(expected.resolve(file)), Files.readAllBytes(actual.resolve(file)), file);
        }
        assertEquals(spikesOf(expected), spikesOf(actual));
    }

    /** All of {@code run.json} but what tells of the process. */
    private static JsonNode spikesOf(Path out) throws IOException {
        var run =
                (ObjectNode) new ObjectMapper().readTree(out.resolve("run.json").toFile());
        return run.remove(KEYS_OF_THE_PROCESS);
    }

    @ParameterizedTest
    @CsvSource({"rank, 2, 2", "neuron, 2, 3", "neuron, 3, 1"})
    void shouldEndAsARunOfThatTime(String seeding, String threads, String resumedThreads) throws IOException {
        Path whole = brunel("whole", "200", "--threads", threads, "--seeding", seeding, "--warmup", "20");
        // The warm-up stays that of the run as it was begun: a fifth of its time.
        Path out = brunel("out", "100", "--threads", threads, "--seeding", seeding, "--checkpoint-every", "30 ms");
        run("resume", out.toString(), "--simtime", "151.2 ms", "--threads", resumedThreads);
        run("resume", out.toString(), "--simtime", "200 ms", "--threads", resumedThreads);
        assertSameResults(whole, out);
        var resumed = new ObjectMapper().readTree(out.resolve("run.json").toFile());
        assertEquals(151.2, resumed.get("resumed_at_ms").asDouble());
    }

    /** A checkpoint may be written before the population has spiked since the one before. */
    @ParameterizedTest
    @ValueSource(strings = {"rank", "neuron"})
    void shouldKeepTheStatisticsOverTwoResumptions(String seeding) throws IOException {
        String[] network = {
            "--order",
            "20",
            "--eta",
            "1",
            "--J",
            "0.5",
            "--epsilon",
            "0.2",
            "--seed",
            "3",
            "--seeding",
            seeding,
            "--threads",
            "2",
            "--warmup",
            "100"
        };
        Path whole = brunel("whole", "1000", network);
        var checkpointed = new ArrayList<>(List.of(network));
        checkpointed.addAll(List.of("--checkpoint-every", "10 s"));
        Path out = brunel("out", "500", checkpointed.toArray(String[]::new));
        run("resume", out.toString(), "--simtime", "500.1 ms");
        run("resume", out.toString(), "--simtime", "1000 ms");
        assertEquals(spikesOf(whole), spikesOf(out));
    }

    /** As if the process had been killed before its first checkpoint. */
    @Test
    void shouldKeepTheEndOfARunThatWasExtendedAndThenKilled() throws IOException {
        Path whole = brunel("whole", "60", "--threads", "1", "--warmup", "10");
        Path out = brunel("out", "30", "--threads", "1", "--warmup", "10", "--checkpoint-every", "30 ms");
        byte[] record = Files.readAllBytes(out.resolve("run.json"));
        RunEnd.write(out, 60);
        Files.delete(out.resolve("run.json"));
        run("resume", out.toString());
        assertSameResults(whole, out);
        assertNotEquals(new String(record, StandardCharsets.UTF_8), Files.readString(out.resolve("run.json")));
    }

    @Test
    void shouldGoOnWhereTheRecordIsEmpty() throws IOException {
        Path out = brunel("out", "30", "--threads", "1", "--checkpoint-every", "30 ms");
        String record = Files.readString(out.resolve("run.json"));
        Files.writeString(out.resolve("run.json"), "");
        run("resume", out.toString());
        assertEquals(
                new ObjectMapper().readTree(record).get("fingerprint"),
                new ObjectMapper().readTree(out.resolve("run.json").toFile()).get("fingerprint"));
    }

    @Test
    void shouldKeepTheWarmupOfTheRunAsItWasBegun() throws IOException {
        Path out = brunel("out", "50", "--threads", "1", "--checkpoint-every", "30 ms");
        run("resume", out.toString(), "--simtime", "100");
        assertEquals(
                10,
                new ObjectMapper()
                        .readTree(out.resolve("run.json").toFile())
                        .get("warmup_ms")
                        .asDouble());
    }

    @Test
    void shouldTakeTheRanksOfTheRun() throws IOException {
        Path out = brunel("out", "20", "--threads", "3", "--checkpoint-every", "10 ms");
        run("resume", out.toString(), "--simtime", "30");
        assertEquals(
                3,
                new ObjectMapper()
                        .readTree(out.resolve("run.json").toFile())
                        .get("ranks")
                        .asInt());
    }

    @Test
    void shouldGoOnWithSonataFiles() throws IOException {
        String[] options = {"--threads", "2", "--format", "sonata"};
        Path whole = brunel("whole", "100", options);
        Path out = brunel("out", "50", "--threads", "2", "--format", "sonata", "--checkpoint-every", "30 ms");
        run("resume", out.toString(), "--simtime", "100");
        for (String population : List.of("exc", "inh")) {
            var expected = spikes(whole, population);
            assertFalse(expected.isEmpty());
            assertEquals(expected, spikes(out, population));
        }
    }

    private static List<String> spikes(Path out, String population) throws IOException {
        var spikes = new ArrayList<String>();
        SonataFile.read(out.resolve("spikes.h5"), population, NodeSet.of(0, 200))
                .forEach((id, timeMs) -> spikes.add(id + "@" + timeMs));
        return spikes;
    }

    @Test
    void shouldGoOnWithoutRecordedSpikes() throws IOException {
        Path whole = brunel("whole", "60", "--threads", "2", "--record", "none", "--warmup", "10");
        Path out = brunel(
                "out", "30", "--threads", "2", "--record", "none", "--warmup", "10", "--checkpoint-every", "30 ms");
        run("resume", out.toString(), "--simtime", "60");
        assertEquals(spikesOf(whole), spikesOf(out));
    }

    @Test
    void shouldNotDependOnWhetherCheckpointsAreWritten() throws IOException {
        Path whole = brunel("whole", "100", "--threads", "2");
        Path out = brunel("out", "100", "--threads", "2", "--checkpoint-every", "0.1 ms");
        assertSameResults(whole, out);
    }

    @Test
    void shouldRefuseWhatIsDoneAlready() {
        String out = brunel("out", "20", "--threads", "1", "--checkpoint-every", "10 ms")
                .toString();
        assertRefused(
                "the run in " + out + " is complete: expected --simtime of more than 20 ms to go on", "resume", out);
        assertRefused(
                "simtime 10 ms: expected at least 20 ms, which the checkpoint has reached",
                "resume",
                out,
                "--simtime",
                "10");
    }

    @Test
    void shouldRefuseAnotherNumberOfRanksIfTheNetworkDependsOnIt() {
        String out = brunel("out", "20", "--threads", "1", "--checkpoint-every", "10 ms")
                .toString();
        assertRefused(
                "the checkpoint in " + out + "/checkpoints/step-200 is of 1 rank, not 2: expected as many, since with"
                        + " --seeding rank another number of ranks draws another network",
                "resume",
                out,
                "--threads",
                "2",
                "--simtime",
                "30");
    }

    @Test
    void shouldRefuseAFolderWithoutCheckpoints() {
        String out = brunel("out", "20", "--threads", "1").toString();
        assertRefused(
                "no checkpoint in " + out
                        + "/checkpoints: expected the folder of a run with --checkpoint-every that has"
                        + " begun to simulate",
                "resume",
                out);
        String none = folder.resolve("none").toString();
        assertRefused(none + " is not there: expected the folder of a run with --checkpoint-every", "resume", none);
    }

    @Test
    void shouldRefuseARunThatIsStillGoingOn() throws IOException {
        String out = brunel("out", "20", "--threads", "1", "--checkpoint-every", "10 ms")
                .toString();
        var lock = new CheckpointFolder(Path.of(out, "checkpoints")).lock();
        assertRefused("the run in " + out + " is still going on", "resume", out, "--simtime", "30");
        lock.close();
        run("resume", out, "--simtime", "30");
    }

    @Test
    void shouldLeaveACompleteRunAsItIsWhenItsCheckpointIsDamaged() throws IOException {
        Path out = brunel("out", "20", "--threads", "1", "--checkpoint-every", "10 ms");
        var before =
                List.of(Files.readString(out.resolve("run.json")), Files.readString(out.resolve("spikes-exc.dat")));
        Path file = out.resolve("checkpoints/step-200/rank-0-of-1.checkpoint");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertRefused(
                file + " is damaged: its checksum is not that of its content; without the folder " + out
                        + "/checkpoints/step-200, an older checkpoint is resumed",
                "resume",
                out.toString(),
                "--simtime",
                "30");
        assertEquals(
                before,
                List.of(Files.readString(out.resolve("run.json")), Files.readString(out.resolve("spikes-exc.dat"))));
    }

    @Test
    void shouldRefuseSpikeFilesThatAreNotThoseOfTheCheckpoint() throws IOException {
        Path out = brunel("out", "50", "--threads", "2", "--checkpoint-every", "10 ms");
        Path spikes = out.resolve("spikes-inh.dat");
        String whole = Files.readString(spikes);
        Files.writeString(spikes, whole.substring(0, whole.length() - 10));
        assertRefused(
                spikes + " has " + (whole.length() - 10) + " bytes: expected at least the checkpoint's "
                        + whole.length(),
                "resume",
                out.toString(),
                "--simtime",
                "60");
        assertTrue(Files.exists(out.resolve("run.json")));
        Files.writeString(spikes, whole.replace('1', '2'));
        assertRefused(
                spikes + " is damaged: its first " + whole.length() + " bytes are not those of the checkpoint",
                "resume",
                out.toString(),
                "--simtime",
                "60");
    }
}
