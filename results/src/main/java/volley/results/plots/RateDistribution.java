package volley.results.plots;

import java.util.Arrays;

/**
 * The rates of a population's recorded neurons, as a box plot shows them.
 *
 * @param name of the population
 * @param sortedHertz rate of each neuron in spikes/s, ascending; at least one
 * @param theoryHertz stationary rate in theory in spikes/s; null if there is none
 */
record RateDistribution(String name, double[] sortedHertz, Double theoryHertz) {
    /** Whiskers reach to the farthest neuron within so many heights of the box (Tukey 1977). */
    private static final double WHISKER = 1.5;

    /** @param counts spikes of each neuron in a span of time */
    static RateDistribution of(String name, int[] counts, double spanMs, Double theoryHertz) {
        double[] hertz = Arrays.stream(counts)
                .mapToDouble(count -> 1000 * count / spanMs)
                .sorted()
                .toArray();
        return new RateDistribution(name, hertz, theoryHertz);
    }

    /** The rate that a part of the neurons are below, between two neurons on a straight line. */
    double quantile(double part) {
        double place = part * (sortedHertz.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sortedHertz.length - 1);
        return sortedHertz[below] + (place - below) * (sortedHertz[above] - sortedHertz[below]);
    }

    private double boxHeight() {
        return quantile(0.75) - quantile(0.25);
    }

    double lowerWhisker() {
        double least = quantile(0.25) - WHISKER * boxHeight();
        return Arrays.stream(sortedHertz)
                .filter(rate -> rate >= least)
                .findFirst()
                .orElseThrow();
    }

    double upperWhisker() {
        double most = quantile(0.75) + WHISKER * boxHeight();
        return Arrays.stream(sortedHertz).filter(rate -> rate <= most).max().orElseThrow();
    }

    /** Rates beyond the whiskers, each once. */
    double[] outliers() {
        double lower = lowerWhisker();
        double upper = upperWhisker();
        return Arrays.stream(sortedHertz)
                .filter(rate -> rate < lower || rate > upper)
                .distinct()
                .toArray();
    }

    double mean() {
        return Arrays.stream(sortedHertz).average().orElseThrow();
    }

    double highest() {
        double highest = sortedHertz[sortedHertz.length - 1];
        return theoryHertz == null ? highest : Math.max(highest, theoryHertz);
    }
}
