package volley.exchange.launched;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("launcher")
class LaunchedProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Starts a process, sends it a signal, and prints its status. */
    static final class Signalling {
        public static void main(String... signal) throws InterruptedException {
            try (var sleep = LaunchedProcess.start(List.of("sh", "-c", "echo begun; exec sleep 100"), Map.of())) {
                sleep.awaitOutput(Pattern.compile("begun"), PATIENCE);
                sleep.signal(signal[0], sleep.pid());
                System.out.print("status " + sleep.awaitStatus(Duration.ofSeconds(20)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "HUP, 129"})
    void shouldStartWhatASignalEndsThoughItsStarterIgnoresIt(String signal, int status) throws Exception {
        var command = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.addAll(JavaCommand.of(Signalling.class, List.of(), signal));
        try (var starter = LaunchedProcess.start(command, Map.of())) {
            assertEquals(0, starter.awaitStatus(PATIENCE), starter::output);
            assertEquals("status " + status, starter.output());
        }
    }
}
