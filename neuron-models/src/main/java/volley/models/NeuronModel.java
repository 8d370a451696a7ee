package volley.models;

/** A neuron model with its parameters: makes the state of a population's neurons on one rank. */
public interface NeuronModel {
    /**
     * @param count neurons of the population on this rank
     * @param resolutionMs the time step dt in ms
     * @throws volley.partition.UserException if a parameter does not fit the time step
     */
    Neurons populate(int count, double resolutionMs);
}
