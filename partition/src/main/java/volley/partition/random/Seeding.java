package volley.partition.random;

/** What keys the draws of a neuron's incoming connections, beside the seed and the projection. */
public enum Seeding {
    /** The rank and the neuron's place on it: another number of ranks draws another network. */
    RANK,
    /** The neuron's global id: the network is the same on any number of ranks. */
    NEURON
}
