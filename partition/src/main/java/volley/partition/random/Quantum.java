package volley.partition.random;

/**
 * The unit of which drawn weights are whole multiples: a power of two that their distribution alone decides. It is at
 * most a 256th of the standard deviation and a 1,024th of the mean, so that rounding changes neither noticeably; where
 * the multiples would not fit 32 bits then, it is as small as lets them fit.
 */
public final class Quantum {
    private static final double OF_STANDARD_DEVIATION = 256;
    private static final double OF_MEAN = 1024;
    /** A mean below this part of the standard deviation is a mean of 0. */
    private static final double NO_MEAN = 0x1p-20;

    private Quantum() {}

    /** The quantum of a distribution's values, in their unit. */
    public static double of(Distribution distribution) {
        double mean = Math.abs(distribution.mean());
        double deviation = distribution.standardDeviation();
        if (deviation == 0) {
            return ofLargest(mean);
        }
        double wanted = deviation / OF_STANDARD_DEVIATION;
        if (mean > deviation * NO_MEAN) {
            wanted = Math.min(wanted, mean / OF_MEAN);
        }
        double least =
                Math.abs(distribution.quantile(DiscreteDistribution.NEGLIGIBLE, 1 - DiscreteDistribution.NEGLIGIBLE));
        double most =
                Math.abs(distribution.quantile(1 - DiscreteDistribution.NEGLIGIBLE, DiscreteDistribution.NEGLIGIBLE));
        return Math.max(powerOfTwo(wanted), ofLargest(Math.max(least, most)));
    }

    /** The smallest quantum of which {@code largest}, and so what is smaller, is a 32-bit multiple; 1 for 0. */
    public static double ofLargest(double largest) {
        double magnitude = Math.abs(largest);
        double quantum = magnitude == 0 ? 1 : powerOfTwo(magnitude) * 0x1p-30;
        return Math.rint(magnitude / quantum) > Integer.MAX_VALUE ? 2 * quantum : quantum;
    }

    /** The largest power of two that is not larger. */
    private static double powerOfTwo(double value) {
        return Math.scalb(1.0, Math.getExponent(value));
    }
}
