package volley.partition.random;

import volley.partition.UserException;

/** Uniform on [min, max). */
record Uniform(double min, double max) implements Distribution {
    Uniform {
        Distribution.finite(min, "minimum of a uniform distribution");
        Distribution.finite(max, "maximum of a uniform distribution");
        Distribution.finite(max - min, "width of a uniform distribution");
        if (min >= max) {
            throw new UserException("uniform between " + min + " and " + max + ": expected minimum < maximum");
        }
    }

    @Override
    public double below(double x) {
        return Math.clamp((x - min) / (max - min), 0.0, 1.0);
    }

    @Override
    public double above(double x) {
        return Math.clamp((max - x) / (max - min), 0.0, 1.0);
    }

    @Override
    public double quantile(double lower, double upper) {
        double value = lower < upper ? min + lower * (max - min) : max - upper * (max - min);
        return Math.min(value, Math.nextDown(max));
    }

    @Override
    public double mean() {
        return min + (max - min) / 2;
    }

    @Override
    public double standardDeviation() {
        return (max - min) / Math.sqrt(12);
    }

    @Override
    public Moments within(double least, double most) {
        double from = Math.max(min, least);
        double to = Math.min(max, most);
        return new Moments(from + (to - from) / 2, (to - from) / Math.sqrt(12));
    }

    @Override
    public String toString() {
        return "uniform(" + min + ", " + max + ")";
    }
}
