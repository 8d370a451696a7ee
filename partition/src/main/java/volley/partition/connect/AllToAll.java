package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.NodeSet;

/** Every source connects to every target. */
record AllToAll() implements ConnectionRule {
    @Override
    public void check(NodeSet sources, NodeSet targets) {
        // Any sources go with any targets.
    }

    @Override
    public boolean hasMultapses() {
        return false;
    }

    @Override
    public double expectedSize(NodeSet sources, NodeSet targets) {
        return (double) sources.size() * targets.size();
    }

    @Override
    public SourceDraw over(NodeSet sources, LocalNodes targets, TargetStreams streams) {
        var indegrees = Indegrees.equal(targets.size(), sources.size());
        return new SourceDraw() {
            @Override
            public Indegrees indegrees() {
                return indegrees;
            }

            @Override
            public void draw(int target, int[] into) {
                for (int source = 0; source < indegrees.most(); source++) {
                    into[source] = source;
                }
            }
        };
    }

    @Override
    public String toString() {
        return name();
    }
}
