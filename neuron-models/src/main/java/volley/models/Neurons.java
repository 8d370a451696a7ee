package volley.models;

/** The state of one population's neurons on one rank. A neuron's index is its place among them. */
public interface Neurons {
    int size();

    /**
     * Integrates all neurons over one step.
     *
     * @param input what arrives at each neuron at the end of the step, in the model's unit of input (mV for delta
     *     synapses); the model may overwrite it
     * @param spiking receives the indices of the neurons that spike at the end of the step, ascending
     * @return number of neurons that spike
     */
    int update(double[] input, int[] spiking);

    /** Membrane potential of a neuron at the end of the last step, in mV. */
    double membranePotential(int index);

    /**
     * The neurons' state between two steps, in a form that is the same however the neurons are dealt to ranks.
     *
     * @return so many values a neuron, the same number for each, neuron by neuron; doubles that the model chooses
     */
    double[] save();

    /** Goes on from a state that neurons of the same model and parameters have saved. */
    void load(double[] state);
}
