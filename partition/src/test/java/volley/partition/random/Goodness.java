package volley.partition.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.hipparchus.stat.descriptive.moment.Kurtosis;
import org.hipparchus.stat.descriptive.moment.Mean;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.inference.ChiSquareTest;

/** Compares samples with the distribution that they should be of. Samples are of fixed seeds. */
public final class Goodness {
    private static final double LEAST_LIKELY = 1e-4;
    private static final double FEWEST_EXPECTED = 10;
    private static final double STANDARD_ERRORS = 4;

    private Goodness() {}

    /**
     * A chi-square test; neighbouring values that are expected less than ten times are counted together.
     *
     * @param probability of every whole number
     */
    public static void assertOf(IntToDoubleFunction probability, int[] sample) {
        int min = Arrays.stream(sample).min().orElseThrow();
        int max = Arrays.stream(sample).max().orElseThrow();
        var counts = new long[max - min + 1];
        for (int value : sample) {
            counts[value - min]++;
        }
        var expected = new ArrayList<Double>();
        var observed = new ArrayList<Long>();
        double mass = 0;
        double covered = 0;
        long count = 0;
        for (int i = 0; i < counts.length; i++) {
            double p = probability.applyAsDouble(min + i);
            assertTrue(counts[i] == 0 || p > 0, min + i + " is impossible");
            mass += p;
            covered += p;
            count += counts[i];
            if (mass * sample.length >= FEWEST_EXPECTED) {
                expected.add(mass * sample.length);
                observed.add(count);
                mass = 0;
                count = 0;
            }
        }
        int last = expected.size() - 1;
        expected.set(last, expected.get(last) + mass * sample.length);
        observed.set(last, observed.get(last) + count);
        assertEquals(1, covered, FEWEST_EXPECTED / sample.length, "probability of the values that came up");
        if (last > 0) {
            double p = new ChiSquareTest()
                    .chiSquareTest(
                            expected.stream().mapToDouble(e -> e).toArray(),
                            observed.stream().mapToLong(o -> o).toArray());
            assertTrue(p > LEAST_LIKELY, () -> "chi-square p = " + p);
        }
    }

    /** Mean and standard deviation are within four standard errors. */
    public static void assertMoments(double mean, double deviation, double[] sample) {
        double root = Math.sqrt(sample.length);
        assertEquals(mean, new Mean().evaluate(sample), STANDARD_ERRORS * deviation / root, "mean");
        double excess = new Kurtosis().evaluate(sample);
        double error = deviation * Math.sqrt((excess + 2) / 4) / root;
        assertEquals(
                deviation, new StandardDeviation().evaluate(sample), STANDARD_ERRORS * error, "standard deviation");
    }
}
