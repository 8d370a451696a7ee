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
}
