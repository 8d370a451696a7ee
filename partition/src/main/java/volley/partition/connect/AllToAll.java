package volley.partition.connect;

import volley.partition.NodeSet;

/** Every source connects to every target. */
record AllToAll() implements ConnectionRule {
    @Override
    public void check(NodeSet sources, NodeSet targets) {
        // Any sources go with any targets.
    }

    @Override
    public int indegree(NodeSet sources, NodeSet targets) {
        return sources.size();
    }

    @Override
    public SourceDraw over(NodeSet sources, NodeSet targets) {
        int size = sources.size();
        return (targetId, streamKey, into) -> {
            for (int source = 0; source < size; source++) {
                into[source] = source;
            }
        };
    }
}
