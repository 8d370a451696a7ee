package volley.partition.connect;

import java.util.Arrays;

/** How many sources each of a rank's targets has. */
public final class Indegrees {
    private final int targets;
    /** Null if all targets have equally many. */
    private final int[] each;

    private final int most;
    private final long total;

    private Indegrees(int targets, int[] each, int most, long total) {
        this.targets = targets;
        this.each = each;
        this.most = most;
        this.total = total;
    }

    static Indegrees equal(int targets, int indegree) {
        return new Indegrees(targets, null, indegree, (long) targets * indegree);
    }

    /** @param each of every target; kept, not copied */
    static Indegrees of(int[] each) {
        int most = Arrays.stream(each).max().orElse(0);
        long total = Arrays.stream(each).asLongStream().sum();
        return new Indegrees(each.length, each, most, total);
    }

    public int targets() {
        return targets;
    }

    public int of(int target) {
        return each == null ? most : each[target];
    }

    public int most() {
        return most;
    }

    /** Number of connections. */
    public long total() {
        return total;
    }
}
