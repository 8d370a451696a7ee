package volley.models;

/** Numbers of spikes that a stochastic generator sends to each of some neurons, each a pure function of the step. */
public interface SpikeCounts {
    /**
     * @param step number of the step that stamps the spikes, 0 or more
     * @param counts replaced by the neurons' counts
     */
    void count(long step, int[] counts);
}
