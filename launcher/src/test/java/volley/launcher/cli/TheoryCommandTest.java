package volley.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import volley.launcher.CapturedTerminal;

class TheoryCommandTest {
    @Test
    void shouldShowARowForEachCombination() {
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run("theory", "brunel", "--order", "250,1000..2500:1500"), terminal.err());
        var rows = terminal.out().lines().map(String::strip).toList();
        assertEquals(4, rows.size(), terminal.out());
        assertTrue(rows.get(0).startsWith("order"), terminal.out());
        for (var rate : List.of("57.73", "45.62", "32.03")) {
            assertTrue(rows.stream().anyMatch(row -> row.contains(rate)), terminal.out());
        }
    }

    @Test
    void shouldRefuseAValueThatNoNetworkHas() {
        var terminal = new CapturedTerminal();
        assertEquals(2, terminal.run("theory", "brunel", "--order", "250,x"));
        assertEquals("", terminal.out());
        assertTrue(terminal.err().contains("--order"), terminal.err());
        assertEquals(1, terminal.err().lines().count(), terminal.err());
    }

    @Test
    void shouldShowTheOptionsOfTheNetwork() {
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run("help", "theory", "brunel"), terminal.err());
        assertTrue(terminal.out().contains("--order=N,..."), terminal.out());
        assertTrue(terminal.out().contains("Default: 2500."), terminal.out());
    }
}
