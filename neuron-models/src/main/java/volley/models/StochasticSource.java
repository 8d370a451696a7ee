package volley.models;

/** A device that gives every target a random spike train of its own. */
public sealed interface StochasticSource extends SpikeSource permits PoissonGenerator, InhomogeneousPoissonGenerator {
    /**
     * The numbers of spikes to each target, as if the device were always active.
     *
     * @param keys a random key per target
     * @throws volley.partition.UserException if a parameter does not fit the time step
     */
    SpikeCounts counts(double resolutionMs, long[] keys);

    @Override
    default void requireValid(double resolutionMs) {
        counts(resolutionMs, new long[0]);
        activity(resolutionMs);
    }
}
