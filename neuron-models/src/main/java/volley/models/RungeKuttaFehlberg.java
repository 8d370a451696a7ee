package volley.models;

import java.util.Arrays;

/**
 * Integrates the differential equations of neurons over a time step by the Runge-Kutta pair of orders 4 and 5 of Fehlberg
 * (NASA Technical Report R-315, 1969), and goes on with the value of order 5. A substep is the time step halved a number of
 * times, which fits the estimated error of the neuron: to halve and to double is exact, so that nothing depends on what else
 * is computed. The neurons are side by side, each in a place of its own, for loops that take several at once.
 */
final class RungeKuttaFehlberg {
    /** The right-hand sides. */
    @FunctionalInterface
    interface Equations {
        /**
         * @param y the variables, by variable and place
         * @param slopes receives their derivatives by time, per ms
         * @param places how many of the places are in use, the first
         */
        void derive(double[][] y, double[][] slopes, int places);
    }

    // Of each stage behind the first, the weights of the slopes before it.
    private static final double SECOND_1 = 1 / 4.0;
    private static final double THIRD_1 = 3 / 32.0;
    private static final double THIRD_2 = 9 / 32.0;
    private static final double FOURTH_1 = 1932 / 2197.0;
    private static final double FOURTH_2 = -7200 / 2197.0;
    private static final double FOURTH_3 = 7296 / 2197.0;
    private static final double FIFTH_1 = 439 / 216.0;
    private static final double FIFTH_2 = -8;
    private static final double FIFTH_3 = 3680 / 513.0;
    private static final double FIFTH_4 = -845 / 4104.0;
    private static final double SIXTH_1 = -8 / 27.0;
    private static final double SIXTH_2 = 2;
    private static final double SIXTH_3 = -3544 / 2565.0;
    private static final double SIXTH_4 = 1859 / 4104.0;
    private static final double SIXTH_5 = -11 / 40.0;

    // The weights of the slopes in the value of order 5; that of the second is 0.
    private static final double VALUE_1 = 16 / 135.0;
    private static final double VALUE_3 = 6656 / 12825.0;
    private static final double VALUE_4 = 28561 / 56430.0;
    private static final double VALUE_5 = -9 / 50.0;
    private static final double VALUE_6 = 2 / 55.0;

    // The weights of the slopes in the difference of the values of order 5 and 4, likewise.
    private static final double DIFFERENCE_1 = 1 / 360.0;
    private static final double DIFFERENCE_3 = -128 / 4275.0;
    private static final double DIFFERENCE_4 = -2197 / 75240.0;
    private static final double DIFFERENCE_5 = 1 / 50.0;
    private static final double DIFFERENCE_6 = 2 / 55.0;

    private static final int SLOPES = 6;

    /**
     * The smallest substep, as a part of the time step. Where its error is still too large, as in a potential that runs away,
     * it is one of Euler's method, whose variables go where their slopes point.
     */
    private static final double SMALLEST = 0x1p-20;

    /** A substep is doubled where the error is this part of the bound, since twice the size has 2^5 times the error. */
    private static final double ROOM_TO_DOUBLE = 1 / 64.0;

    private final Equations equations;
    private final double resolutionMs;
    private final double tolerance;
    /** By variable and place. */
    private final double[][] y;

    /** By stage, variable and place. */
    private final double[][][] slopes;

    private final double[][] stage;
    /** By place, the error of the substep that was tried, as a part of its bound. */
    private final double[] errors;

    private final double[] parts;
    private final double[] left;
    private final double[] substepsMs;

    /**
     * @param places the most neurons that are integrated side by side
     * @param tolerance bound of the error of a variable in a substep, in its unit, and once more for each unit by which its
     *     slope moves it in the substep
     */
    RungeKuttaFehlberg(Equations equations, int variables, int places, double resolutionMs, double tolerance) {
        this.equations = equations;
        this.resolutionMs = resolutionMs;
        this.tolerance = tolerance;
        y = new double[variables][places];
        slopes = new double[SLOPES][variables][places];
        stage = new double[variables][places];
        errors = new double[places];
        parts = new double[places];
        left = new double[places];
        substepsMs = new double[places];
    }

    /** The variables, by variable and place. */
    double[][] y() {
        return y;
    }

    /** Begins a time step of the first places with substeps of these sizes, which are 1 or what {@link #part} was. */
    void begin(double[] firstParts, int from, int places) {
        System.arraycopy(firstParts, from, parts, 0, places);
        Arrays.fill(left, 0, places, 1);
    }

    boolean hasMore(int place) {
        return left[place] > 0;
    }

    /** The size of the next substep, as a part of the time step. */
    double part(int place) {
        return parts[place];
    }

    /** Has a neuron go on in another place. */
    void move(int from, int to) {
        for (double[] variable : y) {
            variable[to] = variable[from];
        }
        parts[to] = parts[from];
        left[to] = left[from];
    }

