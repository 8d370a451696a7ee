package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.partition.random.Poisson;

/**
 * Every pair of a source and a target has a Poisson number of connections, independently of the others: a target's
 * in-degree is Poisson, too, and each of its connections comes from any source.
 *
 * @param mean number of connections of a pair, 0 or more
 * @param autapses whether a neuron may be connected to itself
 */
public record PairwisePoisson(double mean, boolean autapses) implements ConnectionRule {
    private static final double MOST_PER_TARGET = 1 << 28;

    public PairwisePoisson {
        if (!(mean >= 0) || mean == Double.POSITIVE_INFINITY) {
            throw new UserException(
                    "mean number " + mean + " of connections of a pair: expected a number of 0 or more");
        }
    }

    public PairwisePoisson withoutAutapses() {
        return new PairwisePoisson(mean, false);
    }

    @Override
    public void check(NodeSet sources, NodeSet targets) {
        if (mean * sources.size() > MOST_PER_TARGET) {
            throw new UserException("mean number " + mean + " of connections of a pair from "
                    + NumberText.count(sources.size(), "source") + ": expected at most " + MOST_PER_TARGET
                    + " to a target");
        }
    }

    @Override
    public double expectedSize(NodeSet sources, NodeSet targets) {
        return mean * new Pairs(sources, targets, autapses).before(targets.size());
    }

    /** The in-degrees. */
    @Override
    public double drawingBytes(NodeSet targets, int localTargets, double connections) {
        return (double) Integer.BYTES * localTargets;
    }

    @Override
    public SourceDraw over(NodeSet sources, LocalNodes targets, TargetStreams streams) {
        var indegrees =
                DrawnIndegrees.draw(sources, targets, autapses, streams, candidates -> new Poisson(mean * candidates));
        return new UniformSources(sources, targets, streams, indegrees, true, autapses);
    }

    @Override
    public String toString() {
        return RuleText.of(this, mean, true, autapses);
    }
}
