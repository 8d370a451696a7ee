package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.UserException;
import volley.partition.random.RandomKey;

/**
 * Connections one by one, by the indices of source and target, in any order; with weights and delays of their own, if
 * they are given. Arrays are kept, not copied.
 */
public final class EdgeList implements ConnectionRule {
    private final int[] sources;
    private final int[] targets;
    private final double[] weights;
    private final double[] delaysMs;

    /**
     * @param sources index of each connection's source in the set of sources
     * @param targets index of each connection's target in the set of targets
     * @throws UserException if there is not a target for each source
     */
    public EdgeList(int[] sources, int[] targets) {
        this(sources, targets, null, null);
    }

    private EdgeList(int[] sources, int[] targets, double[] weights, double[] delaysMs) {
        if (sources.length != targets.length) {
            throw new UserException("explicit connections: " + sources.length + " sources and " + targets.length
                    + " targets, expected as many of both");
        }
        requireEach(sources.length, weights, "weights");
        requireEach(sources.length, delaysMs, "delays");
        this.sources = sources;
        this.targets = targets;
        this.weights = weights;
        this.delaysMs = delaysMs;
    }

    private static void requireEach(int connections, double[] values, String name) {
        if (values == null) {
            return;
        }
        if (values.length != connections) {
            throw new UserException(values.length + " " + name + " of " + connections
                    + " connections: expected as many " + name + " as connections");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new UserException(name + "[" + i + "] is " + values[i] + ": expected a finite number");
            }
        }
    }

    /**
     * @param weights of the connections, in the target's unit of weight
     * @throws UserException if there are not as many as connections
     */
    public EdgeList withWeights(double[] weights) {
        return new EdgeList(sources, targets, weights, delaysMs);
    }

    /**
     * @param delaysMs of the connections, in ms
     * @throws UserException if there are not as many as connections
     */
    public EdgeList withDelays(double[] delaysMs) {
        return new EdgeList(sources, targets, weights, delaysMs);
    }

    public boolean hasWeights() {
        return weights != null;
    }

    public boolean hasDelays() {
        return delaysMs != null;
    }

    /** The weights in the order that they were given in, or null. */
    public double[] weights() {
        return weights;
    }

    /** The delays in ms in the order that they were given in, or null. */
    public double[] delaysMs() {
        return delaysMs;
    }

    public int size() {
        return sources.length;
    }

    @Override
    public void check(NodeSet sourceSet, NodeSet targetSet) {
        for (int edge = 0; edge < sources.length; edge++) {
            requireIndex("source", sources[edge], sourceSet.size(), edge);
            requireIndex("target", targets[edge], targetSet.size(), edge);
        }
    }

    private static void requireIndex(String end, int index, int size, int edge) {
        if (index < 0 || index >= size) {
            throw new UserException(
                    end + " " + index + " of connection " + edge + ": expected an index of 0 to " + (size - 1));
        }
    }

    @Override
    public double expectedSize(NodeSet sourceSet, NodeSet targetSet) {
        return sources.length;
    }

    @Override
    public double drawingBytes(NodeSet targetSet, int localTargets, double connections) {
        int edgeBytes = 2 * Integer.BYTES + (hasWeights() ? Double.BYTES : 0) + (hasDelays() ? Double.BYTES : 0);
        return (double) sources.length * edgeBytes + Integer.BYTES * (connections + 2.0 * localTargets);
    }

    @Override
    public SourceDraw over(NodeSet sourceSet, LocalNodes localTargets, TargetStreams streams) {
        return new EdgeOrder(sources, targets, localTargets);
    }

    /** Number of connections and 64 bits of all that they are. */
    @Override
    public String toString() {
        long content = (hasWeights() ? 1 : 0) + (hasDelays() ? 2 : 0);
        for (int edge = 0; edge < sources.length; edge++) {
            content = RandomKey.narrow(content, (long) sources[edge] << Integer.SIZE | targets[edge]);
            content = RandomKey.narrow(content, hasWeights() ? Double.doubleToLongBits(weights[edge]) : 0);
            content = RandomKey.narrow(content, hasDelays() ? Double.doubleToLongBits(delaysMs[edge]) : 0);
        }
        return "EdgeList[connections=" + sources.length + ", content=" + Long.toHexString(content) + "]";
    }
}
