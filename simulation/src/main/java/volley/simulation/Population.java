package volley.simulation;

import volley.models.Neurons;

/**
 * One rank's neurons of one population.
 *
 * @param neurons their state
 * @param from local index of the first
 */
record Population(Neurons neurons, int from) {}
