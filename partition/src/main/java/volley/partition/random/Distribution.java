package volley.partition.random;

import volley.partition.UserException;

/**
 * A distribution of one real number, drawn by inverting its cumulative distribution: a value is a pure function of 64
 * random bits, the same to the bit on every machine. Values have the unit of the parameters. The text of a distribution
 * tells it from others.
 */
public sealed interface Distribution
        permits Constant, Normal, Lognormal, Uniform, Exponential, Bounded, Clamped, Negated {
    /** The one value {@code value}. */
    static Distribution constant(double value) {
        return new Constant(value);
    }

    /** @param standardDeviation 0 or more; 0 gives the mean alone */
    static Distribution normal(double mean, double standardDeviation) {
        return standardDeviation == 0 ? new Constant(mean) : new Normal(mean, standardDeviation);
    }

    /**
     * exp(X) of a normal X.
     *
     * @param mu mean of the logarithm, as {@code mean} of NEST's {@code nest.random.lognormal}
     * @param sigma standard deviation of the logarithm, {@code std} there; 0 or more
     */
    static Distribution lognormal(double mu, double sigma) {
        return sigma == 0 ? new Constant(StrictMath.exp(mu)) : new Lognormal(mu, sigma);
    }

    /** Uniform on [min, max). */
    static Distribution uniform(double min, double max) {
        return new Uniform(min, max);
    }

    /** @param mean above 0, {@code beta} of NEST's {@code nest.random.exponential} */
    static Distribution exponential(double mean) {
        return new Exponential(mean);
    }

    /**
     * This distribution with values outside [min, max] drawn again, which is this distribution given that it is inside:
     * no value is ever drawn twice.
     *
     * @throws UserException if less than a millionth of the values is inside
     */
    default Distribution redraw(double min, double max) {
        return Bounded.of(this, min, max);
    }

    /** This distribution with min in place of values below it, and max in place of values above it. */
    default Distribution clamp(double min, double max) {
        return Clamped.of(this, min, max);
    }

    /** The negative of these values. */
    default Distribution negative() {
        return standardDeviation() == 0 ? new Constant(-mean()) : new Negated(this);
    }

    /** P(X &lt; x). */
    double below(double x);

    /** P(X &gt;= x), to full precision where it is small. */
    double above(double x);

    /**
     * The value below which {@code lower} of all values are and above which {@code upper} are.
     *
     * @param lower above 0 and below 1
     * @param upper 1 - lower; of the two the smaller one decides, so that both tails are resolved
     */
    double quantile(double lower, double upper);

    double mean();

    double standardDeviation();

    /** Mean and standard deviation of the values in [min, max], which hold some of the probability. */
    Moments within(double min, double max);

    /** P(from &lt;= X &lt; to), for from &lt; to. */
    default double probability(double from, double to) {
        double upper = above(from);
        return upper < 0.5 ? upper - above(to) : below(to) - below(from);
    }

    /** The value that 64 random bits stand for. */
    default double draw(long bits) {
        double upper = ((~bits >>> 11) + 0.5) * 0x1p-53;
        double lower = ((bits >>> 11) + 0.5) * 0x1p-53;
        return quantile(lower, upper);
    }

    /** Mean and standard deviation. */
    record Moments(double mean, double standardDeviation) {
        /** From the first two moments about 0. */
        static Moments ofRaw(double first, double second) {
            return new Moments(first, Math.sqrt(Math.max(0, second - first * first)));
        }
    }

    /** Refuses what is no finite number. */
    static double finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new UserException(name + " " + value + ": expected a finite number");
        }
        return value;
    }

    /** Refuses a spread that is negative or not finite. */
    static double spread(double value, String name) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            throw new UserException(name + " " + value + ": expected a finite number of 0 or more");
        }
        return value;
    }
}
