package volley.networks.theory;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.util.ContinuedFraction;

/** The scaled complementary error function erfcx(x) = exp(x^2) erfc(x), which stays finite where its factors do not. */
final class ScaledErrorFunction {
    /** From here on the continued fraction converges fast, and exp(x^2) is far from its largest value below. */
    private static final double LARGE = 5;

    private static final double TOLERANCE = 1e-14;

    /** erfcx(x) sqrt(pi) = 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + ...)))): Abramowitz and Stegun, 7.1.14. */
    private static final ContinuedFraction LAPLACE = new ContinuedFraction() {
        @Override
        protected double getA(int n, double x) {
            return x;
        }

        @Override
        protected double getB(int n, double x) {
            return n / 2.0;
        }
    };

    private ScaledErrorFunction() {}

    /** @param x above -26, below which the value exceeds the range of a double */
    static double erfcx(double x) {
        return x < LARGE ? Math.exp(x * x) * Erf.erfc(x) : 1 / (Math.sqrt(Math.PI) * LAPLACE.evaluate(x, TOLERANCE));
    }
}
