package volley.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.launcher.CapturedTerminal;
import volley.launcher.ExitStatus;
import volley.launcher.Terminal;

class HelpTest {
    @ParameterizedTest
    @CsvSource({
        "--help, exec",
        "help, exec",
        "help run, brunel",
        "run --help, brunel",
        "help run brunel, --seeding=rank|neuron",
        "run brunel --help, --simtime=TIME",
        "help exec, FILE.java",
        "--version, volley 0.2.0+",
        "info, processors",
        "info, vector width"
    })
    void shouldTellOnStandardOutput(String line, String expected) {
        var terminal = new CapturedTerminal();
        assertEquals(ExitStatus.OK, terminal.run(line.split(" ")), terminal.err());
        assertTrue(terminal.out().contains(expected), terminal.out());
        assertEquals("", terminal.err());
    }

    @Test
    void shouldBeReadableInNarrowTerminals() {
        var terminal = new CapturedTerminal();
        terminal.run("help", "run", "brunel");
        assertTrue(terminal.out().lines().allMatch(line -> line.length() <= 80), terminal.out());
    }

    /** What is to be copied is in a line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "run brunel",
                "sweep",
                "sweep brunel",
                "theory",
                "theory brunel",
                "new",
                "report",
                "plot",
                "resume",
                "reproduce",
                "exec"
            })
    void shouldNotBreakNamesAndCommandsInNarrowTerminals(String command) {
        var out = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out), new PrintWriter(out), 60);
        assertEquals(0, VolleyCommand.execute(terminal, ("help " + command).split(" ")));
        var lines = out.toString().lines().toList();
        assertTrue(lines.getFirst().startsWith("Usage: volley " + command.split(" ")[0]), out.toString());
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i - 1);
            String next = lines.get(i);
            boolean nameIsCut = line.matches(".*\\w\\.") && next.matches(" *[a-z].*");
            boolean commandIsCut = line.startsWith("  volley ") && next.matches("[^ A-Z].*");
            assertFalse(nameIsCut || commandIsCut, line + "\n" + next);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "reproduce"})
    void shouldTellThatAPastRunHasItsOwnNumberOfRanks(String command) {
        var terminal = new CapturedTerminal();
        terminal.run("help", command);
        String words = terminal.out().replaceAll("\\s+", " ");
        assertTrue(words.contains("Default: as many as the run had; one under an MPI launcher."), words);
        assertFalse(words.contains("one for each processor"), words);
    }

    /** The list of commands shows the first line of what each command's own help says. */
    @Test
    void shouldListEachCommandWithAWholeSentence() {
        var terminal = new CapturedTerminal();
        terminal.run("help");
        var sentences = terminal.out()
                .lines()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .collect(Collectors.joining("\n"))
                .split("\n(?=  \\w)");
        assertTrue(sentences.length >= 10, terminal.out());
        for (String sentence : sentences) {
            assertTrue(sentence.strip().matches("(?s)\\w+ +[A-Z].*[^,](\\.|: volley .*)"), sentence);
        }
    }
}
