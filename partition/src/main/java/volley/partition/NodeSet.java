package volley.partition;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Distinct neurons in a given order: disjoint ranges of global ids, one after the other. A neuron's index is its place
 * in that order, 0 ... size-1. Looking one up takes time with the logarithm of the number of ranges.
 */
public final class NodeSet {
    /** First global ids of the ranges. */
    private final int[] firstIds;
    /** Number of neurons in the ranges before each, and in all of them. */
    private final int[] before;
    /** The ranges in the order of their global ids, and their first ids. */
    private final int[] ascending;

    private final int[] ascendingFirstIds;

    /** @param ranges disjoint, not empty, none of them empty; adjacent ones are merged */
    public NodeSet(List<IdRange> ranges) {
        var merged = merged(ranges);
        var before = new int[merged.size() + 1];
        for (int range = 0; range < merged.size(); range++) {
            before[range + 1] = Math.addExact(before[range], merged.get(range).size());
        }
        this(merged.stream().mapToInt(IdRange::from).toArray(), before);
    }

    private NodeSet(int[] firstIds, int[] before) {
        this.firstIds = firstIds;
        this.before = before;
        boolean areAscending =
                IntStream.range(1, firstIds.length).allMatch(range -> firstIds[range - 1] < firstIds[range]);
        var numbers = IntStream.range(0, firstIds.length);
        ascending = areAscending
                ? numbers.toArray()
                : numbers.boxed()
                        .sorted(Comparator.comparingInt(range -> firstIds[range]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        ascendingFirstIds = areAscending
                ? firstIds
                : Arrays.stream(ascending).map(range -> firstIds[range]).toArray();
    }

    public static NodeSet of(int from, int to) {
        return new NodeSet(List.of(new IdRange(from, to)));
    }

    /**
     * Neurons in an order of their own.
     *
     * @throws UserException if there are none, or one is negative or named twice
     */
    public static NodeSet ofIds(int... globalIds) {
        if (globalIds.length == 0) {
            throw new UserException("a set of no neurons: expected at least one global id");
        }
        var sorted = globalIds.clone();
        Arrays.sort(sorted);
        if (sorted[0] < 0) {
            throw new UserException("global id " + sorted[0] + ": expected 0 or more");
        }
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw new UserException("neuron " + sorted[i] + " is named twice: expected distinct global ids");
            }
        }
        int[] starts = IntStream.range(0, globalIds.length)
                .filter(index -> index == 0 || globalIds[index] != globalIds[index - 1] + 1)
                .toArray();
        var before = Arrays.copyOf(starts, starts.length + 1);
        before[starts.length] = globalIds.length;
        Arrays.setAll(starts, range -> globalIds[starts[range]]);
        return new NodeSet(starts, before);
    }

    private static List<IdRange> merged(List<IdRange> ranges) {
        var merged = new ArrayList<IdRange>();
        for (var range : ranges) {
            if (!merged.isEmpty() && merged.getLast().to() == range.from()) {
                range = new IdRange(merged.removeLast().from(), range.to());
            }
            merged.add(range);
        }
        return merged;
    }

    /** The ranges, in the set's order; no two neighbours are adjacent. */
    public List<IdRange> ranges() {
        return new AbstractList<>() {
            @Override
            public IdRange get(int range) {
                return NodeSet.this.range(range);
            }

            @Override
            public int size() {
                return firstIds.length;
            }
        };
    }

    private IdRange range(int range) {
        return new IdRange(firstIds[range], end(range));
    }

    /** One past the last global id of a range. */
    private int end(int range) {
        return firstIds[range] + before[range + 1] - before[range];
    }

    public int size() {
        return before[firstIds.length];
    }

    /** The index of a neuron, or -1 if it is not in the set. */
    public int indexOf(int globalId) {
        int range = rangeFrom(globalId);
        return range >= 0 && globalId < end(range) ? before[range] + globalId - firstIds[range] : -1;
    }

