package volley.networks.theory;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Rates of several populations that get, as input, the rates at which all of them fire: a fixed point nu = phi(nu),
 * found by following d nu/ds = phi(nu) - nu, as Wagatsuma, Potjans, Diesmann and Fukai (Front. Comput. Neurosci. 5:31,
 * 2011) do it. Where that ends, small and slow deviations die out.
 */
public final class StationaryRates {
    private static final double ACCURACY = 1e-9;
    private static final int MOST_STEPS = 5000;

    private static final double FIRST_STEP = 0.01;
    private static final double LARGEST_STEP = 0.5;
    private static final double LONGER = 1.1;
    private static final double SHORTER = 0.5;

    private StationaryRates() {}

    /**
     * The rates that populations which start silent go to.
     *
     * @param populations their number
     * @param response phi, at least 0
     * @return empty if they come to no rest
     */
    public static Optional<double[]> fromSilence(int populations, UnaryOperator<double[]> response) {
        var rates = new double[populations];
        var slope = slope(rates, response);
        double step = FIRST_STEP;
        for (int i = 0; i < MOST_STEPS; i++) {
            if (length(slope) <= ACCURACY * length(rates)) {
                return Optional.of(rates);
            }
            var next = moved(rates, step, slope);
            var nextSlope = slope(next, response);
            // Steps that overshoot turn the slope round.
            step = product(slope, nextSlope) < 0 ? step * SHORTER : Math.min(LARGEST_STEP, step * LONGER);
            rates = next;
            slope = nextSlope;
        }
        return Optional.empty();
    }

    private static double[] slope(double[] rates, UnaryOperator<double[]> response) {
        var responses = response.apply(rates);
        return IntStream.range(0, rates.length)
                .mapToDouble(i -> responses[i] - rates[i])
                .toArray();
    }

    private static double[] moved(double[] rates, double step, double[] slope) {
        return IntStream.range(0, rates.length)
                .mapToDouble(i -> rates[i] + step * slope[i])
                .toArray();
    }

    private static double length(double[] vector) {
        return Math.sqrt(product(vector, vector));
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
