package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.launcher.CapturedTerminal;
import volley.launcher.network.NetworkSource;
import volley.launcher.run.Experiment;
import volley.results.RunFile;
import volley.results.sweep.SweepPoint;
import volley.simulation.Settings;

class SweepTableTest {
    private static final int COLUMNS = 80;

    private static Point point(String network) {
        var source = NetworkSource.of(network);
        return new Plan(
                        source.type(),
                        options -> Experiment.of(
                                source, source.create(options), 100, 0.1, Settings.defaults(), OptionalDouble.empty()))
                .points(List.of())
                .getFirst();
    }

    private static List<String> table(String network, Axis... axes) {
        var point = point(network);
        var out = new StringWriter();
        var table = SweepTable.of(List.of(axes), point, new PrintWriter(out));
        table.head();
        table.foot();
        var lines = out.toString().lines().toList();
        lines.forEach(line -> assertTrue(line.length() <= COLUMNS, line));
        return lines;
    }

    private static String head(String network, Axis... axes) {
        return table(network, axes).getFirst().strip().replaceAll(" +", " ");
    }

    /** A network of so many populations without theory. */
    private static String network(Path folder, int populations) throws IOException {
        String others = IntStream.range(1, populations)
                .mapToObj(i -> ".and(\"p" + i + "\", neurons(sim))")
                .collect(Collectors.joining());
        Path file = folder.resolve("Many.java");
        Files.writeString(file, """
                import volley.models.*;
                import volley.simulation.*;
                record Many() implements Network {
                    public Populations build(Simulator sim) {
                        return Populations.of("p0", neurons(sim))%s;
                    }
                    private static NodeView neurons(Simulator sim) {
                        return sim.create(IafPscDelta.defaults(), 10);
                    }
                }
                """.formatted(others));
        return file.toString();
    }

    /** Rates of populations may be apart by ten times: the theory of one says nothing about the mean of all. */
    @Test
    void shouldCompareTheMeanRateWithTheMeanOfTheory(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("Uneven.java"), """
                import static volley.models.Units.pA;
                import java.util.List;
                import volley.models.*;
                import volley.simulation.*;
                record Uneven() implements Network {
                    public Populations build(Simulator sim) {
                        var all = Populations.of("slow", neurons(sim, 400, 30)).and("fast", neurons(sim, 1600, 10));
                        for (int i = 0; i < 6; i++) {
                            all = all.and("silent" + i, neurons(sim, 0, 10));
                        }
                        return all;
                    }
                    private static NodeView neurons(Simulator sim, double current, int count) {
                        return sim.create(IafPscDelta.defaults().iE(pA(current)), count);
                    }
                    public List<StationaryState> theory() {
                        return List.of(new StationaryState("slow", 10, 0, 0), new StationaryState("fast", 90, 0, 0));
                    }
                }
                """);
        Path out = folder.resolve("out");
        var terminal = new CapturedTerminal();
        assertEquals(
                0,
                terminal.run(("run " + file + " --simtime 100 --threads 1 --no-plot --quiet --out " + out).split(" ")),
                terminal.err());
        var run = RunFile.read(out).run();
        double slow = run.populations().get(0).steadyRateHertz();
        double fast = run.populations().get(1).steadyRateHertz();
        assertTrue(slow > 10 && fast > slow + 50, slow + ", " + fast);
        double steady = (30 * slow + 10 * fast) / 40;
        double theory = (30 * 10 + 10 * 90) / 40.0;
        var point = point(file.toString());
        var lines = new StringWriter();
        var table = SweepTable.of(List.of(), point, new PrintWriter(lines));
        table.row(point, new SweepPoint("p", SweepPoint.Status.DONE, "", point.settings(), run));
        table.foot();
        String row = lines.toString().lines().findFirst().orElseThrow();
        String expected = String.format(Locale.ROOT, " %.2f %.2f %+.0f ", steady, theory, 100 * (steady / theory - 1));
        assertTrue(row.replaceAll(" +", " ").contains(expected), row + " for " + expected);
        assertTrue(lines.toString().contains("means of the populations that have a theory"), lines.toString());
    }

    @Test
    void shouldShowWhatVariesAndTheRatesOfThePopulations() {
        var g = new Axis("--g", List.of("4", "5"));
        var order = new Axis("--order", List.of("100", "2500"));
        var seed = new Axis("--seed", List.of("1"));
        assertEquals("order g exc inh steady theory off % CV Fano RTF MiB", head("brunel", order, g, seed));
    }

    @Test
    void shouldShowTheMeanRateWhereThePopulationsTakeTooMuchRoom(@TempDir Path folder) throws IOException {
        assertEquals("p0 p1 p2 steady CV Fano RTF MiB", head(network(folder, 3)));
        assertEquals("mean steady CV Fano RTF MiB", head(network(folder, 8)));
    }
}
