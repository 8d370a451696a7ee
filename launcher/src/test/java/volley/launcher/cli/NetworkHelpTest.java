package volley.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.launcher.CapturedTerminal;

class NetworkHelpTest {
    /** What would be variables and formats of the library that prints the help. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "sweep", "theory"})
    void shouldShowTextsOfANetworkAsTheyAreWritten(String command, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("Texts.java"), """
                import volley.simulation.*;
                @Description("A 5 % net of ${user.name} $${x} $x %n %s")
                record Texts(@Parameter(value = "1", text = "half of 5 % ${user.name} $${x} $x %n %s") int n)
                        implements Network {
                    public Populations build(Simulator sim) { return null; }
                }
                """);
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run(command, file.toString(), "--help"), terminal.err());
        String words = terminal.out().replaceAll("\\s+", " ");
        assertTrue(words.contains("A 5 % net of ${user.name} $${x} $x %n %s"), words);
        assertTrue(words.contains("half of 5 % ${user.name} $${x} $x %n %s. Default: 1."), words);
    }
}
