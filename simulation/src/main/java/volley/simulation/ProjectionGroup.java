package volley.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Supplier;
import volley.partition.NodeSet;
import volley.partition.store.JoinedConnections;
import volley.partition.store.Store;
import volley.partition.store.TargetMajorConnections;
import volley.simulation.delivery.CountingDelivery;
import volley.simulation.delivery.DelayedProjection;
import volley.simulation.delivery.Projection;
import volley.simulation.delivery.SpikeDelivery;
import volley.simulation.delivery.SpikeInput;

/**
 * Projections of one weight that agree in sources, weight and delay, and differ in targets: to be delivered as one, so
 * that the time of a step does not grow with their number.
 */
final class ProjectionGroup {
    /**
     * What they agree in.
     *
     * @param delaySteps empty where delays differ
     */
    record Kind(NodeSet sources, double weight, OptionalInt delaySteps) {
        /** As records have it, whose own way takes milliseconds of each start. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Kind kind
                    && sources.equals(kind.sources)
                    && Double.compare(weight, kind.weight) == 0
                    && delaySteps.equals(kind.delaySteps);
        }

        @Override
        public int hashCode() {
            return Objects.hash(sources, weight, delaySteps);
        }
    }

    /** Targets up to here take 2 bytes each in the lists of a table. */
    private static final int MOST_TARGETS = 1 << 16;

    private final Kind kind;
    private final ReachedNodes targets = new ReachedNodes();
    private final List<TargetMajorConnections> connections = new ArrayList<>();
    private final List<Wiring> wirings = new ArrayList<>();
    /** What there is in all. */
    private PlannedConnections total;

    private Store store;
    private double claimedBytes;
    private CountingDelivery delivery;

    ProjectionGroup(Kind kind) {
        this.kind = kind;
        total = new PlannedConnections(kind.sources.size(), 0, 0, 0, false);
    }

    /** Whether more connections, to some targets, can be delivered with those that are here. */
    boolean takes(NodeSet nodes, TargetMajorConnections more) {
        return (long) total.targets() + more.targets() <= MOST_TARGETS && !targets.overlaps(nodes);
    }

    /** Whether some of the nodes are among the targets. */
    boolean reaches(NodeSet nodes) {
        return targets.overlaps(nodes);
    }

    /** The numbers of these connections and more. */
    PlannedConnections totalWith(TargetMajorConnections more) {
        return new PlannedConnections(
                total.sources(),
                total.targets() + more.targets(),
                total.size() + more.size(),
                Math.max(total.mostIndegree(), more.mostIndegree()),
                total.hasMultapses() || more.hasMultapses());
    }

    /** Memory that has been claimed for all that is here. */
    double claimedBytes() {
        return claimedBytes;
    }

    /**
     * Adds connections.
     *
     * @param newStore of all that is here then, if delays do not differ
     * @param newBytes claimed for that
     */
    void add(NodeSet nodes, TargetMajorConnections more, Store newStore, double newBytes) {
        targets.add(nodes);
        connections.add(more);
        total = totalWith(more);
        store = newStore;
        claimedBytes = newBytes;
    }

    /**
     * Adds what the connections that were added last are drawn by.
     *
     * @return their input to neurons, to be asked for once the group is built
     */
    Supplier<SpikeInput> add(Wiring wiring) {
        wirings.add(wiring);
        var reached = wiring.incoming().localTargets();
        int before = total.targets() - reached.size();
        return () -> new SpikeInput(reached, new double[] {kind.weight}, delivery.arrivals(), before);
    }

    /** Draws and stores the connections. */
    SpikeDelivery build() {
        delivery = kind.delaySteps.isPresent()
                ? oneDelay(kind.delaySteps.getAsInt())
                : new DelayedProjection(wirings.stream().map(Wiring::counting).toList());
        return delivery;
    }

    private CountingDelivery oneDelay(int delaySteps) {
        var all = connections.size() == 1 ? connections.getFirst() : new JoinedConnections(connections);
        return new Projection(store.build(all), kind.sources, all.targets(), delaySteps);
    }
}
