package volley.models;

import java.util.Arrays;

/**
 * The cumulative Poisson distribution in integers: a uniform draw of some bits that reaches the first k thresholds and
 * no more stands for the count {@code base + k}.
 *
 * @param base the lowest count that the draws can tell from impossible
 * @param thresholds 2^bits P(X <= base), 2^bits P(X <= base + 1), ..., rounded, ascending, above 0 and below 2^bits
 */
record PoissonThresholds(int base, int[] thresholds) {
    /** Likelihood, relative to the likeliest count's, below which counts are left out. */
    private static final double NEGLIGIBLE = 1e-14;

    /**
     * @param mean 0 or more, at most 1e9
     * @param bits bits of a draw, at most 31
     */
    static PoissonThresholds of(double mean, int bits) {
        int mode = (int) mean;
        int lowest = mode;
        for (double p = 1; lowest > 0 && p > NEGLIGIBLE; lowest--) {
            p *= lowest / mean;
        }
        int highest = mode;
        for (double p = 1; p > NEGLIGIBLE; highest++) {
            p *= mean / (highest + 1);
        }
        var cumulative = cumulative(mean, mode, lowest, highest);
        var rounded = Arrays.stream(cumulative)
                .mapToLong(sum -> Math.round(Math.scalb(sum, bits)))
                .toArray();
        int base = lowest + (int) Arrays.stream(rounded).filter(t -> t == 0).count();
        var thresholds = Arrays.stream(rounded)
                .filter(t -> t > 0 && t < 1L << bits)
                .mapToInt(t -> (int) t)
                .toArray();
        return new PoissonThresholds(base, thresholds);
    }

    /** P(X <= k) for k = lowest ... highest, from the ratios of neighbouring probabilities, p(k) / p(k-1) = mean / k. */
    private static double[] cumulative(double mean, int mode, int lowest, int highest) {
        var p = new double[highest - lowest + 1];
        p[mode - lowest] = 1;
        for (int k = mode; k > lowest; k--) {
            p[k - 1 - lowest] = p[k - lowest] * k / mean;
        }
        for (int k = mode + 1; k <= highest; k++) {
            p[k - lowest] = p[k - 1 - lowest] * mean / k;
        }
        for (int i = 1; i < p.length; i++) {
            p[i] += p[i - 1];
        }
        double total = p[p.length - 1];
        return Arrays.stream(p).map(sum -> sum / total).toArray();
    }
}
