package volley.partition.random;

import volley.partition.NumberText;

/** One value. */
record Constant(double value) implements Distribution {
    Constant {
        Distribution.finite(value, "constant value");
    }

    @Override
    public double below(double x) {
        return value < x ? 1 : 0;
    }

    @Override
    public double above(double x) {
        return value >= x ? 1 : 0;
    }

    @Override
    public double quantile(double lower, double upper) {
        return value;
    }

    @Override
    public double mean() {
        return value;
    }

    @Override
    public double standardDeviation() {
        return 0;
    }

    @Override
    public Moments within(double min, double max) {
        return new Moments(value, 0);
    }

    @Override
    public String toString() {
        return NumberText.of(value);
    }
}
