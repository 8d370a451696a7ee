package volley.partition.random;

import volley.partition.UserException;

/**
 * A distribution whose values below min are min, and above max are max.
 *
 * @param base a distribution of more than one value
 */
record Clamped(Distribution base, double min, double max) implements Distribution {
    static Distribution of(Distribution distribution, double min, double max) {
        if (!(min < max)) {
            throw new UserException("clamp between " + min + " and " + max + ": expected minimum < maximum");
        }
        if (distribution instanceof Clamped inner) {
            double least = Math.clamp(inner.min, min, max);
            double most = Math.clamp(inner.max, min, max);
            return least == most ? new Constant(least) : of(inner.base, least, most);
        }
        return distribution.standardDeviation() == 0
                ? new Constant(Math.clamp(distribution.mean(), min, max))
                : new Clamped(distribution, min, max);
    }

    @Override
    public double below(double x) {
        return x <= min ? 0 : x > max ? 1 : base.below(x);
    }

    @Override
    public double above(double x) {
        return x <= min ? 1 : x > max ? 0 : base.above(x);
    }

    @Override
    public double quantile(double lower, double upper) {
        return Math.clamp(base.quantile(lower, upper), min, max);
    }

    @Override
    public double mean() {
        return moments().mean();
    }

    @Override
    public double standardDeviation() {
        return moments().standardDeviation();
    }

    /** Those of a mixture of the two bounds and what is between them. */
    private Moments moments() {
        double lower = base.below(min);
        double upper = base.above(max);
        double between = base.probability(min, max);
        var inside = between == 0 ? new Moments(0, 0) : base.within(min, max);
        double mean = part(lower, min) + between * inside.mean() + part(upper, max);
        double variance = part(lower, square(min - mean))
                + between * (square(inside.standardDeviation()) + square(inside.mean() - mean))
                + part(upper, square(max - mean));
        return new Moments(mean, Math.sqrt(variance));
    }

    /** What a value contributes; a bound that is infinite is never reached. */
    private static double part(double probability, double value) {
        return probability == 0 ? 0 : probability * value;
    }

    private static double square(double x) {
        return x * x;
    }

    @Override
    public Moments within(double least, double most) {
        throw new UserException("redraw of " + this + ": expected it the other way round, redraw and then clamp");
    }

    @Override
    public String toString() {
        return base + ".clamp(" + min + ", " + max + ")";
    }
}
