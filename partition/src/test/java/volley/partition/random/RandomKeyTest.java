package volley.partition.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.continuous.UniformRealDistribution;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.inference.ChiSquareTest;
import org.hipparchus.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistical tests of fixed streams: an outcome never changes from one run to the next. */
class RandomKeyTest {
    private static final double LEAST_LIKELY = 1e-4;
    private static final double SIGMAS = 6;

    /** The ways in which numbers that differ little are turned into random bits. */
    static Stream<Named<LongUnaryOperator>> mixers() {
        long key = RandomKey.of(1, Purpose.WIRING);
        return Stream.of(
                Named.of("mix of multiples of GOLDEN", n -> RandomKey.mix(n * RandomKey.GOLDEN)),
                Named.of("draw by counter", n -> RandomKey.draw(key, n)),
                Named.of("first draw by number", n -> RandomKey.draw(RandomKey.narrow(key, n), 0)),
                Named.of("first draw by seed", n -> RandomKey.draw(RandomKey.of(n, Purpose.NOISE), 0)),
                Named.of("number narrowed twice", n -> RandomKey.narrow(RandomKey.narrow(key, n & 0xFF), n >>> 8)));
    }

    @ParameterizedTest
    @MethodSource("mixers")
    void shouldSetEachBitInHalfOfAllNumbers(LongUnaryOperator mixer) {
        int numbers = 1 << 18;
        var ones = new int[Long.SIZE];
        for (long n = 0; n < numbers; n++) {
            countBits(mixer.applyAsLong(n), ones);
        }
        double allowed = SIGMAS * Math.sqrt(numbers) / 2;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            assertEquals(numbers / 2.0, ones[bit], allowed, "ones in bit " + bit);
        }
    }

    @ParameterizedTest
    @MethodSource("mixers")
    void shouldTakeEachValueOfItsBitsAsOftenAsAnyOther(LongUnaryOperator mixer) {
        int numbers = 1 << 18;
        for (int shift = 0; shift <= 48; shift += 16) {
            var observed = new long[1 << 10];
            for (long n = 0; n < numbers; n++) {
                observed[(int) (mixer.applyAsLong(n) >>> shift) & 0x3FF]++;
            }
            assertUniform(observed, "bits from " + shift);
        }
    }

    @ParameterizedTest
    @MethodSource("mixers")
    void shouldGiveUniformFractions(LongUnaryOperator mixer) {
        var fractions = LongStream.range(0, 10_000)
                .mapToDouble(n -> fraction(mixer.applyAsLong(n)))
                .toArray();
        double p = new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), fractions);
        assertTrue(p > LEAST_LIKELY, () -> "Kolmogorov-Smirnov p = " + p);
    }

    @ParameterizedTest
    @MethodSource("mixers")
    void shouldGiveSuccessiveNumbersThatAreUncorrelated(LongUnaryOperator mixer) {
        int numbers = 1 << 16;
        var fractions = LongStream.range(0, numbers)
                .mapToDouble(n -> fraction(mixer.applyAsLong(n)))
                .toArray();
        for (int lag : new int[] {1, 2, 3, 64, 256}) {
            double r = new PearsonsCorrelation()
                    .correlation(Arrays.copyOf(fractions, numbers - lag), Arrays.copyOfRange(fractions, lag, numbers));
            assertEquals(0, r, SIGMAS / Math.sqrt(numbers - lag), "correlation at lag " + lag);
        }
    }

    @Test
    void shouldLetEveryInputBitSwayEveryOutputBit() {
        assertAvalanche(RandomKey::mix);
        assertAvalanche(number -> RandomKey.narrow(RandomKey.of(1, Purpose.WIRING), number));
        assertAvalanche(key -> RandomKey.narrow(key, 1));
        assertAvalanche(key -> RandomKey.draw(key, 1));
    }

    private static void assertAvalanche(LongUnaryOperator mixer) {
        int numbers = 4000;
        double allowed = SIGMAS * Math.sqrt(numbers) / 2;
        for (int in = 0; in < Long.SIZE; in++) {
            var flips = new int[Long.SIZE];
            for (int n = 1; n <= numbers; n++) {
                long input = n * RandomKey.GOLDEN;
                countBits(mixer.applyAsLong(input) ^ mixer.applyAsLong(input ^ 1L << in), flips);
            }
            for (int out = 0; out < Long.SIZE; out++) {
                assertEquals(numbers / 2.0, flips[out], allowed, "flips of bit " + out + " by bit " + in);
            }
        }
    }

    @Test
    void shouldGiveEverySeedPurposeAndNumberAStreamOfItsOwn() {
        var keys = LongStream.range(0, 200)
                .flatMap(seed -> Arrays.stream(Purpose.values()).mapToLong(purpose -> RandomKey.of(seed, purpose)))
                .flatMap(key -> LongStream.range(0, 500).map(number -> RandomKey.narrow(key, number)))
                .toArray();
        assertEquals(
                keys.length,
                Arrays.stream(keys)
                        .map(key -> RandomKey.draw(key, 0))
                        .distinct()
                        .count());
    }

    @Test
    void shouldTellTheOrderOfNumbersApart() {
        long key = RandomKey.of(1, Purpose.WIRING);
        assertNotEquals(RandomKey.narrow(RandomKey.narrow(key, 1), 2), RandomKey.narrow(RandomKey.narrow(key, 2), 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 1000, 4096})
    void shouldDrawEachIndexAsOftenAsAnyOther(int bound) {
        long key = RandomKey.of(5, Purpose.WIRING);
        var observed = new long[bound];
        IntStream.range(0, 1 << 17).forEach(n -> observed[RandomKey.index(RandomKey.draw(key, n), bound)]++);
        if (bound == 1) {
            assertEquals(1 << 17, observed[0]);
        } else {
            assertUniform(observed, "index below " + bound);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000, Integer.MAX_VALUE})
    void shouldKeepIndicesBelowTheirBound(int bound) {
        assertEquals(0, RandomKey.index(0, bound));
        assertEquals(bound - 1, RandomKey.index(-1, bound));
        assertEquals(bound / 2, RandomKey.index(Long.MIN_VALUE, bound));
    }

    private static void assertUniform(long[] observed, String what) {
        var expected = new double[observed.length];
        Arrays.fill(expected, (double) Arrays.stream(observed).sum() / observed.length);
        double p = new ChiSquareTest().chiSquareTest(expected, observed);
        assertTrue(p > LEAST_LIKELY && p < 1 - LEAST_LIKELY, () -> what + ": chi-square p = " + p);
    }

    private static void countBits(long bits, int[] ones) {
        for (int bit = 0; bit < Long.SIZE; bit++) {
            ones[bit] += (int) (bits >>> bit) & 1;
        }
    }

    private static double fraction(long bits) {
        return Math.scalb((double) (bits >>> 11), -53);
    }
}
