package volley.partition.store;

import java.util.Arrays;

/** The connections that repeat others, kept while a table is built: each target's sources as {@link Gaps}. */
final class RepeatedConnections implements TargetMajorConnections {
    private final int sources;
    private final byte[][] byTarget;
    private long size;
    private int mostIndegree;

    RepeatedConnections(int sources, int targets) {
        this.sources = sources;
        byTarget = new byte[targets][];
    }

    /** Keeps the first {@code indegree} of some sources, which it sorts, for a target. */
    void put(int target, int[] from, int indegree) {
        Arrays.sort(from, 0, indegree);
        int bytes = 0;
        for (int i = 0; i < indegree; i++) {
            bytes += Gaps.bytes(from[i] - (i == 0 ? 0 : from[i - 1]));
        }
        byTarget[target] = new byte[bytes];
        int at = 0;
        for (int i = 0; i < indegree; i++) {
            at = Gaps.put(from[i] - (i == 0 ? 0 : from[i - 1]), byTarget[target], at);
        }
        size += indegree;
        mostIndegree = Math.max(mostIndegree, indegree);
    }

    @Override
    public boolean hasMultapses() {
        return true;
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
        int source = 0;
        int indegree = 0;
        for (byte unsigned : byTarget[target]) {
            int gap = unsigned & 0xFF;
            source += gap;
            if (gap != Gaps.ESCAPE) {
                into[indegree++] = source;
            }
        }
        return indegree;
    }
}
