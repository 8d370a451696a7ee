package volley.results.plots;

import java.io.IOException;
import volley.results.spikes.SpikeCounts;
import volley.results.spikes.SpikeSource;
import volley.results.spikes.TimeBins;

/**
 * Mean rate of the recorded neurons of a population in bins of time.
 *
 * @param hertz mean rate in spikes/s, by bin
 */
public record BinnedRate(TimeBins bins, double[] hertz) {
    /** @param neurons how many were recorded */
    public static BinnedRate of(SpikeSource spikes, int neurons, TimeBins bins) throws IOException {
        var counts = new SpikeCounts(bins);
        spikes.forEach(counts);
        return new BinnedRate(bins, counts.hertz(neurons));
    }

    /** The edges of the bins in ms, one more than bins. */
    double[] edges() {
        double[] edges = new double[hertz.length + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = bins.startMs(i);
        }
        return edges;
    }
}
