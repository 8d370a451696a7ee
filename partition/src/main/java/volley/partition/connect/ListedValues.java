package volley.partition.connect;

import java.util.Arrays;

/** Values that an {@link EdgeList}'s connections have been given. */
final class ListedValues implements ConnectionValues {
    private final int[] ofList;
    private final EdgeOrder order;
    private final int min;
    private final int max;

    ListedValues(int[] ofList, EdgeOrder order) {
        this.ofList = ofList;
        this.order = order;
        min = Arrays.stream(ofList).min().orElse(0);
        max = Arrays.stream(ofList).max().orElse(0);
    }

    @Override
    public int min() {
        return min;
    }

    @Override
    public int max() {
        return max;
    }

    @Override
    public void values(int target, int[] into) {
        order.select(target, ofList, into);
    }

    @Override
    public void values(int target, int[] connections, int count, int[] into) {
        order.select(target, connections, count, ofList, into);
    }
}
