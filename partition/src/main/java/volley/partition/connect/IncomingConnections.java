package volley.partition.connect;

import volley.partition.IdRange;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;
import volley.partition.store.TargetMajorConnections;

/**
 * The connections of one projection to consecutive neurons of one rank, drawn anew whenever they are asked for: nothing
 * is stored. A target's number is its place among those neurons.
 */
public final class IncomingConnections implements TargetMajorConnections {
    private final NodeSet sources;
    private final RoundRobin partition;
    private final Seeding seeding;
    private final long key;
    private final int indegree;
    private final ConnectionRule.SourceDraw draw;
    private final IdRange localTargets;

    /**
     * @param targets of the whole projection, on all ranks
     * @param localTargets local indices of those of this rank's targets that are meant
     * @param key key of the projection's wiring; with {@link Seeding#RANK} narrowed by the rank, too
     * @throws volley.partition.UserException if the rule cannot connect these sources and targets
     */
    public IncomingConnections(
            ConnectionRule rule,
            NodeSet sources,
            NodeSet targets,
            IdRange localTargets,
            RoundRobin partition,
            Seeding seeding,
            long key) {
        rule.check(sources, targets);
        this.sources = sources;
        this.partition = partition;
        this.seeding = seeding;
        this.key = seeding == Seeding.RANK ? RandomKey.narrow(key, partition.rank()) : key;
        indegree = rule.indegree(sources, targets);
        draw = rule.over(sources, targets);
        this.localTargets = localTargets;
    }

    @Override
    public int sources() {
        return sources.size();
    }

    @Override
    public int targets() {
        return localTargets.size();
    }

    @Override
    public int mostIndegree() {
        return indegree;
    }

    @Override
    public long size() {
        return (long) localTargets.size() * indegree;
    }

    @Override
    public int sources(int target, int[] into) {
        int localIndex = localTargets.from() + target;
        int globalId = partition.globalId(localIndex);
        draw.draw(globalId, RandomKey.narrow(key, seeding == Seeding.RANK ? localIndex : globalId), into);
        return indegree;
    }
}
