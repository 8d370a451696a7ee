package volley.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
    @Timeout(600)
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
        var title = "order %d, g %s, eta %s".formatted(network.order(), network.g(), network.eta());
        var file = "order-%d-g-%s-eta-%s.md".formatted(network.order(), network.g(), network.eta());
        StatisticsComparison.compare(title, file, samples, reference);
    }
}
