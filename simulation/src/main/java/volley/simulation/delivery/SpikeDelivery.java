package volley.simulation.delivery;

/** Delivers the network's spikes over connections to this rank's neurons. */
public interface SpikeDelivery {
    /**
     * Counts, or sums the weights of, what arrives at the end of a step.
     *
     * @param step number of the step, from 1
     * @param history the network's spikes, at least as far back as the longest delay
     */
    void count(long step, SpikeHistory history);

    /** Longest delay of a connection in steps. */
    int longestDelay();

    /** Number of synaptic events delivered to this rank's neurons so far. */
    long events();

    /**
     * Goes on after a step.
     *
     * @param history the spikes up to that step
     * @param eventsBefore number of events up to that step
     */
    void resume(long step, SpikeHistory history, long eventsBefore);

    /** Number of connections. */
    long size();

    /** Heap that the connections take, in bytes. */
    long bytes();

    /** How they are stored, as results name it. */
    String store();
}