    /** Computes where a substep would lead the neurons in the first places; {@link #accept} is to follow for each. */
    void attempt(int places) {
        for (int i = 0; i < places; i++) {
            substepsMs[i] = parts[i] * resolutionMs;
        }
        equations.derive(y, slopes[0], places);
        for (int k = 0; k < y.length; k++) {
            second(k, places);
        }
        equations.derive(stage, slopes[1], places);
        for (int k = 0; k < y.length; k++) {
            third(k, places);
        }
        equations.derive(stage, slopes[2], places);
        for (int k = 0; k < y.length; k++) {
            fourth(k, places);
        }
        equations.derive(stage, slopes[3], places);
        for (int k = 0; k < y.length; k++) {
            fifth(k, places);
        }
        equations.derive(stage, slopes[4], places);
        for (int k = 0; k < y.length; k++) {
            sixth(k, places);
        }
        equations.derive(stage, slopes[5], places);
        Arrays.fill(errors, 0, places, 0);
        for (int k = 0; k < y.length; k++) {
            value(k, places);
            difference(k, places);
        }
    }

    /**
     * Takes the variables of the neuron in a place on by the substep that was tried, or halves it if its error is too large.
     *
     * @return whether they were taken on
     */
    boolean accept(int place) {
        double error = errors[place];
        double part = parts[place];
        boolean isExact = error <= 1;
        if (!isExact && part > SMALLEST) {
            parts[place] = part / 2;
            return false;
        }
        for (int k = 0; k < y.length; k++) {
            y[k][place] = isExact ? stage[k][place] : y[k][place] + substepsMs[place] * slopes[0][k][place];
        }
        left[place] -= part;
        if (error < ROOM_TO_DOUBLE && part < 1 && left[place] % (2 * part) == 0) {
            parts[place] = 2 * part;
        }
        return true;
    }

    private void second(int k, int places) {
        double[] into = stage[k];
        double[] from = y[k];
        double[] h = substepsMs;
        double[] s1 = slopes[0][k];
        for (int i = 0; i < places; i++) {
            into[i] = from[i] + h[i] * (SECOND_1 * s1[i]);
        }
    }

    private void third(int k, int places) {
        double[] into = stage[k];
        double[] from = y[k];
        double[] h = substepsMs;
        double[] s1 = slopes[0][k];
        double[] s2 = slopes[1][k];
        for (int i = 0; i < places; i++) {
            into[i] = from[i] + h[i] * (THIRD_1 * s1[i] + THIRD_2 * s2[i]);
        }
    }

    private void fourth(int k, int places) {
        double[] into = stage[k];
        double[] from = y[k];
        double[] h = substepsMs;
        double[] s1 = slopes[0][k];
        double[] s2 = slopes[1][k];
        double[] s3 = slopes[2][k];
        for (int i = 0; i < places; i++) {
            into[i] = from[i] + h[i] * (FOURTH_1 * s1[i] + FOURTH_2 * s2[i] + FOURTH_3 * s3[i]);
        }
    }

    private void fifth(int k, int places) {
        double[] into = stage[k];
        double[] from = y[k];
        double[] h = substepsMs;
        double[] s1 = slopes[0][k];
        double[] s2 = slopes[1][k];
        double[] s3 = slopes[2][k];
        double[] s4 = slopes[3][k];
        for (int i = 0; i < places; i++) {
            into[i] = from[i] + h[i] * (FIFTH_1 * s1[i] + FIFTH_2 * s2[i] + FIFTH_3 * s3[i] + FIFTH_4 * s4[i]);
        }
    }

    private void sixth(int k, int places) {
        double[] into = stage[k];
        double[] from = y[k];
        double[] h = substepsMs;
        double[] s1 = slopes[0][k];
        double[] s2 = slopes[1][k];
        double[] s3 = slopes[2][k];
        double[] s4 = slopes[3][k];
        double[] s5 = slopes[4][k];
        for (int i = 0; i < places; i++) {
            into[i] = from[i]
                    + h[i] * (SIXTH_1 * s1[i] + SIXTH_2 * s2[i] + SIXTH_3 * s3[i] + SIXTH_4 * s4[i] + SIXTH_5 * s5[i]);
        }
    }

    private void value(int k, int places) {
        double[] into = stage[k];
        double[] from = y[k];
        double[] h = substepsMs;
        double[] s1 = slopes[0][k];
        double[] s3 = slopes[2][k];
        double[] s4 = slopes[3][k];
        double[] s5 = slopes[4][k];
        double[] s6 = slopes[5][k];
        for (int i = 0; i < places; i++) {
            into[i] = from[i]
                    + h[i] * (VALUE_1 * s1[i] + VALUE_3 * s3[i] + VALUE_4 * s4[i] + VALUE_5 * s5[i] + VALUE_6 * s6[i]);
        }
    }

    /** Takes up the error of a variable, if it is the largest so far. */
    private void difference(int k, int places) {
        double[] largest = errors;
        double[] h = substepsMs;
        double[] s1 = slopes[0][k];
        double[] s3 = slopes[2][k];
        double[] s4 = slopes[3][k];
        double[] s5 = slopes[4][k];
        double[] s6 = slopes[5][k];
        double tolerance = this.tolerance;
        for (int i = 0; i < places; i++) {
            double error = DIFFERENCE_1 * s1[i]
                    + DIFFERENCE_3 * s3[i]
                    + DIFFERENCE_4 * s4[i]
                    + DIFFERENCE_5 * s5[i]
                    + DIFFERENCE_6 * s6[i];
            double bound = tolerance * (1 + h[i] * Math.abs(s1[i]));
            largest[i] = Math.max(largest[i], h[i] * Math.abs(error) / bound);
        }
    }
}
