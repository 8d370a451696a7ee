package volley.simulation.checkpoint;

import java.util.Arrays;
import java.util.stream.IntStream;
import volley.partition.RoundRobin;

/**
 * A part of a rank's state.
 *
 * @param name unique within the state
 * @param ids global ids of the neurons that the part is about, ascending; none if it is about no neurons of the rank
 * @param values as many for each neuron, neuron by neuron; if there are no neurons, of any number and meaning
 */
record StatePart(String name, int[] ids, long[] values) {
    /** The part of some neurons; the same if it is about no neurons. */
    StatePart withNeuronsOf(RoundRobin partition) {
        if (ids.length == 0) {
            return this;
        }
        int width = values.length / ids.length;
        int[] rows = IntStream.range(0, ids.length)
                .filter(row -> partition.owns(ids[row]))
                .toArray();
        var kept = new long[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * width, kept, i * width, width);
        }
        return new StatePart(name, Arrays.stream(rows).map(row -> ids[row]).toArray(), kept);
    }
}
