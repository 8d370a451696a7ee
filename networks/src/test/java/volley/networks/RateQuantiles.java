package volley.networks;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Quantiles of the rates of a population's neurons, equally spaced from the smallest rate to the largest: a distribution
 * as a table. Rates are whole numbers of spikes in a span of time, so that neighbouring quantiles may be the same.
 */
record RateQuantiles(double[] hertz) {
    /** As NumPy interpolates them by default. */
    static RateQuantiles of(double[] rates, int number) {
        var percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(rates);
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        return new RateQuantiles(IntStream.range(0, number)
                .mapToDouble(i -> i == 0 ? sorted[0] : percentile.evaluate(100.0 * i / (number - 1)))
                .toArray());
    }

    /** The Kolmogorov-Smirnov distance, as far as the quantiles of both tell. */
    double distance(RateQuantiles other) {
        return Math.max(beyond(other), other.beyond(this));
    }

    /** How far the levels of these quantiles are from those that they have in another distribution, at most. */
    private double beyond(RateQuantiles other) {
        double largest = 0;
        for (int i = 0; i < hertz.length; i++) {
            double level = (double) i / (hertz.length - 1);
            double below = other.level(hertz[i], false) - level;
            double above = level - other.level(hertz[i], true);
            largest = Math.max(largest, Math.max(below, above));
        }
        return largest;
    }

    /** The smallest or the largest level at which the distribution has a value, between quantiles on a straight line. */
    private double level(double value, boolean largest) {
        int last = hertz.length - 1;
        int at = 0;
        while (at <= last && (largest ? hertz[at] <= value : hertz[at] < value)) {
            at++;
        }
        if (at == 0 || at > last) {
            return at == 0 ? 0 : 1;
        }
        double between = (value - hertz[at - 1]) / (hertz[at] - hertz[at - 1]);
        return (at - 1 + between) / last;
    }
}
