package volley.simulation.record;

import java.util.Arrays;

/**
 * Rate, regularity and synchrony of a population since the end of a warm-up. What cannot be told is NaN.
 *
 * @param startMs end of the warm-up in ms
 * @param rateHertz mean rate in spikes/s
 * @param meanCv mean over neurons with at least ten spikes, not all in one step, of the coefficient of variation of their
 *     intervals, which is 0 for a clock and 1 for a Poisson process
 * @param binMs width in ms of the bins for the Fano factor: 1 ms as nearly as whole steps allow
 * @param fanoFactor variance by mean of the number of the population's spikes in a bin: 1 for independent Poisson
 *     processes, more the more of the neurons fire together
 */
public record SpikeTrainStatistics(double startMs, double rateHertz, double meanCv, double binMs, double fanoFactor) {

    /** Variance by mean, of the population that the values are, not of one that they are drawn from. */
    public static double fanoFactor(long[] counts) {
        double mean = Arrays.stream(counts).average().orElse(Double.NaN);
        double squares = Arrays.stream(counts)
                .mapToDouble(count -> (count - mean) * (count - mean))
                .sum();
        return squares / counts.length / mean;
    }
}
