package volley.partition;

import java.util.Arrays;

/**
 * A rank's neurons of a {@link NodeSet}, in the set's order. A neuron's place is its number among them, 0 ... size-1;
 * its index is its number in the whole set.
 */
public final class LocalNodes {
    private final NodeSet set;
    private final RoundRobin partition;
    /** Local indices at which the ranges start. */
    private final int[] firstLocalIndices;
    /** Number of this rank's neurons in the ranges before each, and in all of them. */
    private final int[] before;

    public LocalNodes(NodeSet set, RoundRobin partition) {
        this.set = set;
        this.partition = partition;
        var ranges = set.ranges();
        firstLocalIndices = new int[ranges.size()];
        before = new int[firstLocalIndices.length + 1];
        for (int range = 0; range < firstLocalIndices.length; range++) {
            var ids = ranges.get(range);
            firstLocalIndices[range] = partition.localIndexFrom(ids.from());
            before[range + 1] = before[range] + partition.localIndexFrom(ids.to()) - firstLocalIndices[range];
        }
    }

    /** The set that these neurons are of. */
    public NodeSet set() {
        return set;
    }

    public RoundRobin partition() {
        return partition;
    }

    public int size() {
        return before[firstLocalIndices.length];
    }

    /** Whether some of the neurons have local indices in a range. */
    public boolean isAnyIn(IdRange localIndices) {
        for (int range = 0; range < firstLocalIndices.length; range++) {
            int first = Math.max(localIndices.from(), firstLocalIndices[range]);
            int end = Math.min(localIndices.to(), firstLocalIndices[range] + before[range + 1] - before[range]);
            if (first < end) {
                return true;
            }
        }
        return false;
    }

    /** The local index of the neuron at a place in 0 ... size-1. */
    public int localIndex(int place) {
        if (firstLocalIndices.length == 1) {
            return firstLocalIndices[0] + place;
        }
        int range = rangeOf(place);
        return firstLocalIndices[range] + place - before[range];
    }

    /** The range of a place: of those that start there the last, since the others are empty. */
    private int rangeOf(int place) {
        int range = Arrays.binarySearch(before, place);
        if (range < 0) {
            return -range - 2;
        }
        while (before[range + 1] == place) {
            range++;
        }
        return range;
    }

    /** The global id of the neuron at a place in 0 ... size-1. */
    public int globalId(int place) {
        return partition.globalId(localIndex(place));
    }

    /** The local indices of all places: what scatters values by place to the rank's neurons. */
    public int[] localIndices() {
        var indices = new int[size()];
        for (int range = 0; range < firstLocalIndices.length; range++) {
            for (int place = before[range]; place < before[range + 1]; place++) {
                indices[place] = firstLocalIndices[range] + place - before[range];
            }
        }
        return indices;
    }

    /** Number of this rank's neurons among the set's with an index below {@code index}, in 0 ... the set's size. */
    public int placeFrom(int index) {
        if (index == set.size()) {
            return size();
        }
        int range = set.rangeOf(index);
        return before[range] + partition.localIndexFrom(set.globalId(range, index)) - firstLocalIndices[range];
    }

    /** The place of the neuron with an index in the whole set, or -1 if it is another rank's. */
    public int placeOf(int index) {
        int range = firstLocalIndices.length == 1 ? 0 : set.rangeOf(index);
        int globalId = set.globalId(range, index);
        return partition.owns(globalId)
                ? before[range] + partition.localIndexFrom(globalId) - firstLocalIndices[range]
                : -1;
    }
}
