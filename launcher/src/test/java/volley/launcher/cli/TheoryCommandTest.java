package volley.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    void shouldNameParametersByKeyAndPutPopulationsThatAgreeInOneRow() {
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run("theory", "brunel", "--order", "250", "--J", "0.2 mV"), terminal.err());
        var rows = terminal.out().lines().map(String::strip).toList();
        assertTrue(rows.get(0).matches("order +J_mV +population .*"), terminal.out());
        assertTrue(rows.get(1).matches("250 +0.2 +exc, inh +.*"), terminal.out());
    }

    @Test
    void shouldGiveAListTheUnitAtItsEnd() {
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run("theory", "brunel", "--J", "0.0001, 0.0002 V"), terminal.err());
        var rows = terminal.out().lines().map(String::strip).toList();
        assertTrue(rows.get(1).matches("0.1 +exc, inh .*"), terminal.out());
        assertTrue(rows.get(2).matches("0.2 +exc, inh .*"), terminal.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"brunel", "microcircuit", "microcircuit --scale-neurons 0.1,0.5,1"})
    void shouldShowNoMoreColumnsThanATerminalHas(String words) {
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run(("theory " + words).split(" ")), terminal.err());
        assertTrue(terminal.out().lines().allMatch(line -> line.length() <= 80), terminal.out());
    }

    @Test
    void shouldShowADefaultWhereAnotherValueStandsBesideIt() {
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run("theory", "brunel", "--g", "4.5,5", "--eta", "2"), terminal.err());
        var rows = terminal.out().lines().map(String::strip).toList();
        assertTrue(rows.get(0).matches("g +population .*"), terminal.out());
        assertTrue(rows.get(2).matches("5 +exc, inh .*"), terminal.out());
    }

    @Test
    void shouldShowEachPopulationOfANetworkOfAUsersOwn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("Two.java");
        Files.writeString(file, """
                import volley.simulation.*;
                import java.util.List;
                record Two(@Parameter(value = "2", text = "doubles a rate") double factor) implements Network {
                    public Populations build(Simulator sim) { throw new IllegalStateException("not asked for"); }
                    public List<StationaryState> theory() {
                        return List.of(new StationaryState("a", 1, 2, 3), new StationaryState("b", factor, 2, 3));
                    }
                }
                """);
        var terminal = new CapturedTerminal();
        assertEquals(0, terminal.run("theory", file.toString(), "--factor", "7,1"), terminal.err());
        var rows = terminal.out().lines().map(String::strip).toList();
        assertEquals(4, rows.size(), terminal.out());
        assertTrue(rows.get(1).matches("7 +a +1.00 +2.00 +3.00"), terminal.out());
        assertTrue(rows.get(2).matches("7 +b +7.00 +2.00 +3.00"), terminal.out());
        assertTrue(rows.get(3).matches("1 +a, b +1.00 +2.00 +3.00"), terminal.out());
    }

    @Test
    void shouldSaySoOfANetworkWithoutTheory(@TempDir Path folder) {
        var terminal = new CapturedTerminal();
        String file = folder.resolve("Balanced.java").toString();
        assertEquals(0, terminal.run("new", file), terminal.err());
        assertEquals(2, terminal.run("theory", file));
        assertTrue(terminal.err().startsWith("volley: network Balanced has no theory"), terminal.err());
        assertEquals(1, terminal.err().lines().count(), terminal.err());
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
