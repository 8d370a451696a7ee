package volley.simulation.delivery;

import java.util.Arrays;
import volley.partition.NodeSet;
import volley.partition.connect.ConnectionValues;
import volley.partition.connect.IncomingConnections;

/** The connections of a projection whose weights or delays differ, target by target. */
public final class VariedConnections {
    private final IncomingConnections incoming;
    private final ConnectionValues weights;
    private final ConnectionValues delays;
    private final WeightedTargets weighted;
    private final int firstSource;
    /** Global ids by the sources' indices; null if they are consecutive. */
    private final int[] sourceIds;

    private final int[] sources;
    private final int[] multiples;
    private final int[] delaySteps;

    /**
     * @param weights in multiples of the quantum
     * @param delays in steps
     * @param quantum a power of two, in the unit of the targets' weights
     * @param mayRepeat whether a source may spike more than once in a step
     */
    public VariedConnections(
            IncomingConnections incoming,
            NodeSet sources,
            ConnectionValues weights,
            ConnectionValues delays,
            double quantum,
            boolean mayRepeat) {
        this.incoming = incoming;
        this.weights = weights;
        this.delays = delays;
        var targets = incoming.localTargets();
        weighted = new WeightedTargets(
                sources,
                targets.set(),
                weights.min(),
                weights.max(),
                quantum,
                mayRepeat,
                incoming.mostIndegree(),
                targets.set().localRanges(targets.partition()));
        firstSource = sources.globalId(0);
        sourceIds = sources.ranges().size() == 1 ? null : idsOf(sources);
        this.sources = new int[incoming.mostIndegree()];
        multiples = new int[incoming.mostIndegree()];
        delaySteps = new int[incoming.mostIndegree()];
    }

    private static int[] idsOf(NodeSet sources) {
        var ids = new int[sources.size()];
        Arrays.setAll(ids, sources::globalId);
        return ids;
    }

    IncomingConnections incoming() {
        return incoming;
    }

    /** What decides how the weights are kept. */
    WeightedTargets weighted() {
        return weighted;
    }

    int lowestSource() {
        return sourceIds == null ? firstSource : Arrays.stream(sourceIds).min().orElseThrow();
    }

    int highestSource() {
        return sourceIds == null
                ? firstSource + incoming.sources() - 1
                : Arrays.stream(sourceIds).max().orElseThrow();
    }

    int shortestDelay() {
        return delays.min();
    }

    /** The longest delay in steps. */
    public int longestDelay() {
        return delays.max();
    }

    /** Whether there may be weights of a sign; see {@link WeightedTargets#has}. */
    boolean has(int sign) {
        return weighted.has(sign);
    }

    /** Draws a target's sources; returns their number. */
    int drawSources(int place) {
        int count = incoming.sources(place, sources);
        for (int i = 0; i < count; i++) {
            sources[i] = sourceIds == null ? firstSource + sources[i] : sourceIds[sources[i]];
        }
        return count;
    }

    /** Draws a target's weights. */
    void drawWeights(int place) {
        weights.values(place, multiples);
    }

    /** Draws a target's delays. */
    void drawDelays(int place) {
        delays.values(place, delaySteps);
    }

    /**
     * Moves what has been drawn of weights of 0 and more to the front.
     *
     * @return number of those
     */
    int splitBySign(int count) {
        int front = 0;
        int back = count;
        while (front < back) {
            if (multiples[front] >= 0) {
                front++;
            } else {
                back--;
                swap(sources, front, back);
                swap(multiples, front, back);
                swap(delaySteps, front, back);
            }
        }
        return front;
    }

    private static void swap(int[] values, int i, int j) {
        int value = values[i];
        values[i] = values[j];
        values[j] = value;
    }

    /** Global ids of the sources drawn last. */
    int[] sources() {
        return sources;
    }

    /** Multiples of the weights drawn last. */
    int[] multiples() {
        return multiples;
    }

    /** The delays drawn last. */
    int[] delaySteps() {
        return delaySteps;
    }
}
