package volley.partition.connect;

import volley.partition.LocalNodes;

/** A rank's connections of an {@link EdgeList}, by target and, of a target, in the order of the list. */
final class EdgeOrder implements ConnectionRule.SourceDraw {
    private final int[] sources;
    private final Indegrees indegrees;
    /** Numbers of this rank's connections in the list, by target, and where those of each target end. */
    private final int[] edges;

    private final int[] ends;

    EdgeOrder(int[] sources, int[] targets, LocalNodes localTargets) {
        this.sources = sources;
        var counts = new int[localTargets.size()];
        for (int target : targets) {
            int place = localTargets.placeOf(target);
            if (place >= 0) {
                counts[place]++;
            }
        }
        indegrees = Indegrees.of(counts);
        edges = new int[Math.toIntExact(indegrees.total())];
        ends = new int[counts.length];
        for (int target = 1; target < ends.length; target++) {
            ends[target] = ends[target - 1] + counts[target - 1];
        }
        for (int edge = 0; edge < targets.length; edge++) {
            int place = localTargets.placeOf(targets[edge]);
            if (place >= 0) {
                edges[ends[place]++] = edge;
            }
        }
    }

    @Override
    public Indegrees indegrees() {
        return indegrees;
    }

    @Override
    public void draw(int target, int[] into) {
        select(target, sources, into);
    }

    /** What the list's connections have, of each of a target's connections. */
    void select(int target, int[] ofList, int[] into) {
        int start = ends[target] - indegrees.of(target);
        for (int i = 0; i < ends[target] - start; i++) {
            into[i] = ofList[edges[start + i]];
        }
    }

    /** The same of some of a target's connections, the first {@code count} of {@code connections}. */
    void select(int target, int[] connections, int count, int[] ofList, int[] into) {
        int start = ends[target] - indegrees.of(target);
        for (int i = 0; i < count; i++) {
            into[i] = ofList[edges[start + connections[i]]];
        }
    }
}
