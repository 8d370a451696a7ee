package volley.results.spikes;

/** Counts the spikes of a population in bins of time. */
public final class SpikeCounts implements SpikeSource.Visitor {
    private final TimeBins bins;
    private final int[] counts;

    public SpikeCounts(TimeBins bins) {
        this.bins = bins;
        counts = new int[bins.count()];
    }

    @Override
    public void spike(int neuron, double timeMs) {
        int bin = bins.binOf(timeMs);
        if (bin >= 0) {
            counts[bin]++;
        }
    }

    public TimeBins bins() {
        return bins;
    }

    /** Spikes by bin; not a copy. */
    public int[] counts() {
        return counts;
    }

    /**
     * Mean rate of each of so many neurons in spikes/s, by bin.
     *
     * @param neurons that the spikes are of
     */
    public double[] hertz(int neurons) {
        double[] hertz = new double[counts.length];
        for (int bin = 0; bin < hertz.length; bin++) {
            hertz[bin] = 1000 * counts[bin] / (neurons * bins.widthMs(bin));
        }
        return hertz;
    }
}
