package volley.simulation;

import volley.models.Neurons;
import volley.partition.IdRange;
import volley.simulation.delivery.CurrentSum;
import volley.simulation.delivery.InputSum;

/**
 * One rank's neurons of one population, and their inputs.
 *
 * @param neurons their state
 * @param from local index of the first
 * @param inputs by channel and neuron, in the model's unit of weight; those of the last step; other populations use them as well
 */
record Population(Neurons neurons, int from, InputSum inputSum, CurrentSum currentSum, double[][] inputs) {
    IdRange localIndices() {
        return new IdRange(from, from + neurons.size());
    }

    /**
     * Sums the inputs of a step.
     *
     * @return number of spikes that the neurons may then send at most
     */
    int takeInputs() {
        inputSum.sum(inputs);
        return neurons.mostSpikes(inputs);
    }

    /**
     * Advances the neurons by one step, with the inputs that they have taken.
     *
     * @param spiking receives the indices, in the population, of those that spike
     * @return number of those
     */
    int advance(long step, int[] spiking) {
        return neurons.update(inputs, currentSum.at(step), spiking);
    }
}
