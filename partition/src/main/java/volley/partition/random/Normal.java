package volley.partition.random;

/** The normal distribution. */
record Normal(double mean, double standardDeviation) implements Distribution {
    Normal {
        Distribution.finite(mean, "mean of a normal distribution");
        Distribution.spread(standardDeviation, "standard deviation of a normal distribution");
    }

    @Override
    public double below(double x) {
        return StandardNormal.below((x - mean) / standardDeviation);
    }

    @Override
    public double above(double x) {
        return StandardNormal.below((mean - x) / standardDeviation);
    }

    @Override
    public double quantile(double lower, double upper) {
        return mean + standardDeviation * StandardNormal.quantile(lower, upper);
    }

    /** Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), section 13.10.1. */
    @Override
    public Moments within(double min, double max) {
        double a = (min - mean) / standardDeviation;
        double b = (max - mean) / standardDeviation;
        double inside = probability(min, max);
        double shift = (StandardNormal.density(a) - StandardNormal.density(b)) / inside;
        double stretch = (weighted(a) - weighted(b)) / inside;
        double variance = Math.max(0, 1 + stretch - shift * shift);
        return new Moments(mean + standardDeviation * shift, standardDeviation * Math.sqrt(variance));
    }

    /** z phi(z), which is 0 at both infinities. */
    private static double weighted(double z) {
        return Double.isInfinite(z) ? 0 : z * StandardNormal.density(z);
    }

    @Override
    public String toString() {
        return "normal(" + mean + ", " + standardDeviation + ")";
    }
}
