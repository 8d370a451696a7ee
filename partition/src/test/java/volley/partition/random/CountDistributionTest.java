package volley.partition.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.IntegerDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Statistics are of fixed seeds: an outcome never changes from one run to the next. */
class CountDistributionTest {
    private static final int DRAWS = 200_000;

    static Stream<Arguments> twins() {
        return Stream.of(
                Arguments.of(new Binomial(1, 0.3), new BinomialDistribution(1, 0.3)),
                Arguments.of(new Binomial(20, 0.5), new BinomialDistribution(20, 0.5)),
                Arguments.of(new Binomial(1000, 0.001), new BinomialDistribution(1000, 0.001)),
                Arguments.of(new Binomial(1000, 0.97), new BinomialDistribution(1000, 0.97)),
                Arguments.of(new Binomial(100_000, 0.1), new BinomialDistribution(100_000, 0.1)),
                Arguments.of(new Poisson(0.01), new PoissonDistribution(0.01)),
                Arguments.of(new Poisson(1), new PoissonDistribution(1)),
                Arguments.of(new Poisson(12.7), new PoissonDistribution(12.7)),
                Arguments.of(new Poisson(5000.5), new PoissonDistribution(5000.5)),
                Arguments.of(new Hypergeometric(5, 3, 4), new HypergeometricDistribution(8, 5, 4)),
                Arguments.of(new Hypergeometric(3, 100, 100), new HypergeometricDistribution(103, 3, 100)),
                Arguments.of(new Hypergeometric(700, 300, 500), new HypergeometricDistribution(1000, 700, 500)),
                Arguments.of(
                        new Hypergeometric(50_000, 50_000, 10_000),
                        new HypergeometricDistribution(100_000, 50_000, 10_000)));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void shouldDrawEachCountByItsProbability(CountDistribution distribution, IntegerDistribution reference) {
        long key = RandomKey.of(3, Purpose.WIRING);
        var draws = IntStream.range(0, DRAWS)
                .map(i -> (int) distribution.draw(RandomKey.draw(key, i)))
                .toArray();
        Goodness.assertOf(reference::probability, draws);
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "10, 1", "0, 0.5", "0, 0", "0, 1"})
    void shouldDrawWhatIsCertain(long trials, double p) {
        var binomial = new Binomial(trials, p);
        LongStream.of(0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE)
                .forEach(bits -> assertEquals(p == 1 ? trials : 0, binomial.draw(bits)));
    }

    @Test
    void shouldDrawAllOrNoneWithoutReplacement() {
        assertEquals(7, new Hypergeometric(7, 5, 12).draw(99));
        assertEquals(0, new Hypergeometric(7, 5, 0).draw(99));
        assertEquals(4, new Hypergeometric(0, 5, 0).draw(99) + new Hypergeometric(9, 0, 4).draw(99));
        assertEquals(0, new Poisson(0).draw(99));
    }

    /** Numbers of connections as large as a whole network's: mean and spread in standard errors. */
    @Test
    void shouldDrawFromMoreTrialsThan32Bits() {
        long trials = 30_000_000_000L;
        double p = 0.25;
        var binomial = new Binomial(trials, p);
        long key = RandomKey.of(4, Purpose.WIRING);
        var draws = LongStream.range(0, 200)
                .mapToDouble(i -> binomial.draw(RandomKey.draw(key, i)) - trials * p)
                .toArray();
        Goodness.assertMoments(0, Math.sqrt(trials * p * (1 - p)), draws);
    }
}
