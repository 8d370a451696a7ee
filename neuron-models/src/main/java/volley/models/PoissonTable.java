package volley.models;

import java.util.Arrays;

/** A Poisson distribution in the form in which {@link PoissonDraws} counts by it. */
final class PoissonTable {
    /** Thresholds that a pass over the draws finds its place among. */
    static final int COMPARED_AT_ONCE = 15;

    /** Bits of a draw. */
    static final int DRAW_BITS = 31;

    /** Means below which 31 bits would be too coarse: a draw of 64 bits serves one step only. */
    private static final double SMALL_MEAN = 0x1p-20;

    /** The most spikes in a step that are told apart at a small mean: P(X >= 4) is less than 2^-84. */
    private static final int MOST_AT_SMALL_MEAN = 3;

    final PoissonThresholds thresholds;

    /** The thresholds less 1, filled up with what no draw exceeds. */
    final int[] limits;

    /** 2^64 P(X > k) for k = 0, 1, 2, rounded: 64 bits below it, unsigned, stand for more than k. Empty unless small. */
    final long[] rare;

    PoissonTable(double mean) {
        thresholds = PoissonThresholds.of(mean, DRAW_BITS);
        int size = thresholds.thresholds().length;
        int passes = (size + COMPARED_AT_ONCE - 1) / COMPARED_AT_ONCE;
        limits = new int[passes * COMPARED_AT_ONCE];
        Arrays.setAll(limits, i -> i < size ? thresholds.thresholds()[i] - 1 : Integer.MAX_VALUE);
        rare = new long[mean > 0 && mean < SMALL_MEAN ? MOST_AT_SMALL_MEAN : 0];
        Arrays.setAll(rare, k -> Math.round(Math.scalb(above(k, mean), 64)));
    }

    /** P(X > k) for a small mean m: m^(k+1)/(k+1)! - m^(k+2)/(k! (k+2)), and less than 2^-40 of it more. */
    private static double above(int k, double mean) {
        double first = 1;
        for (int j = 1; j <= k + 1; j++) {
            first *= mean / j;
        }
        return first * (1 - mean * (k + 1) / (k + 2));
    }
}
