package volley.simulation.delivery;

import volley.partition.LocalNodes;

/**
 * Something whose spikes reach some of a rank's neurons, all with the same weight. What arrives is a count per neuron
 * and step.
 */
public interface SpikeInput {
    /** The neurons. */
    LocalNodes targets();

    /** What a spike adds, in the unit of the targets' weights. */
    double weight();

    /** The counts that {@link #count} has made last, by the targets' places; always the same array. */
    int[] counts();

    /** Whether all counts are 0. */
    boolean isClear();

    /**
     * Counts the spikes that arrive at the end of a step.
     *
     * @param step number of the step, from 1
     * @param history the network's spikes, at least as far back as any delay
     */
    void count(long step, SpikeHistory history);
}
