package volley.partition.random;

import org.hipparchus.special.Erf;

/** The normal distribution of mean 0 and variance 1, in arithmetic that is the same on every machine. */
final class StandardNormal {
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);

    /*
     * Rational approximations of the quantile to a relative 1e-16: Wichura, algorithm AS 241, Applied Statistics 37
     * (1988) 477-484. Coefficients ascend.
     */
    private static final double[] CENTRE_OVER = {
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3
    };
    private static final double[] CENTRE_UNDER = {
        1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3
    };
    private static final double[] TAIL_OVER = {
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4
    };
    private static final double[] TAIL_UNDER = {
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9
    };
    private static final double[] FAR_TAIL_OVER = {
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7
    };
    private static final double[] FAR_TAIL_UNDER = {
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15
    };
    private static final double CENTRE = 0.425;
    private static final double CENTRE_SQUARED = 0.180625;
    private static final double TAIL_START = 1.6;
    private static final double FAR_TAIL_START = 5;

    private StandardNormal() {}

    static double density(double z) {
        return StrictMath.exp(-z * z / 2) / SQRT_2_PI;
    }

    /** P(Z &lt; z). */
    static double below(double z) {
        return Erf.erfc(-z / SQRT_2) / 2;
    }

    /** The value below which {@code lower} of all values are, and above which {@code upper} = 1 - lower are. */
    static double quantile(double lower, double upper) {
        double smaller = Math.min(lower, upper);
        double fromMedian = 0.5 - smaller;
        double distance = fromMedian <= CENTRE ? centre(fromMedian) : tail(smaller);
        return lower < upper ? -distance : distance;
    }

    private static double centre(double fromMedian) {
        double r = CENTRE_SQUARED - fromMedian * fromMedian;
        return fromMedian * polynomial(CENTRE_OVER, r) / polynomial(CENTRE_UNDER, r);
    }

    private static double tail(double probability) {
        double r = Math.sqrt(-StrictMath.log(probability));
        return r <= FAR_TAIL_START
                ? polynomial(TAIL_OVER, r - TAIL_START) / polynomial(TAIL_UNDER, r - TAIL_START)
                : polynomial(FAR_TAIL_OVER, r - FAR_TAIL_START) / polynomial(FAR_TAIL_UNDER, r - FAR_TAIL_START);
    }

    private static double polynomial(double[] ascending, double x) {
        double sum = 0;
        for (int power = ascending.length - 1; power >= 0; power--) {
            sum = sum * x + ascending[power];
        }
        return sum;
    }
}
