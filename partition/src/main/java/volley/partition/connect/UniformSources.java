package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.random.UniformIndices;

/** Draws as many sources as a target's in-degree says, each as likely as any other. */
final class UniformSources implements ConnectionRule.SourceDraw {
    private final NodeSet sources;
    private final LocalNodes targets;
    private final TargetStreams streams;
    private final Indegrees indegrees;
    private final boolean autapses;
    private final UniformIndices indices = new UniformIndices();
    /** Null where multapses are allowed. */
    private final DistinctIndices distinct;

    /**
     * @param multapses whether a source may be drawn for a target again
     * @param autapses whether a target may draw itself
     */
    UniformSources(
            NodeSet sources,
            LocalNodes targets,
            TargetStreams streams,
            Indegrees indegrees,
            boolean multapses,
            boolean autapses) {
        this.sources = sources;
        this.targets = targets;
        this.streams = streams;
        this.indegrees = indegrees;
        this.autapses = autapses || !sources.overlaps(targets.set());
        distinct = multapses ? null : new DistinctIndices(sources.size(), indegrees.most());
    }

    @Override
    public Indegrees indegrees() {
        return indegrees;
    }

    @Override
    public void draw(int target, int[] into) {
        int self = autapses ? -1 : sources.indexOf(targets.globalId(target));
        int candidates = self < 0 ? sources.size() : sources.size() - 1;
        int indegree = indegrees.of(target);
        long key = streams.of(target);
        if (distinct == null) {
            indices.draw(key, candidates, indegree, into);
        } else {
            distinct.draw(key, candidates, indegree, into);
        }
        if (self >= 0) {
            skip(self, indegree, into);
        }
    }

    /** Turns indices among all but {@code self} into indices among all. */
    static void skip(int self, int size, int[] indices) {
        for (int k = 0; k < size; k++) {
            indices[k] += indices[k] >= self ? 1 : 0;
        }
    }
}
