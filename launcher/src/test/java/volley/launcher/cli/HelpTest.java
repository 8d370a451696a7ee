package volley.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
}
