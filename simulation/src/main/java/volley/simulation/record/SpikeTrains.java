package volley.simulation.record;

import java.util.Arrays;
import volley.partition.NumberText;

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

    /** Such as {@code 1,234 spikes of 50 neurons from 0.1 to 999.8 ms}. */
    @Override
    public String toString() {
        if (senders.length == 0) {
            return "0 spikes";
        }
        long neurons = Arrays.stream(senders).distinct().count();
        String first = NumberText.of(timesMs[0]);
        String last = NumberText.of(timesMs[timesMs.length - 1]);
        return NumberText.count(senders.length, "spike") + " of " + NumberText.count(neurons, "neuron") + " from "
                + first + " to " + last + " ms";
    }
}
