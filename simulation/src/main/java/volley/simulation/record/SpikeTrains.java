package volley.simulation.record;

/**
 * Recorded spikes, sorted by time, then sender.
 *
 * @param senders global ids
 * @param timesMs the spikes' stamps in ms, as long as {@code senders}
 */
public record SpikeTrains(int[] senders, double[] timesMs) {
    public int size() {
        return senders.length;
    }
}
