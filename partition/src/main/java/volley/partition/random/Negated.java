package volley.partition.random;

/** The negative of a distribution's values, as inhibitory weights with a lognormal magnitude are. */
record Negated(Distribution base) implements Distribution {
    @Override
    public double below(double x) {
        return base.above(-x);
    }

    @Override
    public double above(double x) {
        return base.below(-x);
    }

    @Override
    public double quantile(double lower, double upper) {
        return -base.quantile(upper, lower);
    }

    @Override
    public double mean() {
        return -base.mean();
    }

    @Override
    public double standardDeviation() {
        return base.standardDeviation();
    }

    @Override
    public Moments within(double min, double max) {
        var moments = base.within(-max, -min);
        return new Moments(-moments.mean(), moments.standardDeviation());
    }

    /** In brackets: {@code -(normal(1, 1).redraw(0, 2))} has other bounds than {@code -(normal(1, 1)).redraw(0, 2)}. */
    @Override
    public String toString() {
        return "-(" + base + ")";
    }
}
