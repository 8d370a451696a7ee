package volley.partition.connect;

import volley.partition.NodeSet;
import volley.partition.UserException;

/** The source with an index connects to the target with the same index. */
record OneToOne() implements ConnectionRule {
    @Override
    public void check(NodeSet sources, NodeSet targets) {
        if (sources.size() != targets.size()) {
            throw new UserException("one-to-one from " + sources.size() + " sources to " + targets.size()
                    + " targets: expected as many sources as targets");
        }
    }

    @Override
    public int indegree(NodeSet sources, NodeSet targets) {
        return 1;
    }

    @Override
    public SourceDraw over(NodeSet sources, NodeSet targets) {
        return (targetId, streamKey, into) -> into[0] = targets.indexOf(targetId);
    }
}
