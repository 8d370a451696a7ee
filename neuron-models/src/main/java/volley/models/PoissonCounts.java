package volley.models;

/**
 * Poisson-distributed counts, one per neuron and step, each a pure function of the neuron's key and the step. A 64-bit
 * draw serves two steps with 31 bits each: a count is the number of thresholds that the 31 bits reach, so that its
 * distribution is exact to 2^-31. Where the mean is so small that this would be coarse, a draw serves one step with all
 * its bits.
 */
public final class PoissonCounts implements SpikeCounts {
    /** Twice as much, and counts would not fit an int. */
    public static final double LARGEST_MEAN = 1e9;

    private final PoissonDraws draws;
    private final PoissonTable table;

    /**
     * @param mean mean count per step, 0 ... {@link #LARGEST_MEAN}
     * @param keys a random key per neuron
     */
    public PoissonCounts(double mean, long[] keys) {
        draws = new PoissonDraws(keys);
        table = new PoissonTable(mean);
    }

    @Override
    public void count(long step, int[] counts) {
        draws.count(step, table, counts);
    }
}
