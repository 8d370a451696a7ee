package volley.models;

import java.util.Arrays;
import volley.partition.random.RandomKey;

/** The random numbers behind Poisson-distributed counts of some neurons, whatever the mean is in a step. */
final class PoissonDraws {
    private static final int COMPARED_AT_ONCE = PoissonTable.COMPARED_AT_ONCE;
    /** Thresholds up to which passes over all draws, without a branch, are faster than a search for each. */
    private static final int MOST_COMPARED = 60;

    private final long[] keys;
    private final int[] draws;
    private final int[] nextDraws;
    private long drawnPair = -1;

    /** @param keys a random key per neuron */
    PoissonDraws(long[] keys) {
        this.keys = keys;
        draws = new int[keys.length];
        nextDraws = new int[keys.length];
    }

    /** Replaces {@code counts} by the neurons' counts in a step. */
    void count(long step, PoissonTable table, int[] counts) {
        if (table.rare.length > 0) {
            countRare(keys, RandomKey.mix(~step), table.rare, counts);
            return;
        }
        long pair = step >>> 1;
        if (pair != drawnPair) {
            draw(keys, RandomKey.mix(pair + RandomKey.GOLDEN), draws, nextDraws);
            drawnPair = pair;
        }
        var uniform = (step & 1) == 0 ? draws : nextDraws;
        var limits = table.limits;
        Arrays.fill(counts, table.thresholds.base());
        if (limits.length <= MOST_COMPARED) {
            for (int pass = 0; pass < limits.length && isReached(uniform, limits[pass]); pass += COMPARED_AT_ONCE) {
                addReached(uniform, limits, pass, counts);
            }
        } else {
            addReachedBySearch(uniform, table.thresholds.thresholds(), counts);
        }
    }

    private static void countRare(long[] keys, long stepKey, long[] rare, int[] counts) {
        long first = rare[0];
        for (int i = 0; i < keys.length; i++) {
            long bits = RandomKey.mix(keys[i] + stepKey);
            counts[i] = Long.compareUnsigned(bits, first) >= 0 ? 0 : countOf(bits, rare);
        }
    }

    private static int countOf(long bits, long[] rare) {
        int count = 0;
        while (count < rare.length && Long.compareUnsigned(bits, rare[count]) < 0) {
            count++;
        }
        return count;
    }

    private static void draw(long[] keys, long pairKey, int[] draws, int[] nextDraws) {
        for (int i = 0; i < keys.length; i++) {
            long bits = RandomKey.mix(keys[i] + pairKey);
            draws[i] = (int) (bits >>> 33);
            nextDraws[i] = (int) bits & Integer.MAX_VALUE;
        }
    }

    /** Whether some draw exceeds the limit. */
    private static boolean isReached(int[] uniform, int limit) {
        int differences = 0;
        for (int i = 0; i < uniform.length; i++) {
            differences |= limit - uniform[i];
        }
        return differences < 0;
    }

    /**
     * Adds the number of limits that a draw exceeds: each difference of two 31-bit numbers has 1 as its sign bit. Of 15
     * limits, the fourth, eighth and twelfth choose the three others to compare with, {@code a}, {@code b} and {@code c}.
     */
    private static void addReached(int[] uniform, int[] limits, int from, int[] counts) {
        int fourth = limits[from + 3];
        int eighth = limits[from + 7];
        int twelfth = limits[from + 11];
        int a0 = limits[from];
        int a4 = a0 ^ limits[from + 4];
        int a8 = limits[from + 4] ^ limits[from + 8];
        int a12 = limits[from + 8] ^ limits[from + 12];
        int b0 = limits[from + 1];
        int b4 = b0 ^ limits[from + 5];
        int b8 = limits[from + 5] ^ limits[from + 9];
        int b12 = limits[from + 9] ^ limits[from + 13];
        int c0 = limits[from + 2];
        int c4 = c0 ^ limits[from + 6];
        int c8 = limits[from + 6] ^ limits[from + 10];
        int c12 = limits[from + 10] ^ limits[from + 14];
        for (int i = 0; i < uniform.length; i++) {
            int u = uniform[i];
            int over4 = (fourth - u) >> 31;
            int over8 = (eighth - u) >> 31;
            int over12 = (twelfth - u) >> 31;
            int a = a0 ^ (over4 & a4) ^ (over8 & a8) ^ (over12 & a12);
            int b = b0 ^ (over4 & b4) ^ (over8 & b8) ^ (over12 & b12);
            int c = c0 ^ (over4 & c4) ^ (over8 & c8) ^ (over12 & c12);
            counts[i] = counts[i]
                    - ((over4 + over8 + over12) << 2)
                    + ((a - u) >>> 31)
                    + ((b - u) >>> 31)
                    + ((c - u) >>> 31);
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
