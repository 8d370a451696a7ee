package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.UserException;

/**
 * Every target draws its sources uniformly: Brunel's sparse random connectivity (J Comput Neurosci 8, 2000).
 *
 * @param indegree sources per target, 0 or more
 * @param multapses whether a source may be drawn for a target again
 * @param autapses whether a target may draw itself
 */
public record FixedIndegree(int indegree, boolean multapses, boolean autapses) implements ConnectionRule {
    public FixedIndegree {
        if (indegree < 0) {
            throw new UserException("in-degree " + indegree + ": expected 0 or more");
        }
    }

    public FixedIndegree withoutMultapses() {
        return new FixedIndegree(indegree, false, autapses);
    }

    public FixedIndegree withoutAutapses() {
        return new FixedIndegree(indegree, multapses, false);
    }

    @Override
    public void check(NodeSet sources, NodeSet targets) {
        int candidates = autapses ? sources.size() : sources.size() - (sources.overlaps(targets) ? 1 : 0);
        if (indegree > 0 && candidates < 1) {
            throw new UserException("in-degree " + indegree
                    + " without autapses: the only source is a target itself, expected other sources");
        }
        if (!multapses && indegree > candidates) {
            throw new UserException("in-degree " + indegree + " of distinct sources: expected at most " + candidates
                    + ", as many as there are to draw from; or allow multapses");
        }
    }

    @Override
    public boolean hasMultapses() {
        return multapses;
    }

    @Override
    public double expectedSize(NodeSet sources, NodeSet targets) {
        return (double) indegree * targets.size();
    }

    @Override
    public SourceDraw over(NodeSet sources, LocalNodes targets, TargetStreams streams) {
        var indegrees = Indegrees.equal(targets.size(), indegree);
        return new UniformSources(sources, targets, streams, indegrees, multapses, autapses);
    }

    @Override
    public String toString() {
        return RuleText.of(this, indegree, multapses, autapses);
    }
}
