package volley.models;

import java.util.Map;

/** The state of one population's neurons on one rank. A neuron's index is its place among them. */
public interface Neurons {
    int size();

    /**
     * Integrates all neurons over one step.
     *
     * @param inputs by channel and neuron, or of all channels if {@link #takesSum}, what arrives at the end of the step, in the first entries of each row, in the model's unit of weight; the model
     *     may overwrite it. A parrot takes the number of spikes.
     * @param currentPicoamperes by neuron, the sum of the devices' currents that arrive in this step, which act from the
     *     next step on; null if no generator of currents reaches the population
     * @param spiking receives the indices of the neurons that spike at the end of the step, ascending; one that spikes
     *     several times is there as often
     * @return number of spikes, at most {@link #mostSpikes} of these inputs
     */
    int update(double[][] inputs, double[] currentPicoamperes, int[] spiking);

    /**
     * Whether the neurons need no more than the sum of what arrives at all channels, which then may come as the only row
     * of the inputs. It is asked before the first step, behind the last {@link #recordable}.
     */
    default boolean takesSum() {
        return false;
    }

    /** The number of spikes that a step with these inputs cannot exceed. */
    default int mostSpikes(double[][] inputs) {
        return size();
    }

    /**
     * @param name one of the model's recordables
     * @throws IllegalArgumentException if it is none of them
     */
    Recordable recordable(String name);

    /** Whether parameters, V_m aside, differ from neuron to neuron. */
    boolean isVaried();

    /**
     * Prepares to set parameters, or V_m, of some neurons between two steps.
     *
     * @param given has what is to be set, and nothing else, given
     * @return what sets them, and cannot fail
     * @throws volley.partition.UserException if the model has no such parameter, it is out of its range, or cannot be set
     *     any more
     */
    Runnable set(Parameterized<?> given, NeuronSelection selection);

    /**
     * A parameter, or V_m, of a neuron as it is.
     *
     * @throws volley.partition.UserException if the model has no such parameter
     */
    double value(String name, int index);

    /** The parameters that have been set since the neurons were made, by name. */
    Map<String, Column> changedParameters();

    /** Goes on with the parameters that neurons of the same model have changed. */
    void loadParameters(Map<String, Column> changes);

    /**
     * The neurons' state between two steps, in a form that is the same however the neurons are dealt to ranks.
     *
     * @return so many values a neuron, the same number for each, neuron by neuron; doubles that the model chooses
     */
    double[] save();

    /** Goes on from a state that neurons of the same model and parameters have saved. */
    void load(double[] state);
}
