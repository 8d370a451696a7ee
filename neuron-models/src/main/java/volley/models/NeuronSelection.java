package volley.models;

/**
 * A rank's share of some neurons of one population, whose parameters are to be set.
 *
 * @param share their places among all neurons that are set, and the random key of what is drawn for them
 * @param indices their indices among the rank's neurons of the population, in the order of the places
 * @param isWhole whether all neurons of the population, on all ranks, are set
 */
public record NeuronSelection(PopulationShare share, int[] indices, boolean isWhole) {}
