package volley.simulation.delivery;

import volley.partition.IdRange;

/**
 * Something whose spikes reach consecutive neurons of a rank, all with the same weight. What arrives is a count per
 * neuron and step.
 */
public interface SpikeInput {
    /** Local indices of the neurons. */
    IdRange targets();

    /** The jump of the membrane potential that a spike makes, in mV. */
    double weightMillivolts();

    /** The counts that {@link #count} has made last, one per target; always the same array. */
    int[] counts();

    /**
     * Counts the spikes that arrive at the end of a step.
     *
     * @param step number of the step, from 1
     * @param history the network's spikes, at least as far back as any delay
     */
    void count(long step, SpikeHistory history);
}
