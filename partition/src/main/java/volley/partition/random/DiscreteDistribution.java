package volley.partition.random;

import java.util.Arrays;
import volley.partition.UserException;
import volley.partition.random.Distribution.Moments;

/**
 * A distribution rounded to whole multiples of a quantum, to the nearest, halves up. One draw of 64 bits gives one
 * multiple, the same on every machine. Multiples less likely than 2^-48 are left out.
 *
 * <p>Where a table of the multiples would be too large, a draw's value is computed and rounded instead.
 */
public final class DiscreteDistribution {
    private static final double NEGLIGIBLE = 0x1p-48;

    private final Distribution distribution;
    private final double quantum;
    private final int min;
    private final int max;
    private final Moments moments;
    /** Null if there is one multiple alone, or there are too many for a table. */
    private final AliasTable table;

    private DiscreteDistribution(Distribution distribution, double quantum, int min, double[] probabilities) {
        this.distribution = distribution;
        this.quantum = quantum;
        this.min = min;
        max = min + probabilities.length - 1;
        moments = moments(probabilities, min, quantum, distribution.mean() / quantum);
        table = min == max ? null : new AliasTable(min, probabilities);
    }

    private DiscreteDistribution(Distribution distribution, double quantum, int min, int max) {
        this.distribution = distribution;
        this.quantum = quantum;
        this.min = min;
        this.max = max;
        moments = new Moments(distribution.mean(), distribution.standardDeviation());
        table = null;
    }

    /**
     * @param quantum above 0, in the unit of the values
     * @throws UserException if a multiple does not fit 32 bits
     */
    public static DiscreteDistribution of(Distribution distribution, double quantum) {
        int least = multiple(distribution.quantile(NEGLIGIBLE, 1 - NEGLIGIBLE), distribution, quantum);
        int most = multiple(distribution.quantile(1 - NEGLIGIBLE, NEGLIGIBLE), distribution, quantum);
        if (least == most) {
            return new DiscreteDistribution(distribution, quantum, least, new double[] {1});
        }
        if ((long) most - least >= AliasTable.MOST_VALUES) {
            return new DiscreteDistribution(distribution, quantum, least, most);
        }
        var probabilities = new double[most - least + 1];
        Arrays.setAll(probabilities, i -> {
            double p = distribution.probability((least + i - 0.5) * quantum, (least + i + 0.5) * quantum);
            return p < NEGLIGIBLE ? 0 : p;
        });
        int from = 0;
        while (probabilities[from] == 0) {
            from++;
        }
        int to = probabilities.length;
        while (probabilities[to - 1] == 0) {
            to--;
        }
        return new DiscreteDistribution(
                distribution, quantum, least + from, Arrays.copyOfRange(probabilities, from, to));
    }

    /**
     * Delays in steps.
     *
     * @param delaysMs in ms
     * @param resolutionMs length of a step, in ms
     * @throws UserException if some of them are less than half a step
     */
    public static DiscreteDistribution delays(Distribution delaysMs, double resolutionMs) {
        var steps = of(delaysMs, resolutionMs);
        if (steps.min < 1) {
            throw new UserException("delay " + delaysMs + " ms: a part of "
                    + "%.2g".formatted(delaysMs.below(resolutionMs / 2)) + " is below half a step of " + resolutionMs
                    + " ms, expected none; or redraw");
        }
        return steps;
    }

    private static int multiple(double value, Distribution distribution, double quantum) {
        double multiple = Math.floor(value / quantum + 0.5);
        if (!(Math.abs(multiple) <= Integer.MAX_VALUE)) {
            throw new UserException(distribution + ": " + value + " is not in the reach of 32-bit multiples of "
                    + quantum + ", expected a narrower distribution");
        }
        return (int) multiple;
    }

    /** @param centre about where the multiples are: moments are taken around it, for precision */
    private static Moments moments(double[] probabilities, int min, double quantum, double centre) {
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double distance = min + i - centre;
            sum += probabilities[i];
            first += probabilities[i] * distance;
            second += probabilities[i] * distance * distance;
        }
        var around = Moments.ofRaw(first / sum, second / sum);
        return new Moments((centre + around.mean()) * quantum, around.standardDeviation() * quantum);
    }

    public double quantum() {
        return quantum;
    }

    /** The smallest multiple that is ever drawn. */
    public int min() {
        return min;
    }

    /** The largest multiple that is ever drawn. */
    public int max() {
        return max;
    }

    /** Mean of the rounded values, in their unit. */
    public double mean() {
        return moments.mean();
    }

    /** Standard deviation of the rounded values, in their unit. */
    public double standardDeviation() {
        return moments.standardDeviation();
    }

    /** Whether all multiples fit 16 bits with a sign. */
    public boolean fitsShort() {
        return min >= Short.MIN_VALUE && max <= Short.MAX_VALUE;
    }

    /** The multiple that 64 random bits stand for. */
    public int multiple(long bits) {
        if (table != null) {
            return table.number(bits);
        }
        return min == max ? min : rounded(bits);
    }

    private int rounded(long bits) {
        return (int) Math.clamp(Math.floor(distribution.draw(bits) / quantum + 0.5), min, max);
    }

    /** The multiples of the first {@code count} draws of a stream. */
    public void draw(long key, int count, int[] into, RandomBits random) {
        if (min == max) {
            Arrays.fill(into, 0, count, min);
            return;
        }
        for (int from = 0; from < count; from += RandomBits.BLOCK) {
            int length = Math.min(RandomBits.BLOCK, count - from);
            var bits = random.draw(key, from, length);
            if (table != null) {
                table.numbers(bits, length, into, from);
            } else {
                round(bits, length, into, from);
            }
        }
    }

    private void round(long[] bits, int count, int[] into, int from) {
        for (int i = 0; i < count; i++) {
            into[from + i] = rounded(bits[i]);
        }
    }

    /** Heap that the table takes. */
    public long bytes() {
        return table == null ? 0 : table.bytes();
    }
}
