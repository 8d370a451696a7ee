package volley.launcher.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.exchange.RankFailedException;
import volley.launcher.CapturedTerminal;
import volley.launcher.Launch;
import volley.launcher.RankSettings;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.Transport;
import volley.partition.UserException;
import volley.partition.random.Seeding;
import volley.simulation.Settings;

class ProgramRunTest {
    @TempDir
    private Path folder;

    private Path program(String source) throws IOException {
        return Files.writeString(folder.resolve("Program.java"), source);
    }

    private String printed(int threads, String source, String... arguments) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var original = System.out;
        Path file = program(source);
        var settings =
                new RankSettings(Transport.LOCAL, OptionalInt.of(threads), Optional.empty(), Duration.ofMinutes(1));
        System.setOut(new PrintStream(bytes, true));
        var terminal = new Terminal(new PrintWriter(bytes), new PrintWriter(bytes), 0);
        var program = new ProgramRun(
                UserProgram.compile(file), List.of(arguments), new Settings(7, Seeding.NEURON), terminal);
        try {
            Ranks.use(Launch.in(Map.of()), settings, threads, program::run);
        } finally {
            System.setOut(original);
        }
        return bytes.toString();
    }

    @Test
    void shouldRunOnEveryRankAndPrintOnce() throws Exception {
        String source = """
                import volley.exchange.Reduction;
                import volley.simulation.CurrentRank;

                public class Program {
                    static int runs;

                    public static void main(String[] args) {
                        var ranks = CurrentRank.communicator();
                        var sum = new long[] {++runs};
                        ranks.allReduce(sum, Reduction.SUM);
                        System.out.println(args[0] + " " + ranks.size() + " ranks, sum " + sum[0]);
                    }
                }
                """;
        assertEquals("hello 3 ranks, sum 3" + System.lineSeparator(), printed(3, source, "hello"));
    }

    @Test
    void shouldRunACompactSourceFile() throws Exception {
        assertEquals("compact\n", printed(2, "void main() { System.out.print(\"compact\\n\"); }"));
    }

    @Test
    void shouldSilenceThreadsThatOtherRanksStart() throws Exception {
        String source = """
                void main() throws Exception {
                    var thread = new Thread(() -> System.out.print("."));
                    thread.start();
                    thread.join();
                }
                """;
        assertEquals(".", printed(4, source));
    }

    @Test
    void shouldPrintErrorsOnce() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var original = System.err;
        System.setErr(new PrintStream(bytes, true));
        try {
            printed(4, "void main() { System.err.print(\"oh\"); }");
        } finally {
            System.setErr(original);
        }
        assertEquals("oh", bytes.toString());
    }

    @Test
    void shouldGiveSimulatorsTheSeedAndSeedingOfTheCommandLine() throws Exception {
        Path file = program("""
                import static volley.models.Units.*;
                import static volley.partition.connect.ConnectionRule.*;
                import volley.models.*;
                import volley.simulation.*;

                void main() throws Exception {
                    var sim = new Simulator(ms(0.1));
                    var neurons = sim.create(IafPscDelta.defaults(), 20);
                    var noise = sim.create(new PoissonGenerator(hertz(20000)));
                    sim.connect(noise, neurons, allToAll(), Synapse.of(mV(0.5), ms(1)));
                    sim.connect(neurons, neurons, fixedIndegree(3), Synapse.of(mV(0.5), ms(1)));
                    System.out.println(sim.simulate(ms(50)).fingerprint());
                }
                """);
        var printed = new ArrayList<String>();
        for (String options : List.of(
                "",
                "--seed 1 --threads 1",
                "--seed 2 --threads 1",
                "--seeding neuron --threads 1",
                "--seeding neuron --threads 2")) {
            var bytes = new ByteArrayOutputStream();
            var original = System.out;
            System.setOut(new PrintStream(bytes, true));
            try {
                var words = new ArrayList<>(List.of("exec"));
                words.addAll(options.isEmpty() ? List.of("--threads", "1") : List.of(options.split(" ")));
                words.add(file.toString());
                assertEquals(0, new CapturedTerminal().run(words));
            } finally {
                System.setOut(original);
            }
            printed.add(bytes.toString());
        }
        assertEquals(printed.get(0), printed.get(1));
        assertNotEquals(printed.get(0), printed.get(2));
        assertNotEquals(printed.get(0), printed.get(3));
        assertEquals(printed.get(3), printed.get(4));
    }

    @Test
    void shouldTellWhereAProgramDoesNotCompile() throws Exception {
        Path file = program("class Program {\n  int x = \"one\";\n}\n");
        var thrown = assertThrows(UserException.class, () -> UserProgram.compile(file));
        assertTrue(thrown.getMessage().startsWith(file + ":2: incompatible types"), thrown.getMessage());
    }

    @Test
    void shouldTellInLinesOfTheirOwnWhatDoesNotCompileAndWhatItMightHaveBeen() throws Exception {
        Path file = program("class Program {\n  int a = Math.abs(\"one\");\n  int b = c;\n}\n");
        var thrown = assertThrows(UserException.class, () -> UserProgram.compile(file));
        var lines = thrown.getMessage().lines().toList();
        assertEquals(file + ":2: no suitable method found for abs(java.lang.String)", lines.getFirst());
        assertEquals(
                List.of("int", "long", "float", "double"),
                lines.stream()
                        .filter(line -> line.endsWith(" is not applicable"))
                        .map(line -> line.replaceAll("    method .*abs\\((\\w+)\\) is not applicable", "$1"))
                        .toList());
        assertEquals(file + ":3: cannot find symbol, symbol: variable c, location: class Program", lines.getLast());
    }

    @Test
    void shouldRefuseAProgramWithoutMain() throws Exception {
        var program = UserProgram.compile(program("class Program {}"));
        var thrown = assertThrows(UserException.class, () -> program.run(List.of()));
        assertTrue(thrown.getMessage().contains("no main method"), thrown.getMessage());
    }

    @Test
    void shouldTellAWrongUseOfVolleyInOneLine() throws Exception {
        Path file = program("void main() {\n  new volley.simulation.Simulator(volley.models.Units.ms(0));\n}");
        var terminal = new CapturedTerminal();
        assertEquals(2, terminal.run("exec", "--threads", "2", file.toString()));
        assertEquals(1, terminal.err().lines().count(), terminal.err());
        assertTrue(terminal.err().startsWith("volley: " + file + ":2: dt 0.0 ms"), terminal.err());
    }

    @Test
    void shouldTellWhatFailedInTheProgramAndWhere() throws Exception {
        Path file = program("void main() {\n  throw new IllegalStateException(\"boom\");\n}");
        var terminal = new CapturedTerminal();
        assertEquals(1, terminal.run("exec", "--threads", "2", file.toString()));
        assertTrue(
                terminal.err().contains("program " + file + ":2 failed: java.lang.IllegalStateException: boom"),
                terminal.err());
        assertFalse(terminal.err().contains("MainMethod"), terminal.err());
    }

    /** As where a sink fails while the program simulates. */
    @Test
    void shouldTellWhichLineOfTheProgramIsTheCause() throws Exception {
        Path file = program("""
                void main() {
                    try {
                        take();
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }

                void take() throws java.io.IOException {
                    throw new java.io.IOException("disk full");
                }
                """);
        var terminal = new CapturedTerminal();
        assertEquals(1, terminal.run("exec", "--threads", "2", file.toString()));
        assertTrue(terminal.err().contains("program " + file + ":10 failed: "), terminal.err());
        assertTrue(terminal.err().contains("Caused by: java.io.IOException: disk full"), terminal.err());
        assertFalse(terminal.err().contains("MainMethod"), terminal.err());
    }

    @Test
    void shouldSayThatAllRanksAskWhereOneAsksAlone() {
        String source = """
                import static volley.models.Units.ms;
                import volley.models.IafPscDelta;
                import volley.simulation.Simulator;

                void main() {
                    var sim = new Simulator(ms(0.1));
                    var neurons = sim.create(IafPscDelta.defaults(), 4);
                    var result = sim.simulate(ms(1));
                    if (sim.rank() == 0) {
                        IO.println(result.rate(neurons));
                    }
                }
                """;
        var thrown = assertThrows(RankFailedException.class, () -> printed(2, source));
        assertEquals(
                "rank 1 has ended while others wait for it: expected the same calls on every rank, questions to a result too",
                thrown.getMessage());
    }
}
