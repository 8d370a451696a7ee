package volley.partition.store;

import java.util.Arrays;

/** The connections that repeat others, kept while a table is built. */
final class RepeatedConnections implements TargetMajorConnections {
    private final int sources;
    private final int[][] byTarget;
    private long size;
    private int mostIndegree;

    RepeatedConnections(int sources, int targets) {
        this.sources = sources;
        byTarget = new int[targets][];
    }

    /** Keeps the first {@code indegree} of some sources for a target. */
    void put(int target, int[] from, int indegree) {
        byTarget[target] = Arrays.copyOf(from, indegree);
        size += indegree;
        mostIndegree = Math.max(mostIndegree, indegree);
    }

    @Override
    public int sources() {
        return sources;
    }

    @Override
    public int targets() {
        return byTarget.length;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int mostIndegree() {
        return mostIndegree;
    }

    @Override
    public int sources(int target, int[] into) {
        System.arraycopy(byTarget[target], 0, into, 0, byTarget[target].length);
        return byTarget[target].length;
    }
}
