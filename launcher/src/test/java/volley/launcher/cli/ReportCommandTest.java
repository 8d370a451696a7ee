package volley.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.launcher.CapturedTerminal;
import volley.launcher.ExitStatus;

class ReportCommandTest {
    @TempDir
    private Path folder;

    private Path run(String name, String... more) {
        Path out = folder.resolve(name);
        var terminal = new CapturedTerminal();
        var words = new ArrayList<>(List.of("run", "brunel", "--order", "20", "--simtime", "20", "--quiet"));
        words.addAll(List.of("--out", out.toString()));
        words.addAll(List.of(more));
        assertEquals(0, terminal.run(words), terminal.err());
        return out;
    }

    private static String refusal(String... arguments) {
        var terminal = new CapturedTerminal();
        assertEquals(ExitStatus.USER_ERROR, terminal.run(arguments), terminal.err());
        assertEquals(1, terminal.err().lines().count(), terminal.err());
        return terminal.err();
    }

    @Test
    void shouldWriteThePageThatTheRunWrote() throws IOException {
        Path page = run("a").resolve("report.html");
        String written = Files.readString(page);
        Files.delete(page);
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run("report", folder.resolve("a").toString()), terminal.err());
        assertEquals(page + "\n", terminal.out());
        assertEquals(written, Files.readString(page));
    }

    @Test
    void shouldKeepDataFromEndingTheElementTheyStandIn() throws IOException {
        Path page = run("<script>alert('\u03b7')\"&amp;").resolve("report.html");
        String html = Files.readString(page);
        assertFalse(html.contains("<script>alert("), "a folder's name as markup");
        assertTrue(html.contains("\\u003cscript>alert('\u03b7')\\\"&amp;"), "a folder's name as text");
    }

    @Test
    void shouldRefuseWhatIsNoRun() throws IOException {
        Path missing = folder.resolve("missing");
        assertEquals("volley: folder " + missing + ": there is none\n", refusal("report", missing.toString()));
        assertEquals(
                "volley: " + folder.resolve("run.json")
                        + " cannot be read: expected the folder or the run.json of a run\n",
                refusal("report", folder.toString()));
        assertTrue(refusal("report").contains("FOLDER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "plot", "reproduce"})
    void shouldPointToResumeWhereARunHasNotEnded(String command) throws IOException {
        Path out = run("a", "--checkpoint-every", "10");
        Files.delete(out.resolve("run.json"));
        assertEquals(
                "volley: " + out.resolve("run.json")
                        + " is not there yet: expected the run to have ended; if it was killed," + " volley resume "
                        + out + " goes on with it\n",
                refusal(command, out.toString()));
    }

    @Test
    void shouldRefuseADamagedOrNewerRun() throws IOException {
        Path json = run("a").resolve("run.json");
        String whole = Files.readString(json);
        Files.writeString(json, whole.replace("\"format\" : 2", "\"format\" : 99"));
        assertTrue(refusal("report", folder + "/a").startsWith("volley: " + json + " has format 99"));
        Files.writeString(json, whole.substring(0, whole.length() / 2));
        assertTrue(refusal("report", folder + "/a").startsWith("volley: " + json + " is no JSON: "));
    }

    @Test
    void shouldNameTheFileThatCannotBeWritten() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        var terminal = new CapturedTerminal();
        assertEquals(
                ExitStatus.FAILURE,
                terminal.run("report", run("a").toString(), "--out", full.toString()),
                terminal.err());
        assertEquals("volley: /dev/full cannot be written: No space left on device\n", terminal.err());
    }

    /** Written by Volley 0.1.0. */
    @Test
    void shouldReportARunOfFormatOne() throws Exception {
        Path old = Path.of(
                ReportCommandTest.class.getResource("/volley/launcher/format1").toURI());
        Path page = folder.resolve("old.html");
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run("report", old.toString(), "--out", page.toString()), terminal.err());
        assertTrue(Files.readString(page).contains("\"trains\":[["));
        assertEquals(
                0,
                terminal.run(
                        "plot",
                        old.toString(),
                        "--out",
                        folder.resolve("old.png").toString()),
                terminal.err());
        assertTrue(Files.size(folder.resolve("old.png")) > 1000);
    }

    @Test
    void shouldReportARunWhoseSpikesWereTakenAway() throws IOException {
        Path out = run("a");
        Files.delete(out.resolve("spikes-exc.dat"));
        Files.delete(out.resolve("spikes-inh.dat"));
        assertEquals(0, new CapturedTerminal().run("report", out.toString()));
        assertTrue(Files.readString(out.resolve("report.html")).contains("\"spikes\":null"));
    }
}
