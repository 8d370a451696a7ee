package volley.partition.connect;

import java.util.Arrays;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;

/**
 * Every source connects to every target.
 *
 * @param autapses whether a neuron connects to itself
 */
public record AllToAll(boolean autapses) implements ConnectionRule {
    public AllToAll withoutAutapses() {
        return new AllToAll(false);
    }

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
        return new Pairs(sources, targets, autapses).before(targets.size());
    }

    /** The in-degrees, where they may differ. */
    @Override
    public double drawingBytes(NodeSet targets, int localTargets, double connections) {
        return autapses ? 0 : (double) Integer.BYTES * localTargets;
    }

    @Override
    public SourceDraw over(NodeSet sources, LocalNodes targets, TargetStreams streams) {
        var indegrees = indegrees(sources, targets);
        return new SourceDraw() {
            @Override
            public Indegrees indegrees() {
                return indegrees;
            }

            @Override
            public void draw(int target, int[] into) {
                int indegree = indegrees.of(target);
                for (int source = 0; source < indegree; source++) {
                    into[source] = source;
                }
                if (indegree < sources.size()) {
                    int self = sources.indexOf(targets.globalId(target));
                    UniformSources.skip(self, indegree, into);
                }
            }
        };
    }

    private Indegrees indegrees(NodeSet sources, LocalNodes targets) {
        if (autapses || !sources.overlaps(targets.set())) {
            return Indegrees.equal(targets.size(), sources.size());
        }
        var each = new int[targets.size()];
        Arrays.setAll(each, target -> sources.size() - (sources.indexOf(targets.globalId(target)) >= 0 ? 1 : 0));
        return Indegrees.of(each);
    }

    @Override
    public String toString() {
        return name() + RuleText.without(true, autapses);
    }
}
