package volley.partition.connect;

import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.random.DiscreteDistribution;
import volley.partition.random.Seeding;
import volley.partition.store.TargetMajorConnections;

/**
 * The connections of one projection to the neurons of one rank, drawn anew whenever they are asked for. A target's
 * number is its place among the rank's neurons of the projection's targets.
 *
 * <p>Not for several threads at once: drawing has scratch space.
 */
public final class IncomingConnections implements TargetMajorConnections {
    private final NodeSet sources;
    private final boolean hasMultapses;
    private final LocalNodes targets;
    private final Seeding seeding;
    private final ConnectionRule.SourceDraw draw;
    private final Indegrees indegrees;

    /**
     * @param targets of the whole projection, on all ranks
     * @param key key of the projection's wiring
     * @throws volley.partition.UserException if the rule cannot connect these sources and targets
     */
    public IncomingConnections(
            ConnectionRule rule, NodeSet sources, NodeSet targets, RoundRobin partition, Seeding seeding, long key) {
        rule.check(sources, targets);
        this.sources = sources;
        hasMultapses = rule.hasMultapses();
        this.targets = new LocalNodes(targets, partition);
        this.seeding = seeding;
        draw = rule.over(sources, this.targets, new TargetStreams(this.targets, seeding, key));
        indegrees = draw.indegrees();
    }

    @Override
    public boolean hasMultapses() {
        return hasMultapses;
    }

    @Override
    public int sources() {
        return sources.size();
    }

    @Override
    public int ranks() {
        return targets.partition().ranks();
    }

    @Override
    public int targets() {
        return targets.size();
    }

    /** This rank's targets: where each of them is. */
    public LocalNodes localTargets() {
        return targets;
    }

    @Override
    public int mostIndegree() {
        return indegrees.most();
    }

    @Override
    public long size() {
        return indegrees.total();
    }

    /** Number of connections to one target. */
    public int indegree(int target) {
        return indegrees.of(target);
    }

    @Override
    public int sources(int target, int[] into) {
        draw.draw(target, into);
        return indegrees.of(target);
    }

    /**
     * Weights or delays of these connections, drawn.
     *
     * @param key key of the projection's weights, or of its delays
     */
    public ConnectionValues values(DiscreteDistribution distribution, long key) {
        return new DrawnValues(distribution, indegrees, new TargetStreams(targets, seeding, key));
    }

    /**
     * Weights or delays of the connections of an {@link EdgeList}.
     *
     * @param multiples of the list's connections on all ranks, in the list's order
     */
    public ConnectionValues values(int[] multiples) {
        if (!(draw instanceof EdgeOrder order)) {
            throw new IllegalStateException("values by connection: expected connections from a list");
        }
        return new ListedValues(multiples, order);
    }
}
