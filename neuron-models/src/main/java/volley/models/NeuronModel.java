package volley.models;

import java.util.List;

/**
 * A neuron model with its parameters: makes the state of a population's neurons on one rank. Its {@code toString} gives
 * the name and all parameters, and so tells two models apart.
 */
public interface NeuronModel {
    /** The model's name in the field, such as {@code iaf_psc_exp}. */
    String name();

    /**
     * A row of the table of the model's parameters.
     *
     * @throws volley.partition.UserException if it has no parameter of that name
     */
    ModelParameter parameter(String name);

    /** The parameters whose values a neuron may be refused for those of others, or for the time step, by name. */
    List<String> constrained();

    /** The unit of the weights of connections to it. */
    WeightUnit weightUnit();

    /**
     * Number of inputs of spikes. A model with two takes weights of 0 or more in channel 0, the excitatory one, and
     * weights below 0 in channel 1, the inhibitory one.
     */
    int channels();

    /** Whether generators of currents may be connected to it. */
    boolean takesCurrent();

    /** What a multimeter may record of it, by NEST's names. */
    List<String> recordables();

    /** Bytes that the state of one neuron takes, with its parameters if they differ from neuron to neuron. */
    double stateBytes();

    /** Bytes that the parameters of one neuron take if they differ from neuron to neuron. */
    double variedBytes();

    /**
     * @param resolutionMs the time step dt in ms
     * @throws volley.partition.UserException if a parameter is out of its range, does not fit the time step, or is an
     *     array of another length than the population
     */
    Neurons populate(PopulationShare share, double resolutionMs);
}