    /** The range that contains a global id, if any does: the one that starts last at or below it; -1 if none does. */
    private int rangeFrom(int globalId) {
        int place = Arrays.binarySearch(ascendingFirstIds, globalId);
        int last = place >= 0 ? place : -place - 2;
        return last < 0 ? -1 : ascending[last];
    }

    /** The global id of the neuron with an index in 0 ... size-1. */
    public int globalId(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("index " + index + " of " + NumberText.count(size(), "neuron"));
        }
        return globalId(rangeOf(index), index);
    }

    /** The global id of the neuron with an index that is in a range, by its place in the set's order. */
    int globalId(int range, int index) {
        return firstIds[range] + index - before[range];
    }

    /** The range, by its place in the set's order, of the neuron with an index in 0 ... size-1. */
    int rangeOf(int index) {
        int place = Arrays.binarySearch(before, index);
        return place >= 0 ? place : -place - 2;
    }

    /** Whether a neuron is in both sets. */
    public boolean overlaps(NodeSet other) {
        return commonId(other) >= 0;
    }

    /** A global id that is in both sets, or -1 if there is none. */
    private int commonId(NodeSet other) {
        for (int theirs = 0; theirs < other.firstIds.length; theirs++) {
            int mine = rangeFrom(other.end(theirs) - 1);
            if (mine >= 0 && end(mine) > other.firstIds[theirs]) {
                return Math.max(firstIds[mine], other.firstIds[theirs]);
            }
        }
        return -1;
    }

    /**
     * The neurons with an index from {@code from} up to, but without, {@code to}.
     *
     * @throws UserException if the slice is empty or reaches out of the set
     */
    public NodeSet slice(int from, int to) {
        if (from < 0 || to > size()) {
            throw new UserException("slice [" + from + ", " + to + ") of " + NumberText.count(size(), "neuron")
                    + ": expected 0 <= from < to <= " + size());
        }
        if (from >= to) {
            throw new UserException("slice [" + from + ", " + to + ") is empty: expected from < to");
        }
        var slices = new ArrayList<IdRange>();
        for (int range = rangeOf(from); range < firstIds.length && before[range] < to; range++) {
            int first = Math.max(from, before[range]);
            int last = Math.min(to, before[range + 1]);
            int shift = firstIds[range] - before[range];
            slices.add(new IdRange(first + shift, last + shift));
        }
        return new NodeSet(slices);
    }

    /**
     * These neurons, then the other ones.
     *
     * @throws UserException if a neuron is in both
     */
    public NodeSet plus(NodeSet other) {
        int common = commonId(other);
        if (common >= 0) {
            throw new UserException("neuron " + common + " is in both summands of plus: expected distinct neurons");
        }
        var all = new ArrayList<>(ranges());
        all.addAll(other.ranges());
        return new NodeSet(all);
    }

    /** The ranges of local indices that a rank's neurons of this set have, in the set's order; some may be empty. */
    public List<IdRange> localRanges(RoundRobin partition) {
        return ranges().stream()
                .map(range -> new IdRange(partition.localIndexFrom(range.from()), partition.localIndexFrom(range.to())))
                .toList();
    }

    /** Number of a rank's neurons in this set. */
    public int localSize(RoundRobin partition) {
        return localRanges(partition).stream().mapToInt(IdRange::size).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeSet set
                && Arrays.equals(firstIds, set.firstIds)
                && Arrays.equals(before, set.before);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(firstIds) + Arrays.hashCode(before);
    }

    /** All its ranges, so that the text tells sets apart: {@code neurons 0 to 9, 12}. */
    @Override
    public String toString() {
        return ranges().stream().map(NodeSet::text).collect(Collectors.joining(", ", "neurons ", ""));
    }

    private static String text(IdRange range) {
        int last = range.to() - 1;
        return range.from() == last ? "" + last : range.from() + " to " + last;
    }
}
