package volley.simulation;

import java.util.TreeMap;
import volley.partition.IdRange;
import volley.partition.NodeSet;

/**
 * Disjoint sets of neurons that are joined one by one. Adding a range, or asking for one, takes time with the logarithm
 * of the number of ranges that are here.
 */
final class ReachedNodes {
    /** Ends of disjoint ranges of global ids, none adjacent, by their starts. */
    private final TreeMap<Integer, Integer> ends = new TreeMap<>();

    /** Whether some of the nodes are here. */
    boolean overlaps(NodeSet nodes) {
        return nodes.ranges().stream().anyMatch(this::overlaps);
    }

    private boolean overlaps(IdRange range) {
        var last = ends.lowerEntry(range.to());
        return last != null && last.getValue() > range.from();
    }

    /** @param nodes none of which is here */
    void add(NodeSet nodes) {
        nodes.ranges().forEach(this::add);
    }

    private void add(IdRange range) {
        var before = ends.lowerEntry(range.from());
        boolean isAdjacent = before != null && before.getValue() == range.from();
        var after = ends.remove(range.to());
        ends.put(isAdjacent ? before.getKey() : range.from(), after == null ? range.to() : after);
    }
}
