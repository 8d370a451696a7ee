package volley.partition.random;

import volley.partition.UserException;

/**
 * A distribution given that its value is in [min, max].
 *
 * @param base not bounded itself
 * @param inside the part of its values that is in [min, max]
 */
record Bounded(Distribution base, double min, double max, double inside) implements Distribution {
    /** The part of all values that has to be inside: bounds that exclude more are taken for a mistake. */
    private static final double LEAST_INSIDE = 1e-6;

    static Distribution of(Distribution distribution, double min, double max) {
        if (!(min < max)) {
            throw new UserException("redraw between " + min + " and " + max + ": expected minimum < maximum");
        }
        if (distribution instanceof Bounded bounded) {
            return of(bounded.base, Math.max(min, bounded.min), Math.min(max, bounded.max));
        }
        boolean isInside = distribution instanceof Constant && min <= distribution.mean() && distribution.mean() <= max;
        return isInside ? distribution : new Bounded(distribution, min, max, distribution.probability(min, max));
    }

    Bounded {
        if (!(inside >= LEAST_INSIDE)) {
            throw new UserException(base + " redrawn between " + min + " and " + max + ": " + inside
                    + " of its values are inside, expected " + LEAST_INSIDE + " or more");
        }
    }

    @Override
    public double below(double x) {
        return x <= min ? 0 : x >= max ? 1 : base.probability(min, x) / inside;
    }

    @Override
    public double above(double x) {
        return x <= min ? 1 : x >= max ? 0 : base.probability(x, max) / inside;
    }

    @Override
    public double quantile(double lower, double upper) {
        double value = base.quantile(base.below(min) + lower * inside, base.above(max) + upper * inside);
        return Math.clamp(value, min, max);
    }

    @Override
    public double mean() {
        return base.within(min, max).mean();
    }

    @Override
    public double standardDeviation() {
        return base.within(min, max).standardDeviation();
    }

    @Override
    public Moments within(double least, double most) {
        return base.within(Math.max(min, least), Math.min(max, most));
    }

    @Override
    public String toString() {
        return base + ".redraw(" + min + ", " + max + ")";
    }
}
