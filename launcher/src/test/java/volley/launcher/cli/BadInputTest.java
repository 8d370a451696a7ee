package volley.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.launcher.CapturedTerminal;
import volley.launcher.ExitStatus;

/** Whatever a user gets wrong is told in one line, with status 2, before anything is simulated or written. */
class BadInputTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --order   | 0          | order 0: expected 1 to
            --order   | -3         | order -3: expected 1 to
            --order   | abc        | --order abc: expected a whole number, at most 2147483647
            --order   | 3000000000 | --order 3000000000
            --order   | 5          | in-degree of 0
            --epsilon | 0.001      | in-degree of 0
            --epsilon | 0          | epsilon 0: expected more than 0
            --epsilon | 1.5        | epsilon 1.5: expected more than 0
            --epsilon | NaN        | --epsilon NaN: expected a finite number
            --g       | -1         | g -1: expected
            --g       | NaN        | --g NaN: expected a finite number
            --eta     | -0.1       | eta -0.1: expected
            --eta     | Infinity   | eta Infinity: expected
            --J       | -0.1       | J -0.1 mV: expected
            --J       | 0          | J 0 mV: expected
            --J       | NaN        | --J NaN: expected a finite number
            --J       | 0.1 ms     | wrong kind: expected a number with a unit like mV
            --J       | 0.1 parsec | unknown unit
            --J       | 1e999 mV   | finite
            --delay   | 1.55       | delay 1.55 ms is not a multiple of dt 0.1 ms
            --delay   | 0.05       | delay 0.05 ms: expected at least one step, dt 0.1 ms
            --delay   | 1.5 mV     | wrong kind: expected a number with a unit like ms
            --delay   | 1,5 ms     | expected a number with a unit like ms
            --simtime | 10.05      | simtime 10.05 ms is not a multiple of dt 0.1 ms
            --simtime | 0          | simtime 0 ms: expected
            --simtime | -1 s       | simtime -1000 ms: expected
            --simtime | 1e99       | simtime
            --dt      | 0          | dt 0 ms: expected
            --dt      | 0.3        | is not a multiple of dt 0.3 ms
            --threads | 0          | threads 0: expected 1 to 65536
            --threads | -1         | threads -1: expected 1 to 65536
            --threads | 2147483647 | threads 2147483647: expected 1 to 65536
            --threads | 501        | threads 501: 501 ranks for 500 neurons
            --seed    | x          | --seed x: expected a whole number, at most 9223372036854775807
            --seeding | neurons    | --seeding neurons: expected rank or neuron
            --warmup  | 10         | warm-up 10 ms: expected at least 0 and less than simtime 10 ms
            --warmup  | 0.25       | warm-up 0.25 ms is not a multiple of dt 0.1 ms
            --record  | -1         | --record -1: expected a number of neurons, all, or none
            --record  | most       | --record most: expected a number of neurons, all, or none
            --out     | ''         | output folder without a name: expected a new or an empty folder
            --ordre   | 100        | unknown argument --ordre: expected --order? See volley help run brunel
            --record_ | 100        | unknown argument --record_: expected --record? See volley help run brunel
            --sim_time | 100       | unknown argument --sim_time: expected --simtime? See volley help run brunel
            --xyz     | 100        | unknown argument --xyz: see volley help run brunel
            """)
    void shouldRefuseInOneLine(String option, String value, String expected) {
        var arguments = new ArrayList<>(List.of("run", "brunel", "--order", "100", "--simtime", "10"));
        arguments.addAll(List.of("--out", folder.resolve("out").toString(), option, value));
        assertRefused(arguments, expected);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void shouldRefuseNetworkThatDoesNotFitMemory() {
        assertRefused(
                List.of("run", "brunel", "--order", "10000000"),
                "brunel of 50,000,000 neurons and 250,000,000,000,000 synapses needs about");
    }

    @Test
    void shouldRefuseFolderThatIsNotEmpty() throws Exception {
        Files.createFile(folder.resolve("precious"));
        assertRefused(List.of("run", "brunel", "--out", folder.toString()), "is not empty");
        assertTrue(Files.exists(folder.resolve("precious")));
    }

    @Test
    void shouldRefuseFolderThatIsFileOrInsideOne() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(List.of("run", "brunel", "--out", file.toString()), "is a file");
        assertRefused(List.of("run", "brunel", "--out", file + "/inside"), "cannot be written");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "run", "run brunl", "frobnicate", "help frobnicate", "exec", "exec nowhere.java", "info x"})
    void shouldRefuseIncompleteOrUnknownCommand(String line) {
        assertRefused(line.isEmpty() ? List.of() : List.of(line.split(" ")), "volley: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rum brunell", "help rum", "rum --order 3", "rum"})
    void shouldNameTheCommandsWhereOneIsMisspelt(String line) {
        assertRefused(List.of(line.split(" ")), "command rum: expected run, sweep, resume, ");
    }

    private static void assertRefused(List<String> arguments, String expected) {
        var terminal = new CapturedTerminal();
        assertEquals(ExitStatus.USER_ERROR, terminal.run(arguments), terminal.err());
        assertEquals("", terminal.out());
        assertEquals(1, terminal.err().lines().count(), terminal.err());
        assertTrue(terminal.err().startsWith("volley: "), terminal.err());
        assertTrue(terminal.err().contains(expected), terminal.err());
    }
}
