package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.NumberText;
import volley.partition.UserException;

/** The source with an index connects to the target with the same index. */
record OneToOne() implements ConnectionRule {
    @Override
    public void check(NodeSet sources, NodeSet targets) {
        if (sources.size() != targets.size()) {
            throw new UserException("one-to-one from " + NumberText.count(sources.size(), "source") + " to "
                    + NumberText.count(targets.size(), "target") + ": expected as many sources as targets");
        }
    }

    @Override
    public boolean hasMultapses() {
        return false;
    }

    @Override
    public double expectedSize(NodeSet sources, NodeSet targets) {
        return targets.size();
    }

    @Override
    public SourceDraw over(NodeSet sources, LocalNodes targets, TargetStreams streams) {
        var indegrees = Indegrees.equal(targets.size(), 1);
        return new SourceDraw() {
            @Override
            public Indegrees indegrees() {
                return indegrees;
            }

            @Override
            public void draw(int target, int[] into) {
                into[0] = targets.set().indexOf(targets.globalId(target));
            }
        };
    }

    @Override
    public String toString() {
        return name();
    }
}
