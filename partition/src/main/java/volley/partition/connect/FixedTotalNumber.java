package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.NumberText;
import volley.partition.UserException;

/**
 * A number of connections, each between any source and any target: a target's in-degree is one component of a
 * multinomial distribution, or of a hypergeometric one without multapses.
 *
 * @param number of connections on all ranks, 0 or more
 * @param multapses whether a pair may be drawn again
 * @param autapses whether a neuron may be connected to itself
 */
public record FixedTotalNumber(long number, boolean multapses, boolean autapses) implements ConnectionRule {
    private static final long MOST_PER_TARGET = 1 << 28;

    public FixedTotalNumber {
        if (number < 0) {
            throw new UserException("total number " + number + " of connections: expected 0 or more");
        }
    }

    public FixedTotalNumber withoutMultapses() {
        return new FixedTotalNumber(number, false, autapses);
    }

    public FixedTotalNumber withoutAutapses() {
        return new FixedTotalNumber(number, multapses, false);
    }

    @Override
    public void check(NodeSet sources, NodeSet targets) {
        long pairs = new Pairs(sources, targets, autapses).before(targets.size());
        if (number > 0 && pairs == 0) {
            throw new UserException("total number " + number
                    + " without autapses: the only source is the only target, expected other neurons");
        }
        if (!multapses && number > pairs) {
            throw new UserException("total number " + number + " of distinct pairs: expected at most " + pairs
                    + ", as many as there are; or allow multapses");
        }
        if (number / MOST_PER_TARGET >= targets.size()) {
            throw new UserException(
                    "total number " + number + " of connections to " + NumberText.count(targets.size(), "target")
                            + ": expected at most " + MOST_PER_TARGET + " to each");
        }
    }

    @Override
    public boolean hasMultapses() {
        return multapses;
    }

    @Override
    public double expectedSize(NodeSet sources, NodeSet targets) {
        return number;
    }

    /** The in-degrees. */
    @Override
    public double drawingBytes(NodeSet targets, int localTargets, double connections) {
        return (double) Integer.BYTES * localTargets;
    }

    @Override
    public SourceDraw over(NodeSet sources, LocalNodes targets, TargetStreams streams) {
        var pairs = new Pairs(sources, targets.set(), autapses);
        var indegrees = new NumberSplit(pairs, targets, multapses, streams.shared()).indegrees(number);
        return new UniformSources(sources, targets, streams, indegrees, multapses, autapses);
    }

    @Override
    public String toString() {
        return RuleText.of(this, number, multapses, autapses);
    }
}
