package volley.partition.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import volley.partition.UserException;
import volley.partition.random.Distribution.Moments;

/**
 * A distribution rounded to whole multiples of a quantum, to the nearest, halves up. One draw of 64 bits gives one
 * multiple, the same on every machine. Multiples less likely than 2^-48 are left out.
 */
public final class DiscreteDistribution {
    /** The probability that is taken for none. */
    static final double NEGLIGIBLE = 0x1p-48;

    /** Where less is below, more than half is above, however both are rounded. */
    private static final double SURELY_LOWER = 0.49;

    private final double quantum;
    private final int min;
    private final int max;
    private final Moments moments;
    /** Null if there is one multiple alone. */
    private final AliasTable table;
    /** What the table has no room for. */
    private final List<Tail> tails;

    /**
     * @param first the multiple of the first probability; multiples at both ends may be impossible
     * @param tails that the multiples at the ends stand for
     */
    private DiscreteDistribution(
            Distribution distribution, double quantum, int first, double[] probabilities, List<Tail> tails) {
        int from = 0;
        while (probabilities[from] == 0) {
            from++;
        }
        int to = probabilities.length;
        while (probabilities[to - 1] == 0) {
            to--;
        }
        var possible = Arrays.copyOfRange(probabilities, from, to);
        this.quantum = quantum;
        this.tails = tails;
        min = Math.min(
                first + from, tails.stream().mapToInt(Tail::farthest).min().orElse(Integer.MAX_VALUE));
        max = Math.max(
                first + to - 1, tails.stream().mapToInt(Tail::farthest).max().orElse(Integer.MIN_VALUE));
        table = min == max ? null : new AliasTable(first + from, possible);
        moments = tails.isEmpty()
                ? moments(possible, first + from, quantum, distribution.mean() / quantum)
                : new Moments(distribution.mean(), distribution.standardDeviation());
    }

    /**
     * @param quantum above 0, in the unit of the values
     * @throws UserException if a multiple does not fit 32 bits
     */
    public static DiscreteDistribution of(Distribution distribution, double quantum) {
        int least = multiple(distribution.quantile(NEGLIGIBLE, 1 - NEGLIGIBLE), distribution, quantum);
        int most = multiple(distribution.quantile(1 - NEGLIGIBLE, NEGLIGIBLE), distribution, quantum);
        if (least == most) {
            return new DiscreteDistribution(distribution, quantum, least, new double[] {1}, List.of());
        }
        int first = least;
        int last = most;
        if ((long) most - least >= AliasTable.MOST_VALUES) {
            long median = multiple(distribution.quantile(0.5, 0.5), distribution, quantum);
            long latest = (long) most - AliasTable.MOST_VALUES + 1;
            first = (int) Math.clamp(median - AliasTable.MOST_VALUES / 2, least, latest);
            last = first + AliasTable.MOST_VALUES - 1;
        }
        var tails = new ArrayList<Tail>();
        var probabilities = probabilities(distribution, quantum, first, last);
        if (first > least) {
            var lower = new Tail(distribution, quantum, first, least);
            probabilities[0] = lower.probability();
            tails.add(lower);
        }
        if (last < most) {
            var upper = new Tail(distribution, quantum, last, most);
            probabilities[last - first] = upper.probability();
            tails.add(upper);
        }
        return new DiscreteDistribution(distribution, quantum, first, probabilities, tails);
    }

    /** Each is what {@link Distribution#probability} says, but a border that two multiples share is looked at once. */
    private static double[] probabilities(Distribution distribution, double quantum, int first, int last) {
        var probabilities = new double[last - first + 1];
        double border = (first - 0.5) * quantum;
        double lower = distribution.below(border);
        double upper = distribution.above(border);
        for (int i = 0; i < probabilities.length; i++) {
            border = ((double) first + i + 0.5) * quantum;
            double p;
            if (upper < 0.5) {
                double rest = distribution.above(border);
                p = upper - rest;
                upper = rest;
            } else {
                double upTo = distribution.below(border);
                p = upTo - lower;
                lower = upTo;
                upper = upTo < SURELY_LOWER ? 1 : distribution.above(border);
            }
            probabilities[i] = p < NEGLIGIBLE ? 0 : p;
        }
        return probabilities;
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

    /** The multiples of the first {@code count} draws of a stream. */
    public void draw(long key, int count, int[] into, RandomBits random) {
        if (min == max) {
            Arrays.fill(into, 0, count, min);
            return;
        }
        for (int from = 0; from < count; from += RandomBits.BLOCK) {
            int length = Math.min(RandomBits.BLOCK, count - from);
            multiples(random.draw(key, from, length), length, into, from);
        }
    }

    /** The multiples of some draws of a stream, those of the first {@code count} of {@code numbers}. */
    public void draw(long key, int[] numbers, int count, int[] into, RandomBits random) {
        if (min == max) {
            Arrays.fill(into, 0, count, min);
            return;
        }
        for (int from = 0; from < count; from += RandomBits.BLOCK) {
            int length = Math.min(RandomBits.BLOCK, count - from);
            multiples(random.draw(key, numbers, from, length), length, into, from);
        }
    }

    private void multiples(long[] bits, int length, int[] into, int from) {
        table.numbers(bits, length, into, from);
        for (int tail = 0; tail < tails.size(); tail++) {
            tails.get(tail).resolve(bits, length, into, from);
        }
    }
}
