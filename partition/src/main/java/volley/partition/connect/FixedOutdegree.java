package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.UserException;

/**
 * Every source draws its targets uniformly. Each rank draws the targets of all sources and keeps its own, so that
 * wiring does not become faster with more ranks.
 *
 * @param outdegree targets per source, 0 or more
 * @param multapses whether a target may be drawn for a source again
 * @param autapses whether a source may draw itself
 */
public record FixedOutdegree(int outdegree, boolean multapses, boolean autapses) implements ConnectionRule {
    public FixedOutdegree {
        if (outdegree < 0) {
            throw new UserException("out-degree " + outdegree + ": expected 0 or more");
        }
    }

    public FixedOutdegree withoutMultapses() {
        return new FixedOutdegree(outdegree, false, autapses);
    }

    public FixedOutdegree withoutAutapses() {
        return new FixedOutdegree(outdegree, multapses, false);
    }

    @Override
    public void check(NodeSet sources, NodeSet targets) {
        int candidates = autapses ? targets.size() : targets.size() - (sources.overlaps(targets) ? 1 : 0);
        if (outdegree > 0 && candidates < 1) {
            throw new UserException("out-degree " + outdegree
                    + " without autapses: the only target is a source itself, expected other targets");
        }
        if (!multapses && outdegree > candidates) {
            throw new UserException("out-degree " + outdegree + " of distinct targets: expected at most " + candidates
                    + ", as many as there are to draw from; or allow multapses");
        }
    }

    @Override
    public boolean hasMultapses() {
        return multapses;
    }

    @Override
    public double expectedSize(NodeSet sources, NodeSet targets) {
        return (double) outdegree * sources.size();
    }

    @Override
    public double drawingBytes(NodeSet targets, int localTargets, double connections) {
        return Integer.BYTES * ((double) outdegree + targets.size() + localTargets);
    }

    @Override
    public double passingBytes(int localTargets, double connections) {
        return Integer.BYTES * (localTargets + Math.min(connections, TransposedTargets.BLOCK));
    }

    @Override
    public SourceDraw over(NodeSet sources, LocalNodes targets, TargetStreams streams) {
        return new TransposedTargets(this, sources, targets, streams.shared());
    }

    @Override
    public String toString() {
        return RuleText.of(this, outdegree, multapses, autapses);
    }
}
