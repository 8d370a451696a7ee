package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.UserException;
import volley.partition.random.Binomial;

/**
 * Every pair of a source and a target is connected with a probability, independently of the others: a target's in-degree
 * is binomial, its sources are distinct.
 *
 * @param probability 0 ... 1
 * @param autapses whether a neuron may be connected to itself
 */
public record PairwiseBernoulli(double probability, boolean autapses) implements ConnectionRule {
    public PairwiseBernoulli {
        if (!(probability >= 0 && probability <= 1)) {
            throw new UserException("probability " + probability + " of a connection: expected 0 to 1");
        }
    }

    public PairwiseBernoulli withoutAutapses() {
        return new PairwiseBernoulli(probability, false);
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
        return probability * new Pairs(sources, targets, autapses).before(targets.size());
    }

    /** The in-degrees. */
    @Override
    public double drawingBytes(NodeSet targets, int localTargets, double connections) {
        return (double) Integer.BYTES * localTargets;
    }

    @Override
    public SourceDraw over(NodeSet sources, LocalNodes targets, TargetStreams streams) {
        var indegrees = DrawnIndegrees.draw(
                sources, targets, autapses, streams, candidates -> new Binomial(candidates, probability));
        return new UniformSources(sources, targets, streams, indegrees, false, autapses);
    }

    @Override
    public String toString() {
        return RuleText.of(this, probability, true, autapses);
    }
}
