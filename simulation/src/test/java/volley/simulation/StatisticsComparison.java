package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hipparchus.stat.StatUtils;

/**
 * A statistic over seeds beside NEST's. The means are to differ by at most four standard errors, those of both sides, and
 * a small part of the value.
 */
public record StatisticsComparison(
        String name, double mean, double sd, double nestMean, double nestSd, double difference, double allowed) {
    private static final double STANDARD_ERRORS = 4;
    private static final double PART_OF_RATES = 0.001;
    private static final double PART_OF_OTHERS = 0.01;

    /** Of NEST's value: a comparison that allows more tells too little to be one. */
    private static final double LARGEST_PART = 0.5;

    /**
     * Fails where a statistic differs, or could differ by half its value; writes all of them as a table to {@code
     * target/validation}.
     *
     * @param samples by name, one map a seed
     */
    static void compare(String title, String file, List<Map<String, Double>> samples, JsonNode reference)
            throws IOException {
        int nestSeeds = reference.at("/network/seeds").asInt();
        var comparisons = samples.getFirst().keySet().stream()
                .map(name -> of(
                        name,
                        samples.stream().mapToDouble(sample -> sample.get(name)).toArray(),
                        reference.at("/statistics/" + name),
                        nestSeeds,
                        isRate(name) ? PART_OF_RATES : PART_OF_OTHERS))
                .toList();
        check("%s: %d seeds".formatted(title, samples.size()), file, comparisons, Set.of());
    }

    /**
     * Fails where a statistic differs, or could differ by half its value; writes all of them as a table to {@code
     * target/validation}.
     *
     * @param scattered names of those that scatter so much from seed to seed that they could: all of them, and no others
     */
    public static void check(String title, String file, List<StatisticsComparison> comparisons, Set<String> scattered)
            throws IOException {
        var lines = new ArrayList<String>();
        lines.add("### %s%n".formatted(title));
        lines.add("| statistic | Volley | sd | NEST | sd | difference | allowed |");
        lines.add("|---|---|---|---|---|---|---|");
        comparisons.forEach(comparison -> lines.add(comparison.row()));
        Files.write(Files.createDirectories(Path.of("target", "validation")).resolve(file), lines);
        assertAll(comparisons.stream()
                .map(comparison -> () -> assertTrue(comparison.difference() <= comparison.allowed(), comparison::row)));
        assertEquals(
                scattered,
                comparisons.stream()
                        .filter(comparison -> comparison.allowed() > LARGEST_PART * Math.abs(comparison.nestMean()))
                        .map(StatisticsComparison::name)
                        .collect(Collectors.toSet()),
                "statistics that allow more than half their value");
    }

    /**
     * @param values one a sample
     * @param nest mean and sd over seeds
     * @param part of the value that the means may differ by besides
     */
    public static StatisticsComparison of(String name, double[] values, JsonNode nest, int nestSeeds, double part) {
        double mean = StatUtils.mean(values);
        double variance = StatUtils.variance(values);
        double nestMean = nest.path("mean").asDouble(Double.NaN);
        double nestSd = nest.path("sd").asDouble(Double.NaN);
        double standardError = Math.sqrt(variance / values.length + nestSd * nestSd / nestSeeds);
        double allowed = STANDARD_ERRORS * standardError + part * Math.abs(nestMean);
        return new StatisticsComparison(
                name, mean, Math.sqrt(variance), nestMean, nestSd, Math.abs(mean - nestMean), allowed);
    }

    private String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %.5g | %.2g | %.5g | %.2g | %.2g | %.2g |",
                name,
                mean,
                sd,
                nestMean,
                nestSd,
                difference,
                allowed);
    }

    private static boolean isRate(String name) {
        return name.startsWith("rate_e") || name.startsWith("rate_i");
    }
}
