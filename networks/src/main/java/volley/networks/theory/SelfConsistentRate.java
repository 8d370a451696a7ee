package volley.networks.theory;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BrentSolver;

/** The rate at which neurons fire that get, as input, the rate at which they fire. */
public final class SelfConsistentRate {
    /** Rates are looked at from this part of the largest one on, then in steps of this factor. */
    private static final double FIRST = 1e-6;

    private static final double FACTOR = 1.25;

    private static final double RELATIVE_ACCURACY = 1e-10;
    private static final double ABSOLUTE_ACCURACY = 1e-15;
    private static final int MOST_EVALUATIONS = 200;

    private SelfConsistentRate() {}

    /**
     * The lowest rate nu with response(nu) = nu that a small deviation comes back to, as far as slow changes go: what a
     * network that starts silent goes to. There may be others above, where excitation feeds on itself.
     *
     * @param response the rate that input at a rate gives: from 0, and at most {@code largest}, for any input
     * @param largest the largest rate, as the refractory time allows it
     */
    public static double lowest(DoubleUnaryOperator response, double largest) {
        double below = 0;
        double above = FIRST * largest;
        while (above < largest && response.applyAsDouble(above) > above) {
            below = above;
            above *= FACTOR;
        }
        above = Math.min(above, largest);
        if (response.applyAsDouble(below) <= below) {
            return below;
        }
        return new BrentSolver(RELATIVE_ACCURACY, ABSOLUTE_ACCURACY)
                .solve(MOST_EVALUATIONS, rate -> response.applyAsDouble(rate) - rate, below, above);
    }
}
