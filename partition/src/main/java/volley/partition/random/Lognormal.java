package volley.partition.random;

import volley.partition.UserException;

/**
 * exp(X) of a normal X.
 *
 * @param mu mean of X
 * @param sigma standard deviation of X
 */
record Lognormal(double mu, double sigma) implements Distribution {
    Lognormal {
        Distribution.finite(mu, "mu of a lognormal distribution");
        Distribution.spread(sigma, "sigma of a lognormal distribution");
        if (!Double.isFinite(StrictMath.exp(2 * (mu + sigma * sigma)))) {
            throw new UserException("lognormal(" + mu + ", " + sigma
                    + "): its standard deviation is beyond all numbers, expected a smaller mu or sigma");
        }
    }

    @Override
    public double below(double x) {
        return x <= 0 ? 0 : StandardNormal.below((StrictMath.log(x) - mu) / sigma);
    }

    @Override
    public double above(double x) {
        return x <= 0 ? 1 : StandardNormal.below((mu - StrictMath.log(x)) / sigma);
    }

    @Override
    public double quantile(double lower, double upper) {
        return StrictMath.exp(mu + sigma * StandardNormal.quantile(lower, upper));
    }

    @Override
    public double mean() {
        return StrictMath.exp(mu + sigma * sigma / 2);
    }

    @Override
    public double standardDeviation() {
        return mean() * Math.sqrt(StrictMath.expm1(sigma * sigma));
    }

    /** Moment k in [min, max] is exp(k mu + k^2 sigma^2/2) times the probability of [min, max] were mu larger by k sigma^2. */
    @Override
    public Moments within(double min, double max) {
        double inside = probability(min, max);
        double first = mean() * new Lognormal(mu + sigma * sigma, sigma).probability(min, max);
        double second = StrictMath.exp(2 * (mu + sigma * sigma))
                * new Lognormal(mu + 2 * sigma * sigma, sigma).probability(min, max);
        return Moments.ofRaw(first / inside, second / inside);
    }

    @Override
    public String toString() {
        return "lognormal(" + mu + ", " + sigma + ")";
    }
}
