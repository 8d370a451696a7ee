package volley.simulation;

import java.util.ArrayList;
import java.util.List;
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
    record Kind(NodeSet sources, double weight, OptionalInt delaySteps) {}

    /** Targets up to here take 2 bytes each in the lists of a table. */
    private static final int MOST_TARGETS = 1 << 16;

    private final Kind kind;
    private final List<NodeSet> targetSets = new ArrayList<>();
    private final List<TargetMajorConnections> connections = new ArrayList<>();
    private final List<Wiring> wirings = new ArrayList<>();
    private long localTargets;
    private Store store;
    private double claimedBytes;
    private CountingDelivery delivery;

    ProjectionGroup(Kind kind) {
        this.kind = kind;
    }

    /** Whether more connections, to some targets, can be delivered with those that are here. */
    boolean takes(NodeSet targets, TargetMajorConnections more) {
        return localTargets + more.targets() <= MOST_TARGETS
                && targetSets.stream().noneMatch(targets::overlaps);
    }

    /** Whether some of the nodes are among the targets. */
    boolean reaches(NodeSet nodes) {
        return targetSets.stream().anyMatch(nodes::overlaps);
    }

    /** These connections, with more behind. */
    TargetMajorConnections joined(TargetMajorConnections more) {
        return connections.isEmpty() ? more : joined(append(connections, more));
    }

    private static TargetMajorConnections joined(List<TargetMajorConnections> parts) {
        return parts.size() == 1 ? parts.getFirst() : new JoinedConnections(parts);
    }

    private static List<TargetMajorConnections> append(
            List<TargetMajorConnections> parts, TargetMajorConnections more) {
        var all = new ArrayList<>(parts);
        all.add(more);
        return all;
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
    void add(NodeSet targets, TargetMajorConnections more, Store newStore, double newBytes) {
        targetSets.add(targets);
        connections.add(more);
        localTargets += more.targets();
        store = newStore;
        claimedBytes = newBytes;
    }

    /**
     * Adds what the connections that were added last are drawn by.
     *
     * @return their input to neurons, to be asked for once the group is built
     */
    Supplier<SpikeInput> add(Wiring wiring) {
        int number = wirings.size();
        wirings.add(wiring);
        return () -> input(number);
    }

    private SpikeInput input(int number) {
        int before = wirings.subList(0, number).stream()
                .mapToInt(wiring -> wiring.incoming().targets())
                .sum();
        var targets = wirings.get(number).incoming().localTargets();
        return new SpikeInput(targets, new double[] {kind.weight}, delivery.arrivals(), before);
    }

    /** Draws and stores the connections. */
    SpikeDelivery build() {
        delivery = kind.delaySteps.isPresent()
                ? oneDelay(kind.delaySteps.getAsInt())
                : new DelayedProjection(wirings.stream().map(Wiring::counting).toList());
        return delivery;
    }

    private CountingDelivery oneDelay(int delaySteps) {
        var all = joined(connections);
        return new Projection(store.build(all), kind.sources, all.targets(), delaySteps);
    }
}
