package volley.models;

import volley.partition.random.Distribution;
import volley.partition.random.RandomKey;

/** Currents of a {@link NoiseGenerator}: drawn at the first stamp of each interval, and kept for the others. */
final class NoiseCurrents implements CurrentSource.Currents {
    private static final Distribution NORMAL = Distribution.normal(0, 1);
    private static final double[] NOTHING = {0};

    private final Activity activity;
    private final int intervalSteps;
    private final double mean;
    private final double variance;
    private final double modulation;
    private final Sine sine;
    private final long[] keys;
    private final double[] currents;
    private long drawn = -1;

    /**
     * @param mean in pA
     * @param variance in pA^2
     * @param modulation of the variance, at most as large, in pA^2
     * @param sine of the modulation
     * @param keys a random key per target
     */
    NoiseCurrents(
            Activity activity,
            int intervalSteps,
            double mean,
            double variance,
            double modulation,
            Sine sine,
            long[] keys) {
        this.activity = activity;
        this.intervalSteps = intervalSteps;
        this.mean = mean;
        this.variance = variance;
        this.modulation = modulation;
        this.sine = sine;
        this.keys = keys.clone();
        currents = new double[keys.length];
    }

    @Override
    public double[] at(long stamp) {
        if (!activity.contains(stamp)) {
            return NOTHING;
        }
        long draw = (stamp - activity.first()) / intervalSteps;
        if (draw != drawn) {
            draw(draw);
            drawn = draw;
        }
        return currents;
    }

    private void draw(long draw) {
        double sd = Math.sqrt(variance + modulation * sine.at(activity.first() + draw * intervalSteps));
        for (int target = 0; target < keys.length; target++) {
            currents[target] = mean + sd * NORMAL.draw(RandomKey.draw(keys[target], draw));
        }
    }
}
