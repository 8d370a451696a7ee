package volley.simulation.delivery;

/** Delivers the network's spikes over connections to this rank's neurons. */
public interface SpikeDelivery {
    /** Tells the history in which order its spikes will be read. */
    void announce(SpikeHistory history);

    /**
     * Counts, or sums the weights of, what arrives at the end of a step.
     *
     * @param step number of the step, from 1
     * @param history the network's spikes, at least as far back as the longest delay
     * @return number of synaptic events
     */
    long deliver(long step, SpikeHistory history);

    /**
     * Goes on after a step.
     *
     * @param history the spikes up to that step
     */
    void resume(long step, SpikeHistory history);

    /** Number of connections. */
    long size();

    /** Heap that the connections take, in bytes. */
    long bytes();

    /** How they are stored, as results name it. */
    String store();
}
