package volley.simulation;

import volley.models.NeuronModel;
import volley.models.Neurons;
import volley.partition.IdRange;

/**
 * One rank's neurons of a population.
 *
 * @param ids global ids of the whole population
 * @param localIndices of this rank's neurons
 * @param neurons their state
 */
record PopulationPart(NeuronModel model, IdRange ids, IdRange localIndices, Neurons neurons) {}
