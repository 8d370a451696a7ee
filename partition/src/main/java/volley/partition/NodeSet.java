package volley.partition;

import java.util.ArrayList;
import java.util.List;

/**
 * Distinct neurons in a given order: disjoint ranges of global ids, one after the other. A neuron's index is its place
 * in that order, 0 ... size-1.
 *
 * @param ranges not empty, none of them empty, adjacent ones merged
 */
public record NodeSet(List<IdRange> ranges) {
    public NodeSet {
        ranges = merged(ranges);
    }

    public static NodeSet of(int from, int to) {
        return new NodeSet(List.of(new IdRange(from, to)));
    }

    private static List<IdRange> merged(List<IdRange> ranges) {
        var merged = new ArrayList<IdRange>();
        for (var range : ranges) {
            if (!merged.isEmpty() && merged.getLast().to() == range.from()) {
                range = new IdRange(merged.removeLast().from(), range.to());
            }
            merged.add(range);
        }
        return List.copyOf(merged);
    }

    public int size() {
        return ranges.stream().mapToInt(IdRange::size).sum();
    }

    /** The index of a neuron, or -1 if it is not in the set. */
    public int indexOf(int globalId) {
        int before = 0;
        for (var range : ranges) {
            if (range.contains(globalId)) {
                return before + globalId - range.from();
            }
            before += range.size();
        }
        return -1;
    }

    /** The global id of the neuron with an index in 0 ... size-1. */
    public int globalId(int index) {
        int rest = index;
        for (var range : ranges) {
            if (rest < range.size()) {
                return range.from() + rest;
            }
            rest -= range.size();
        }
        throw new IndexOutOfBoundsException("index " + index + " of " + size() + " neurons");
    }

    /**
     * The neurons with an index from {@code from} up to, but without, {@code to}.
     *
     * @throws UserException if the slice is empty or reaches out of the set
     */
    public NodeSet slice(int from, int to) {
        if (from < 0 || to > size()) {
            throw new UserException(
                    "slice [" + from + ", " + to + ") of " + size() + " neurons: expected 0 <= from < to <= " + size());
        }
        if (from >= to) {
            throw new UserException("slice [" + from + ", " + to + ") is empty: expected from < to");
        }
        var slices = new ArrayList<IdRange>();
        int before = 0;
        for (var range : ranges) {
            int first = Math.max(from - before, 0);
            int last = Math.min(to - before, range.size());
            if (first < last) {
                slices.add(new IdRange(range.from() + first, range.from() + last));
            }
            before += range.size();
        }
        return new NodeSet(slices);
    }

    /**
     * These neurons, then the other ones.
     *
     * @throws UserException if a neuron is in both
     */
    public NodeSet plus(NodeSet other) {
        var all = new ArrayList<>(ranges);
        for (var range : other.ranges) {
            for (var mine : ranges) {
                int first = Math.max(range.from(), mine.from());
                if (first < Math.min(range.to(), mine.to())) {
                    throw new UserException(
                            "neuron " + first + " is in both summands of plus: expected distinct neurons");
                }
            }
            all.add(range);
        }
        return new NodeSet(all);
    }

    /** The ranges of local indices that a rank's neurons of this set have, in the set's order; some may be empty. */
    public List<IdRange> localRanges(RoundRobin partition) {
        return ranges.stream()
                .map(range -> new IdRange(partition.localIndexFrom(range.from()), partition.localIndexFrom(range.to())))
                .toList();
    }

    /** Number of a rank's neurons in this set. */
    public int localSize(RoundRobin partition) {
        return localRanges(partition).stream().mapToInt(IdRange::size).sum();
    }
}
