package volley.partition.connect;

import java.util.stream.IntStream;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;

/**
 * The connections of one projection to one rank's neurons, drawn anew whenever they are asked for: nothing is stored.
 * A local target is a neuron's place among the rank's targets of the projection, 0 ... targets-1.
 */
public final class IncomingConnections {
    private final NodeSet sources;
    private final RoundRobin partition;
    private final Seeding seeding;
    private final long key;
    private final int indegree;
    private final ConnectionRule.SourceDraw draw;
    private final int[] localIndices;

    /**
     * @param key key of the projection's wiring; with {@link Seeding#RANK} narrowed by the rank, too
     * @throws volley.partition.UserException if the rule cannot connect these sources and targets
     */
    public IncomingConnections(
            ConnectionRule rule, NodeSet sources, NodeSet targets, RoundRobin partition, Seeding seeding, long key) {
        rule.check(sources, targets);
        this.sources = sources;
        this.partition = partition;
        this.seeding = seeding;
        this.key = seeding == Seeding.RANK ? RandomKey.narrow(key, partition.rank()) : key;
        indegree = rule.indegree(sources, targets);
        draw = rule.over(sources, targets);
        localIndices = targets.localRanges(partition).stream()
                .flatMapToInt(range -> IntStream.range(range.from(), range.to()))
                .toArray();
    }

    /** Number of sources, on all ranks. */
    public int sources() {
        return sources.size();
    }

    /** Number of targets on this rank. */
    public int targets() {
        return localIndices.length;
    }

    /** Number of sources of each target. */
    public int indegree() {
        return indegree;
    }

    /** Number of connections to this rank's targets. */
    public long size() {
        return (long) localIndices.length * indegree;
    }

    /**
     * Draws the sources of one target.
     *
     * @param into receives {@link #indegree} indices in 0 ... sources-1
     */
    public void draw(int localTarget, int[] into) {
        int localIndex = localIndices[localTarget];
        int globalId = partition.globalId(localIndex);
        draw.draw(globalId, RandomKey.narrow(key, seeding == Seeding.RANK ? localIndex : globalId), into);
    }
}
