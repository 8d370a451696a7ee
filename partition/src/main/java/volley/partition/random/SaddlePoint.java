package volley.partition.random;

/**
 * Probabilities of counts to a relative 1e-13, however large the counts: Loader, "Fast and accurate computation of
 * binomial probabilities" (2000). n! = sqrt(2 pi n) (n/e)^n exp(delta(n)) leaves a deviance for each factor.
 */
final class SaddlePoint {
    private static final double TWO_PI = 2 * Math.PI;
    /** Counts below have their factorial computed. */
    private static final int FEW = 16;
    /** Relative distance from its mean within which a count's deviance is a series. */
    private static final double NEAR = 0.1;

    private SaddlePoint() {}

    /** P(k) of n trials that succeed with probability p. */
    static double binomial(long k, long n, double p) {
        if (k == 0) {
            return n == 0 ? 1 : StrictMath.exp(n * StrictMath.log1p(-p));
        }
        if (k == n) {
            return StrictMath.exp(n * StrictMath.log(p));
        }
        double exponent = delta(n) - delta(k) - delta(n - k) - deviance(k, n * p) - deviance(n - k, n * (1 - p));
        return StrictMath.exp(exponent) * Math.sqrt(n / (TWO_PI * k * (n - k)));
    }

    /** P(k) of marked ones among those drawn: binomial probabilities with any p, here that of being drawn. */
    static double hypergeometric(long k, long marked, long unmarked, long draws) {
        long all = marked + unmarked;
        if (draws == 0 || draws == all) {
            return 1;
        }
        double p = (double) draws / all;
        return binomial(k, marked, p) * binomial(draws - k, unmarked, p) / binomial(draws, all, p);
    }

    static double poisson(long k, double mean) {
        return k == 0 ? StrictMath.exp(-mean) : StrictMath.exp(-delta(k) - deviance(k, mean)) / Math.sqrt(TWO_PI * k);
    }

    /** What Stirling's formula lacks of ln n!, for n of 1 or more. */
    private static double delta(long n) {
        if (n < FEW) {
            double factorial = 1;
            for (int i = 2; i <= n; i++) {
                factorial *= i;
            }
            return StrictMath.log(factorial) - (n + 0.5) * StrictMath.log(n) + n - StrictMath.log(TWO_PI) / 2;
        }
        double square = (double) n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square)
                / n;
    }

    /** x ln(x/mean) + mean - x, without loss of digits where x is near the mean. */
    private static double deviance(double x, double mean) {
        if (Math.abs(x - mean) >= NEAR * (x + mean)) {
            return x * StrictMath.log(x / mean) + mean - x;
        }
        double v = (x - mean) / (x + mean);
        double sum = (x - mean) * v;
        double term = 2 * x * v;
        double before = Double.NaN;
        for (int odd = 3; sum != before; odd += 2) {
            term *= v * v;
            before = sum;
            sum += term / odd;
        }
        return sum;
    }
}
