package volley.results.plots;

import java.util.Arrays;
import org.hipparchus.complex.Complex;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;
import volley.partition.UserException;
import volley.results.ParameterName;

/**
 * One-sided power spectral density of a population's rate, by Welch's method: the mean over segments that overlap by
 * half, each without its mean and under a Hann window.
 *
 * @param frequencies in Hz, above 0
 * @param densities in (spikes/s)^2/Hz; their integral over frequency is the rate's variance. N independent Poisson
 *     processes of a rate nu have 2 nu/N at all frequencies.
 */
public record Spectrum(double[] frequencies, double[] densities) {
    private static final int LONGEST_SEGMENT = 1024;
    private static final int SHORTEST_SEGMENT = 32;

    /** Segments of half overlap that a shorter recording is cut into. */
    private static final int WANTED_SEGMENTS = 8;

    /** @throws UserException if the recording is too short to have a spectrum */
    public static Spectrum of(BinnedRate rate) {
        double[] hertz = Arrays.copyOf(rate.hertz(), rate.bins().wholeCount());
        double binMs = rate.bins().widthMs();
        int length = LONGEST_SEGMENT;
        while (length > SHORTEST_SEGMENT && (WANTED_SEGMENTS + 1) * length / 2 > hertz.length) {
            length /= 2;
        }
        if (hertz.length < length) {
            throw new UserException("spectrum of " + hertz.length + " bins of " + ParameterName.text(binMs)
                    + " ms: expected a run of at least " + length);
        }
        double[] window = hann(length);
        double power = Arrays.stream(window).map(w -> w * w).sum();
        double[] densities = new double[length / 2 - 1];
        int segments = 0;
        for (int start = 0; start + length <= hertz.length; start += length / 2) {
            addPeriodogram(Arrays.copyOfRange(hertz, start, start + length), window, densities);
            segments++;
        }
        double scale = 2 * binMs / 1000 / (power * segments);
        double[] frequencies = new double[densities.length];
        for (int i = 0; i < densities.length; i++) {
            densities[i] *= scale;
            frequencies[i] = (i + 1) * 1000 / (binMs * length);
        }
        return new Spectrum(frequencies, densities);
    }

    private static double[] hann(int length) {
        double[] window = new double[length];
        Arrays.setAll(window, i -> 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
        return window;
    }

    /** Frequency 0, where the mean was taken away, and the highest, which is half a one, are left out. */
    private static void addPeriodogram(double[] segment, double[] window, double[] sums) {
        double mean = Arrays.stream(segment).average().orElse(0);
        for (int i = 0; i < segment.length; i++) {
            segment[i] = (segment[i] - mean) * window[i];
        }
        Complex[] transformed =
                new FastFourierTransformer(DftNormalization.STANDARD).transform(segment, TransformType.FORWARD);
        for (int i = 0; i < sums.length; i++) {
            double magnitude = transformed[i + 1].norm();
            sums[i] += magnitude * magnitude;
        }
    }
}
