package volley.models;

/**
 * Integrates the differential equations of a neuron over a time step by the Runge-Kutta pair of orders 4 and 5 of Fehlberg
 * (NASA Technical Report R-315, 1969), and goes on with the value of order 5. A substep is the time step halved a number of
 * times, which fits the estimated error: to halve and to double is exact, so that nothing depends on what else is computed.
 */
final class RungeKuttaFehlberg {
    /** The right-hand sides. */
    @FunctionalInterface
    interface Equations {
        /**
         * @param y the variables
         * @param slopes receives their derivatives by time, per ms
         */
        void derive(double[] y, double[] slopes);
    }

    /** Of each stage behind the first, the weights of the slopes before it. */
    private static final double[][] STAGES = {
        {1 / 4.0},
        {3 / 32.0, 9 / 32.0},
        {1932 / 2197.0, -7200 / 2197.0, 7296 / 2197.0},
        {439 / 216.0, -8, 3680 / 513.0, -845 / 4104.0},
        {-8 / 27.0, 2, -3544 / 2565.0, 1859 / 4104.0, -11 / 40.0}
    };

    /** The weight of the slope in Euler's method. */
    private static final double[] FIRST_SLOPE = {1};

    /** The weights of the slopes in the value of order 5. */
    private static final double[] VALUE = {16 / 135.0, 0, 6656 / 12825.0, 28561 / 56430.0, -9 / 50.0, 2 / 55.0};

    /** The weights of the slopes in the difference of the values of order 5 and 4. */
    private static final double[] DIFFERENCE = {1 / 360.0, 0, -128 / 4275.0, -2197 / 75240.0, 1 / 50.0, 2 / 55.0};

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
    private final double[][] slopes;
    private final double[] stage;
    private double part;
    private double left;

    /**
     * @param tolerance bound of the error of a variable in a substep, in its unit, and once more for each unit by which its
     *     slope moves it in the substep
     */
    RungeKuttaFehlberg(Equations equations, int variables, double resolutionMs, double tolerance) {
        this.equations = equations;
        this.resolutionMs = resolutionMs;
        this.tolerance = tolerance;
        slopes = new double[VALUE.length][variables];
        stage = new double[variables];
    }

    /** Begins a time step with a substep of this size, which is 1 or what {@link #part} was. */
    void begin(double firstPart) {
        part = firstPart;
        left = 1;
    }

    boolean hasMore() {
        return left > 0;
    }

    /** The size of the next substep, as a part of the time step. */
    double part() {
        return part;
    }

    /** Takes the variables on by a substep. */
    void advance(double[] y) {
        equations.derive(y, slopes[0]);
        double error = attempt(y);
        while (!(error <= 1) && part > SMALLEST) {
            part /= 2;
            error = attempt(y);
        }
        if (error <= 1) {
            System.arraycopy(stage, 0, y, 0, y.length);
        } else {
            move(y, part * resolutionMs, FIRST_SLOPE, y);
        }
        left -= part;
        if (error < ROOM_TO_DOUBLE && part < 1 && left % (2 * part) == 0) {
            part *= 2;
        }
    }

    /** Computes where a substep would lead; the largest error of a variable, as a part of its bound. */
    private double attempt(double[] y) {
        double h = part * resolutionMs;
        for (int s = 0; s < STAGES.length; s++) {
            move(y, h, STAGES[s], stage);
            equations.derive(stage, slopes[s + 1]);
        }
        move(y, h, VALUE, stage);
        double largest = 0;
        for (int k = 0; k < y.length; k++) {
            double error = 0;
            for (int s = 0; s < DIFFERENCE.length; s++) {
                error += DIFFERENCE[s] * slopes[s][k];
            }
            double bound = tolerance * (1 + h * Math.abs(slopes[0][k]));
            largest = Math.max(largest, h * Math.abs(error) / bound);
        }
        return largest;
    }

    private void move(double[] y, double h, double[] weights, double[] into) {
        for (int k = 0; k < y.length; k++) {
            double slope = 0;
            for (int s = 0; s < weights.length; s++) {
                slope += weights[s] * slopes[s][k];
            }
            into[k] = y[k] + h * slope;
        }
    }
}
