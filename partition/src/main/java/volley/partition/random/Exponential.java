package volley.partition.random;

import volley.partition.UserException;

/** The exponential distribution: its standard deviation is its mean. */
record Exponential(double mean) implements Distribution {
    Exponential {
        if (!(mean > 0) || mean == Double.POSITIVE_INFINITY) {
            throw new UserException(
                    "mean of an exponential distribution " + mean + ": expected a finite number above 0");
        }
    }

    @Override
    public double below(double x) {
        return x <= 0 ? 0 : -StrictMath.expm1(-x / mean);
    }

    @Override
    public double above(double x) {
        return x <= 0 ? 1 : StrictMath.exp(-x / mean);
    }

    @Override
    public double quantile(double lower, double upper) {
        return -mean * (lower < upper ? StrictMath.log1p(-lower) : StrictMath.log(upper));
    }

    @Override
    public double standardDeviation() {
        return mean;
    }

    /** An exponential distribution has no memory: beyond {@code min} it is itself, moved by it. */
    @Override
    public Moments within(double min, double max) {
        double from = Math.max(0, min);
        double width = (max - from) / mean;
        double outside = StrictMath.exp(-width);
        double inside = -StrictMath.expm1(-width);
        double lost = outside == 0 ? 0 : width * outside / inside;
        double secondLost = outside == 0 ? 0 : width * lost;
        var scaled = Moments.ofRaw(1 - lost, 2 * (1 - lost) - secondLost);
        return new Moments(from + mean * scaled.mean(), mean * scaled.standardDeviation());
    }

    @Override
    public String toString() {
        return "exponential(" + mean + ")";
    }
}
