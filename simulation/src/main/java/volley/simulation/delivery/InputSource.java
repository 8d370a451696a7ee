package volley.simulation.delivery;

/** A device that gives input to a rank's neurons. */
public interface InputSource {
    /**
     * Adds what arrives at the end of a step.
     *
     * @param step number of the step, from 1
     * @param input inputs of all the rank's neurons by local index, in mV
     */
    void addInput(long step, double[] input);
}
