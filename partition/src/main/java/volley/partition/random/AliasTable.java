package volley.partition.random;

import java.util.Arrays;

/**
 * A distribution of integers as a table that gives one from the bits of a single draw: Walker's alias method (ACM TOMS
 * 3, 1977) in integers, so that the same bits give the same number on every machine.
 *
 * <p>There are 2^b columns. The upper b bits of a draw choose one, the next 44 bits are its height: below the column's
 * threshold the draw stands for the column's own number, otherwise for its alias. Probabilities are multiples of
 * 2^-(44+b). An entry of the table is threshold * 2^20 + alias.
 */
final class AliasTable {
    /** The largest number of values: their columns' numbers are aliases, and fit a cache. */
    static final int MOST_VALUES = 1 << 17;

    private static final int ALIAS_BITS = 20;
    private static final int ALIAS_MASK = (1 << ALIAS_BITS) - 1;
    private static final int HEIGHT_BITS = 44;
    private static final long FULL = 1L << HEIGHT_BITS;

    private final int first;
    private final int columnBits;
    private final long[] entries;

    /**
     * @param first the number whose probability is the first
     * @param probabilities of consecutive numbers, at most {@link #MOST_VALUES}, up to a common factor
     */
    AliasTable(int first, double[] probabilities) {
        this.first = first;
        columnBits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(probabilities.length - 1));
        entries = entries(masses(probabilities, columnBits));
    }

    /** Probabilities in units of 2^-(44+b): rounded, and what is left over added to the largest. */
    private static long[] masses(double[] probabilities, int columnBits) {
        double sum = Arrays.stream(probabilities).sum();
        double total = Math.scalb(1.0, HEIGHT_BITS + columnBits);
        var masses = new long[1 << columnBits];
        int largest = 0;
        long rest = FULL << columnBits;
        for (int i = 0; i < probabilities.length; i++) {
            masses[i] = Math.round(probabilities[i] / sum * total);
            rest -= masses[i];
            largest = probabilities[i] > probabilities[largest] ? i : largest;
        }
        masses[largest] += rest;
        return masses;
    }

    /** Fills each column that is not full from one that is more than full (Vose, IEEE Trans Softw Eng 17, 1991). */
    private static long[] entries(long[] masses) {
        var entries = new long[masses.length];
        var low = new int[masses.length];
        var high = new int[masses.length];
        int lows = 0;
        int highs = 0;
        for (int column = 0; column < masses.length; column++) {
            if (masses[column] < FULL) {
                low[lows++] = column;
            } else {
                high[highs++] = column;
            }
        }
        while (lows > 0) {
            int column = low[--lows];
            int donor = high[highs - 1];
            entries[column] = masses[column] << ALIAS_BITS | donor;
            masses[donor] -= FULL - masses[column];
            if (masses[donor] < FULL) {
                highs--;
                low[lows++] = donor;
            }
        }
        for (int i = 0; i < highs; i++) {
            entries[high[i]] = high[i];
        }
        return entries;
    }

    /** Chooses without a branch, which would be mispredicted half of the time. */
    private static int number(long bits, long[] entries, int columnBits) {
        int column = (int) (bits >>> -columnBits);
        long height = bits << columnBits >>> Long.SIZE - HEIGHT_BITS;
        long entry = entries[column];
        int alias = (int) entry & ALIAS_MASK;
        int below = (int) (height - (entry >>> ALIAS_BITS) >> Long.SIZE - 1);
        return alias ^ (alias ^ column) & below;
    }

    /** The numbers that the first {@code count} of some draws stand for, from {@code from} on. */
    void numbers(long[] bits, int count, int[] into, int from) {
        numbers(bits, count, into, from, first, entries, columnBits);
    }

    private static void numbers(
            long[] bits, int count, int[] into, int from, int first, long[] entries, int columnBits) {
        for (int i = 0; i < count; i++) {
            into[from + i] = first + number(bits[i], entries, columnBits);
        }
    }
}
