package volley.launcher.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.launcher.Terminal;

class ProgressLineTest {
    @Test
    void shouldTellTimeRateAndTimeLeft() {
        assertEquals(
                " 25 % =====>                 250 / 1,000 ms, 125 ms/s, 0:06 left",
                ProgressLine.render(0, 250, 1000, Duration.ofSeconds(2), 64));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 40, 59, 79, 200})
    void shouldNeverBeWiderThanTheTerminal(int columns) {
        for (long done : new long[] {0, 1, 500, 1000}) {
            String line = ProgressLine.render(0, done, 1000, Duration.ofSeconds(5000), columns);
            assertTrue(line.length() <= columns, line);
        }
    }

    @Test
    void shouldPredictTheEndOfAResumedRunFromWhatItHasDoneItself() {
        String line = ProgressLine.render(900, 950, 1000, Duration.ofSeconds(10), 64);
        assertTrue(line.contains(", 5 ms/s, 0:10 left"), line);
    }

    @Test
    void shouldDrawNothingWithoutATerminal() {
        var err = new StringWriter();
        try (var progress = ProgressLine.on(new Terminal(new PrintWriter(err), new PrintWriter(err), 0), 0, 100)) {
            progress.reached(50);
        }
        assertEquals("", err.toString());
    }

    @Test
    void shouldLeaveAnEmptyLineOnATerminal() {
        var err = new StringWriter();
        try (var progress = ProgressLine.on(new Terminal(new PrintWriter(err), new PrintWriter(err), 60), 0, 100)) {
            progress.reached(50);
        }
        var states = err.toString().split("\r", -1);
        assertEquals(" ".repeat(59), states[states.length - 2]);
        assertEquals("", states[states.length - 1]);
        assertFalse(err.toString().contains("\n"));
    }
}
