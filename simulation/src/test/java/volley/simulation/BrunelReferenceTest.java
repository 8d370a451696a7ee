package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volley.partition.random.Seeding;

/**
 * Brunel's network has the statistics that it has in NEST 3.10. Means over seeds are to differ by less than four
 * standard errors, those of both sides, and a small part of the value. With so few seeds the standard errors are
 * estimates themselves; the seeds and the number of ranks are fixed, so that every run of a test has the same outcome.
 *
 * <p>Each comparison is also written as a table to {@code target/validation}.
 */
class BrunelReferenceTest {
    private static final int RANKS = 2;
    private static final int FEWEST_SEEDS = 5;
    private static final double STANDARD_ERRORS = 4;
    private static final double PART_OF_RATES = 0.001;
    private static final double PART_OF_OTHERS = 0.01;
    private static final int LARGEST_QUICK_ORDER = 250;

    static Stream<Arguments> quickNetworks() {
        return networks(false);
    }

    static Stream<Arguments> slowNetworks() {
        return networks(true);
    }

    private static Stream<Arguments> networks(boolean slow) {
        return NestReference.brunelNetworks()
                .filter(reference -> reference.at("/network/order").asInt() > LARGEST_QUICK_ORDER == slow)
                .map(reference -> Arguments.of(
                        reference.at("/network/order").asInt(),
                        reference.at("/network/g").asDouble(),
                        reference.at("/network/eta").asDouble(),
                        reference));
    }

    @ParameterizedTest(name = "order {0}, g {1}, eta {2}")
    @MethodSource("quickNetworks")
    @Timeout(120)
    void shouldHaveTheStatisticsOfNest(int order, double g, double eta, JsonNode reference) throws IOException {
        compare(reference);
    }

    @ParameterizedTest(name = "order {0}, g {1}, eta {2}")
    @MethodSource("slowNetworks")
    @Tag("slow")
    @Timeout(900)
    void shouldHaveTheStatisticsOfNestWhenLarge(int order, double g, double eta, JsonNode reference)
            throws IOException {
        compare(reference);
    }

    private static void compare(JsonNode reference) throws IOException {
        var network = BrunelNetwork.of(reference.get("network"));
        int seeds = Math.max(FEWEST_SEEDS, reference.at("/network/seeds").asInt());
        var samples = LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> NetworkStatistics.of(
                        network, network.run(RANKS, seed, Seeding.RANK).spikes()))
                .toList();
        var comparisons = samples.getFirst().keySet().stream()
                .map(name -> Comparison.of(name, samples, reference))
                .toList();
        write(network, seeds, comparisons);
        assertAll(comparisons.stream()
                .map(comparison -> () -> assertTrue(comparison.difference() <= comparison.allowed(), comparison::row)));
    }

    private static void write(BrunelNetwork network, int seeds, List<Comparison> comparisons) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "### order %d, g %s, eta %s: %d seeds%n",
                network.order(),
                network.g(),
                network.eta(),
                seeds));
        lines.add("| statistic | Volley | sd | NEST | sd | difference | allowed |");
        lines.add("|---|---|---|---|---|---|---|");
        comparisons.forEach(comparison -> lines.add(comparison.row()));
        var folder = Files.createDirectories(Path.of("target", "validation"));
        Files.write(
                folder.resolve("order-%d-g-%s-eta-%s.md".formatted(network.order(), network.g(), network.eta())),
                lines);
    }

    private record Comparison(
            String name, double mean, double sd, double nestMean, double nestSd, double difference, double allowed) {
        static Comparison of(String name, List<Map<String, Double>> samples, JsonNode reference) {
            var values =
                    samples.stream().mapToDouble(sample -> sample.get(name)).toArray();
            double mean = StatUtils.mean(values);
            double variance = StatUtils.variance(values);
            double nestMean = reference.at("/statistics/" + name + "/mean").asDouble(Double.NaN);
            double nestSd = reference.at("/statistics/" + name + "/sd").asDouble(Double.NaN);
            double standardError = Math.sqrt(variance / values.length
                    + nestSd * nestSd / reference.at("/network/seeds").asInt());
            double part = name.startsWith("rate_e") || name.startsWith("rate_i") ? PART_OF_RATES : PART_OF_OTHERS;
            double allowed = STANDARD_ERRORS * standardError + part * nestMean;
            return new Comparison(
                    name, mean, Math.sqrt(variance), nestMean, nestSd, Math.abs(mean - nestMean), allowed);
        }

        String row() {
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
    }
}
