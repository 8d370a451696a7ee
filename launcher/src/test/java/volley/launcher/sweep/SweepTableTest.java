package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.launcher.network.NetworkSource;
import volley.launcher.run.Experiment;
import volley.simulation.Settings;

class SweepTableTest {
    private static final int COLUMNS = 80;

    private static List<String> table(String network, Axis... axes) {
        var source = NetworkSource.of(network);
        var point = new Plan(
                        source.type(),
                        options -> Experiment.of(
                                source,
                                source.type().create(options),
                                100,
                                0.1,
                                Settings.defaults(),
                                OptionalDouble.empty()))
                .points(List.of())
                .getFirst();
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
