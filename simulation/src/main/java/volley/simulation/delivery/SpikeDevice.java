package volley.simulation.delivery;

/** A device that sends some of a rank's neurons spikes from outside the network. */
public interface SpikeDevice {
    /** What it sends them. */
    SpikeInput input();

    /**
     * Counts the spikes that arrive at the end of a step.
     *
     * @param step number of the step, from 1
     */
    void count(long step);
}
