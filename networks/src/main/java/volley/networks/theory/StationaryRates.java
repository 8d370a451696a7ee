package volley.networks.theory;

import java.util.Arrays;
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
    private static final double LONGER = 1.2;
    private static final double SHORTER = 0.5;

    /** A step that turns the slope by more than its length is too long for the fastest of the deviations that die out. */
    private static final double LARGEST_TURN = 1;

    /** A step that turns it by less may be longer. */
    private static final double SMALL_TURN = 0.6;

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
            double length = length(slope);
            if (!Double.isFinite(length)) {
                return Optional.empty();
            }
            if (length <= ACCURACY * length(rates)) {
                return Optional.of(rates);
            }
            var next = moved(rates, step, slope);
            var nextSlope = slope(next, response);
            double turn = length(moved(nextSlope, -1, slope)) / length;
            if (turn > LARGEST_TURN) {
                step *= SHORTER;
            } else {
                rates = next;
                slope = nextSlope;
                step *= turn < SMALL_TURN ? LONGER : 1;
            }
        }
        return Optional.empty();
    }

    private static double[] slope(double[] rates, UnaryOperator<double[]> response) {
        var responses = response.apply(rates);
        return IntStream.range(0, rates.length)
                .mapToDouble(i -> responses[i] - rates[i])
                .toArray();
    }

    private static double[] moved(double[] from, double step, double[] slope) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[i] + step * slope[i])
                .toArray();
    }

    private static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(value -> value * value).sum());
    }
}
