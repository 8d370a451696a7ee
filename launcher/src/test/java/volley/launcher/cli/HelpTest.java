package volley.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.launcher.CapturedTerminal;
import volley.launcher.ExitStatus;

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
