package volley.models;

import java.util.Arrays;
import volley.partition.random.RandomKey;

/**
 * Poisson-distributed counts, one per neuron and step, each a pure function of the neuron's key and the step. A 64-bit
 * draw serves two steps with 31 bits each: a count is the number of thresholds that the 31 bits reach, so that its
 * distribution is exact to 2^-31.
 */
public final class PoissonCounts {
    /** Thresholds up to which comparing with each, without a branch, is faster than searching. */
    private static final int MOST_COMPARED = 48;

    private static final int DRAW_BITS = 31;
    private static final int DRAW_MASK = Integer.MAX_VALUE;

    private final long[] keys;
    /** Count of a draw that reaches no threshold; that of any other draw is this plus the thresholds it reaches. */
    private final int base;

    /** 2^31 P(X <= base), 2^31 P(X <= base + 1), ..., rounded, ascending, all below 2^31. */
    private final int[] thresholds;

    private final int[] draws;
    private final int[] nextDraws;
    private long drawnPair = -1;

    /**
     * @param mean mean count per step, 0 or more
     * @param keys a random key per neuron
     */
    public PoissonCounts(double mean, long[] keys) {
        this.keys = keys;
        var table = PoissonThresholds.of(mean, DRAW_BITS);
        base = table.base();
        thresholds = table.thresholds();
        draws = new int[keys.length];
        nextDraws = new int[keys.length];
    }

    /**
     * @param step number of the step, 0 or more
     * @param counts replaced by the neurons' counts
     */
    public void count(long step, int[] counts) {
        long pair = step >>> 1;
        if (pair != drawnPair) {
            draw(keys, RandomKey.mix(pair + RandomKey.GOLDEN), draws, nextDraws);
            drawnPair = pair;
        }
        var uniform = (step & 1) == 0 ? draws : nextDraws;
        Arrays.fill(counts, 0, uniform.length, base);
        if (thresholds.length <= MOST_COMPARED) {
            for (int threshold : thresholds) {
                addReached(uniform, threshold, counts);
            }
        } else {
            addReachedBySearch(uniform, thresholds, counts);
        }
    }

    private static void draw(long[] keys, long pairKey, int[] draws, int[] nextDraws) {
        for (int i = 0; i < keys.length; i++) {
            long bits = RandomKey.mix(keys[i] + pairKey);
            draws[i] = (int) (bits >>> 33);
            nextDraws[i] = (int) bits & DRAW_MASK;
        }
    }

    /** Adds 1 where a draw reaches the threshold: the sign of a difference of two 31-bit numbers tells. */
    private static void addReached(int[] uniform, int threshold, int[] counts) {
        for (int i = 0; i < uniform.length; i++) {
            counts[i] += (threshold - 1 - uniform[i]) >>> 31;
        }
    }

    private static void addReachedBySearch(int[] uniform, int[] thresholds, int[] counts) {
        for (int i = 0; i < uniform.length; i++) {
            int place = Arrays.binarySearch(thresholds, uniform[i]);
            counts[i] += place >= 0 ? lastEqual(thresholds, place) + 1 : -place - 1;
        }
    }

    private static int lastEqual(int[] thresholds, int place) {
        int last = place;
        while (last + 1 < thresholds.length && thresholds[last + 1] == thresholds[place]) {
            last++;
        }
        return last;
    }
}
