package volley.results.plots;

import java.io.IOException;
import volley.results.spikes.SpikeSource;

/**
 * Mean rate of the recorded neurons of a population in bins of time.
 *
 * @param startMs where the first bin starts
 * @param binMs length of a bin
 * @param hertz mean rate in spikes/s, by bin
 */
public record BinnedRate(double startMs, double binMs, double[] hertz) {
    /**
     * Counts the spikes of whole bins only.
     *
     * @param neurons how many were recorded
     */
    public static BinnedRate of(SpikeSource spikes, int neurons, double startMs, double endMs, double binMs)
            throws IOException {
        var hertz = new double[Math.max(0, (int) Math.floor((endMs - startMs) / binMs + 1e-9))];
        double share = 1000 / (neurons * binMs);
        spikes.forEach((globalId, timeMs) -> {
            // A spike is stamped with the end of its step, so that the bin (a, b] holds it.
            int bin = (int) Math.ceil((timeMs - startMs) / binMs - 1e-9) - 1;
            if (bin >= 0 && bin < hertz.length) {
                hertz[bin] += share;
            }
        });
        return new BinnedRate(startMs, binMs, hertz);
    }
}
