package volley.simulation.checkpoint;

/**
 * A part of a rank's state.
 *
 * @param name unique within the state
 * @param ids global ids of the neurons that the part is about, ascending; none if it is about no neurons of the rank
 * @param values as many for each neuron, neuron by neuron; if there are no neurons, of any number and meaning
 */
record StatePart(String name, int[] ids, long[] values) {}
