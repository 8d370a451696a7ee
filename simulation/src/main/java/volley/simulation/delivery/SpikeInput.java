package volley.simulation.delivery;

import volley.partition.LocalNodes;

/**
 * Spikes that reach some of a rank's neurons: a number for each neuron and step.
 *
 * @param targets the neurons
 * @param weights what a spike adds, in the unit of the targets' weights: one value for all, or one for each by place
 * @param arrivals numbers of spikes, among which these targets' are consecutive
 * @param firstArrival place of the first target's there
 */
public record SpikeInput(LocalNodes targets, double[] weights, Arrivals arrivals, int firstArrival) {
    boolean hasOneWeight() {
        return weights.length == 1;
    }
}
