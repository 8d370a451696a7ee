package volley.simulation.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the state of a rank. What each neuron has, what ranks have shares of, and what all ranks have in common are
 * told apart, so that another number of ranks can go on from it.
 */
public final class StateWriter {
    private static final int[] NO_IDS = {};

    private final List<StatePart> parts = new ArrayList<>();

    /**
     * Adds what the rank's neurons have.
     *
     * @param ids global ids, ascending
     * @param values as many for each neuron, neuron by neuron
     */
    public void ofNeurons(String name, int[] ids, long[] values) {
        parts.add(new StatePart(name, ids, values));
    }

    /** Adds what the rank's neurons have, in doubles. */
    public void ofNeurons(String name, int[] ids, double[] values) {
        ofNeurons(
                name,
                ids,
                Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray());
    }

    /** Adds the rank's shares of sums. */
    public void shares(String name, long... values) {
        parts.add(new StatePart(name, NO_IDS, values));
    }

    /** Adds what is the same on all ranks, or of rank 0 only. */
    public void common(String name, long... values) {
        parts.add(new StatePart(name, NO_IDS, values));
    }

    List<StatePart> parts() {
        return parts;
    }
}
