package volley.simulation.checkpoint;

import java.util.Arrays;
import java.util.List;

/** The state that a rank goes on from: its own, or its part of what another number of ranks has left. */
public final class StateReader {
    private final List<RankState> states;
    private final boolean own;
    private final boolean first;

    /**
     * @param states this rank's own state, or those of all ranks there were, in order of rank
     * @param own which of both
     * @param first whether the reader is rank 0
     */
    StateReader(List<RankState> states, boolean own, boolean first) {
        this.states = states;
        this.own = own;
        this.first = first;
    }

    /**
     * What neurons have.
     *
     * @param ids global ids of this rank's neurons, ascending
     */
    public long[] ofNeurons(String name, int[] ids) {
        return own ? states.getFirst().part(name).values() : collected(name, ids);
    }

    /** What neurons have, in doubles. */
    public double[] doublesOfNeurons(String name, int[] ids) {
        return Arrays.stream(ofNeurons(name, ids))
                .mapToDouble(Double::longBitsToDouble)
                .toArray();
    }

    private long[] collected(String name, int[] ids) {
        var parts = states.stream().map(state -> state.part(name)).toList();
        int width = parts.stream()
                .filter(part -> part.ids().length > 0)
                .mapToInt(part -> part.values().length / part.ids().length)
                .findFirst()
                .orElse(0);
        var values = new long[Math.multiplyExact(width, ids.length)];
        for (int i = 0; i < ids.length; i++) {
            var part = parts.get(ids[i] % parts.size());
            int row = Arrays.binarySearch(part.ids(), ids[i]);
            System.arraycopy(part.values(), row * width, values, i * width, width);
        }
        return values;
    }

    /** This rank's shares of sums. Of another number of ranks' shares rank 0 takes all, and the others nothing. */
    public long[] shares(String name) {
        if (own) {
            return states.getFirst().part(name).values();
        }
        var shares = states.stream().map(state -> state.part(name).values()).toList();
        var sums =
                new long[shares.stream().mapToInt(values -> values.length).max().orElse(0)];
        for (var values : first ? shares : List.<long[]>of()) {
            for (int i = 0; i < values.length; i++) {
                sums[i] += values[i];
            }
        }
        return sums;
    }

    /** Names of the parts that begin so. */
    public List<String> namesFrom(String prefix) {
        return states.getFirst().parts().stream()
                .map(StatePart::name)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }

    /** What is the same on all ranks, or of rank 0 only. */
    public long[] common(String name) {
        return states.getFirst().part(name).values();
    }
}
