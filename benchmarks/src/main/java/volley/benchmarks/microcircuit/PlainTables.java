package volley.benchmarks.microcircuit;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;

/** Values for each of 2^16 equally likely draws. */
final class PlainTables {
    static final int BITS = 16;

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private PlainTables() {}

    /** The place in a table that the upper bits stand for. */
    static int index(long bits) {
        return (int) (bits >>> (Long.SIZE - BITS));
    }

    private static double level(int index) {
        return (index + 0.5) / (1 << BITS);
    }

    /** A standard normal number from the upper bits. */
    static double normal(long bits) {
        return NORMAL.inverseCumulativeProbability(level(index(bits)));
    }

    static byte[] poisson(double mean) {
        var distribution = new PoissonDistribution(mean);
        var counts = new byte[1 << BITS];
        int count = 0;
        for (int i = 0; i < counts.length; i++) {
            while (distribution.cumulativeProbability(count) < level(i)) {
                count++;
            }
            counts[i] = (byte) count;
        }
        return counts;
    }

    /** Normal numbers in multiples of a quantum; signs change at ten standard deviations, hence never. */
    static short[] weights(double mean, double sd, double quantum) {
        var multiples = new short[1 << BITS];
        for (int i = 0; i < multiples.length; i++) {
            multiples[i] = (short) Math.rint((mean + sd * NORMAL.inverseCumulativeProbability(level(i))) / quantum);
        }
        return multiples;
    }

    /** Normal times from half a step on, in whole steps. */
    static byte[] delays(double meanMs, double sdMs, double stepMs, int longest) {
        double below = NORMAL.cumulativeProbability((stepMs / 2 - meanMs) / sdMs);
        var steps = new byte[1 << BITS];
        for (int i = 0; i < steps.length; i++) {
            double time = meanMs + sdMs * NORMAL.inverseCumulativeProbability(below + (1 - below) * level(i));
            steps[i] = (byte) Math.clamp(Math.round(time / stepMs), 1, longest);
        }
        return steps;
    }
}
