package volley.simulation;

import volley.models.Neurons;
import volley.partition.IdRange;
import volley.simulation.delivery.InputSum;

/**
 * One rank's neurons of one population.
 *
 * @param neurons their state
 * @param from local index of the first
 * @param inputSum what sums their inputs
 * @param inputs their inputs in this step by channel, in mV
 */
record Population(Neurons neurons, int from, InputSum inputSum, double[][] inputs) {
    Population(Neurons neurons, int from, InputSum inputSum) {
        this(neurons, from, inputSum, new double[][] {new double[neurons.size()]});
    }

    IdRange localIndices() {
        return new IdRange(from, from + neurons.size());
    }

    /**
     * Advances the neurons by one step.
     *
     * @param spiking receives the indices, in the population, of those that spike
     * @return number of those
     */
    int advance(int[] spiking) {
        inputSum.sum(inputs[0]);
        return neurons.update(inputs, null, spiking);
    }
}
