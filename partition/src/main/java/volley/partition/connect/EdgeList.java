package volley.partition.connect;

import java.util.function.IntFunction;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.NumberText;
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
    private final IntFunction<String> places;

    /**
     * @param sources index of each connection's source in the set of sources
     * @param targets index of each connection's target in the set of targets
     * @throws UserException if one of them is null, or there is not a target for each source
     */
    public EdgeList(int[] sources, int[] targets) {
        this(sources, targets, null, null, edge -> "connection " + edge);
    }

    private EdgeList(int[] sources, int[] targets, double[] weights, double[] delaysMs, IntFunction<String> places) {
        requireGiven("sources", sources);
        requireGiven("targets", targets);
        if (sources.length != targets.length) {
            throw new UserException("explicit connections: " + NumberText.count(sources.length, "source") + " and "
                    + NumberText.count(targets.length, "target") + ", expected as many of both");
        }
        requireEach(sources.length, weights, "weight", places);
        requireEach(sources.length, delaysMs, "delay", places);
        this.sources = sources;
        this.targets = targets;
        this.weights = weights;
        this.delaysMs = delaysMs;
        this.places = places;
    }

    private static void requireGiven(String name, int[] indices) {
        if (indices == null) {
            throw new UserException("explicit connections: no " + name + ", expected an index for each connection");
        }
    }

    private static void requireEach(int connections, double[] values, String name, IntFunction<String> places) {
        if (values == null) {
            return;
        }
        if (values.length != connections) {
            throw new UserException(NumberText.count(values.length, name) + " of "
                    + NumberText.count(connections, "connection") + ": expected as many " + name + "s as connections");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new UserException(places.apply(i) + ": " + name + " " + values[i] + ", expected a finite number");
            }
        }
    }

    /**
     * @param weights of the connections, in the target's unit of weight
     * @throws UserException if there are not as many as connections
     */
    public EdgeList withWeights(double[] weights) {
        return new EdgeList(sources, targets, weights, delaysMs, places);
    }

    /**
     * @param delaysMs of the connections, in ms
     * @throws UserException if there are not as many as connections
     */
    public EdgeList withDelays(double[] delaysMs) {
        return new EdgeList(sources, targets, weights, delaysMs, places);
    }

    /** @param places what errors call a connection, by its number: where it was read, or {@code connection 3} */
    public EdgeList withPlaces(IntFunction<String> places) {
        return new EdgeList(sources, targets, weights, delaysMs, places);
    }

    /** What errors call a connection, by its number from 0. */
    public String place(int edge) {
        return places.apply(edge);
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

    private void requireIndex(String end, int index, int size, int edge) {
        if (index < 0 || index >= size) {
            throw new UserException(
                    place(edge) + ": " + end + " " + index + ", expected an index of 0 to " + (size - 1));
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

    @Override
    public String name() {
        return "edges";
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
        return name() + " of " + sources.length + " connections, digest " + Long.toHexString(content);
    }
}
