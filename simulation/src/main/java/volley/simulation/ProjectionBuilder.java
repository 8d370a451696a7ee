package volley.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import volley.models.WeightUnit;
import volley.partition.IdRange;
import volley.partition.NodeSet;
import volley.partition.NumberText;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.Purpose;
import volley.partition.store.RowsBuilder;
import volley.partition.store.Store;
import volley.partition.store.TargetMajorConnections;
import volley.simulation.delivery.RowMemory;
import volley.simulation.delivery.SpikeDelivery;
import volley.simulation.delivery.SpikeInput;
import volley.simulation.delivery.VariedConnections;
import volley.simulation.delivery.WeightedDelivery;
import volley.simulation.delivery.WeightedTargets;

/** Collects one rank's connections between neurons. */
final class ProjectionBuilder {
    /** Bytes of a connection to the target that is drawn: source, weight, delay. */
    private static final double DRAWN_BYTES = 3.0 * Integer.BYTES;

    private final DrawnTables tables;
    private final RoundRobin partition;
    private final MemoryBudget memory;
    private final Settings settings;
    private final boolean counts;

    private final List<ProjectionGroup> groups = new ArrayList<>();
    /** The group of each kind that takes more. */
    private final Map<ProjectionGroup.Kind, ProjectionGroup> lastGroups = new HashMap<>();

    private final List<Supplier<SpikeInput>> inputs = new ArrayList<>();
    private final List<VariedConnections> weighted = new ArrayList<>();
    private final List<RowMemory.Part> rows = new ArrayList<>();
    /** Of the memory that the rows take. */
    private double claimedForRows;
    /** Of the memory that rules let go of again. */
    private double claimedForPassing;

    private final List<Wiring> wirings = new ArrayList<>();
    private int shortestDelay = Integer.MAX_VALUE;
    private int longestDelay = 1;

    /** @param counts whether connections are only to be counted, not built */
    ProjectionBuilder(
            DrawnTables tables, RoundRobin partition, MemoryBudget memory, Settings settings, boolean counts) {
        this.tables = tables;
        this.partition = partition;
        this.memory = memory;
        this.settings = settings;
        this.counts = counts;
    }

    /**
     * Connects neurons; if that is refused, nothing has changed.
     *
     * @param populations all there are
     * @param keys random keys of the projection by purpose
     */
    void add(
            NodeSet sources,
            NodeSet targets,
            ConnectionRule rule,
            Synapse synapse,
            List<PopulationPart> populations,
            ToLongFunction<Purpose> keys) {
        rule.check(sources, targets);
        var given = SynapseValues.weights(rule, synapse, tables);
        var weights =
                requireUnit(targets, synapse, populations) == WeightUnit.NONE ? new SynapseValues.Same(1, 1) : given;
        var delays = SynapseValues.delays(rule, synapse, tables);
        boolean mayRepeat = reached(sources, populations).anyMatch(ProjectionBuilder::repeats);
        var planned = planned(sources, targets, rule);
        double passingBytes = Math.max(0, rule.passingBytes(planned.targets(), planned.size()) - claimedForPassing);
        double drawingBytes = passingBytes
                + rule.drawingBytes(targets, planned.targets(), planned.size())
                + given.bytes()
                + delays.bytes();
        if (counts) {
            claim(sources, targets, weights, delays, planned, mayRepeat, drawingBytes);
        } else {
            memory.require(drawingBytes, () -> reason(planned));
            var incoming = new IncomingConnections(
                    rule, sources, targets, partition, settings.seeding(), keys.applyAsLong(Purpose.WIRING));
            var wiring = new Wiring(
                    sources,
                    targets,
                    incoming,
                    given.over(incoming, keys.applyAsLong(Purpose.WEIGHT)),
                    given.quantum(),
                    delays.over(incoming, keys.applyAsLong(Purpose.DELAY)));
            var group = claim(sources, targets, weights, delays, incoming, mayRepeat, drawingBytes);
            group.ifPresentOrElse(
                    counted -> inputs.add(counted.add(wiring)), () -> weighted.add(wiring.varied(mayRepeat)));
            wirings.add(wiring);
        }
        claimedForPassing += passingBytes;
        shortestDelay = Math.min(shortestDelay, delays.min());
        longestDelay = Math.max(longestDelay, delays.max());
    }

    private PlannedConnections planned(NodeSet sources, NodeSet targets, ConnectionRule rule) {
        double indegree = rule.expectedSize(sources, targets) / targets.size();
        int localTargets = targets.localSize(partition);
        return new PlannedConnections(
                sources.size(),
                localTargets,
                Math.round(indegree * localTargets),
                (int) Math.ceil(indegree),
                rule.hasMultapses());
    }

    /**
     * Claims the memory of connections.
     *
     * @param drawingBytes that drawing them takes
     * @return the group that has taken them, if they have one weight
     */
    private Optional<ProjectionGroup> claim(
            NodeSet sources,
            NodeSet targets,
            SynapseValues weights,
            SynapseValues delays,
            TargetMajorConnections connections,
            boolean mayRepeat,
            double drawingBytes) {
        if (!weights.isOne()) {
            boolean isWide = mayRepeat || !weights.areNarrow();
            double bytes = connections.size() * RowsBuilder.peakBytes(isWide, delays.max() - delays.min());
            claim(drawingBytes + drawnBytes(connections) + bytes, connections);
            claimedForRows += bytes;
            var weighted = new WeightedTargets(
                    sources,
                    targets,
                    weights.min(),
                    weights.max(),
                    weights.quantum(),
                    mayRepeat,
                    connections.mostIndegree(),
                    targets.localRanges(partition));
            rows.add(new RowMemory.Part(weighted, connections.size(), delays.min(), delays.max()));
            return Optional.empty();
        }
        var delaySteps = delays.isOne() ? OptionalInt.of(delays.min()) : OptionalInt.empty();
        var kind = new ProjectionGroup.Kind(sources, weights.one(), delaySteps);
        var last = lastGroups.get(kind);
        boolean isNew = last == null || !last.takes(targets, connections);
        var group = isNew ? new ProjectionGroup(kind) : last;
        var total = group.totalWith(connections);
        var store = store(total, group.claimedBytes());
        double bytes = delays.isOne() ? store.expectedBytes(total) : delayedBytes(sources, total, delays);
        claim(drawingBytes + bytes - group.claimedBytes(), connections);
        group.add(targets, connections, store, bytes);
        if (isNew) {
            groups.add(group);
            lastGroups.put(kind, group);
        }
        return Optional.of(group);
    }

    private static double delayedBytes(NodeSet sources, TargetMajorConnections connections, SynapseValues delays) {
        return drawnBytes(connections)
                + RowMemory.bytesOfCounts(
                        sources, connections.targets(), connections.size(), delays.min(), delays.max());
    }

    private static double drawnBytes(TargetMajorConnections connections) {
        return connections.mostIndegree() * DRAWN_BYTES;
    }

    private void claim(double bytes, TargetMajorConnections connections) {
        memory.claim(bytes, () -> reason(connections));
    }

    private static String reason(TargetMajorConnections connections) {
        return "connecting " + NumberText.count(connections.size(), "synapse") + " a rank";
    }

    /** Claims what the rows of all connections whose weights differ take beyond what each of them was known to take. */
    void claimRows(List<PopulationPart> populations, int[] channels) {
        if (!rows.isEmpty()) {
            double bytes = RowMemory.bytes(rows, localIndices(populations), channels);
            long connections =
                    rows.stream().mapToLong(RowMemory.Part::connections).sum();
            memory.claim(Math.max(0, bytes - claimedForRows), () -> "keeping %,d synapses a rank, whose weights differ,"
                    .formatted(connections));
            claimedForRows = bytes;
        }
    }

    private static List<IdRange> localIndices(List<PopulationPart> populations) {
        return populations.stream().map(PopulationPart::localIndices).toList();
    }

    /** Whether spikes reach a population that are counted, not summed by their weights. */
    boolean counts(IdRange ids) {
        var population = NodeSet.of(ids.from(), ids.to());
        return groups.stream().anyMatch(group -> group.reaches(population));
    }

    private Store store(TargetMajorConnections connections, double claimedBytes) {
        return settings.store().orElseGet(() -> Store.choose(connections, memory.left() + claimedBytes));
    }

    /** The unit that the weights have at the targets. */
    static WeightUnit requireUnit(NodeSet targets, Synapse synapse, List<PopulationPart> populations) {
        var models = reached(targets, populations).map(PopulationPart::model).toList();
        for (var model : models) {
            var expected = model.weightUnit();
            if (expected != WeightUnit.NONE && expected != synapse.unit()) {
                String given = synapse.unit() == WeightUnit.NONE
                        ? "factor " + synapse.weight()
                        : "weight in " + synapse.unit();
                throw new UserException(given + " to " + model.name() + ": expected a weight in " + expected);
            }
        }
        long weightless = models.stream()
                .filter(model -> model.weightUnit() == WeightUnit.NONE)
                .count();
        if (weightless > 0 && weightless < models.size() && !synapse.hasOneWeight()) {
            throw new UserException("weight " + synapse.weight() + " to neurons of which only some have weights:"
                    + " expected one value, or a connect call for each kind of neuron");
        }
        return weightless == models.size() ? WeightUnit.NONE : synapse.unit();
    }

    /** The populations that some of the nodes are of. */
    static Stream<PopulationPart> reached(NodeSet nodes, List<PopulationPart> populations) {
        return populations.stream().filter(population -> nodes.ranges().stream()
                .anyMatch(range -> Math.max(range.from(), population.ids().from())
                        < Math.min(range.to(), population.ids().to())));
    }

    /** Whether its neurons may spike several times in a step. */
    private static boolean repeats(PopulationPart population) {
        return population.model().weightUnit() == WeightUnit.NONE;
    }

    /** Builds what delivers over connections of one weight. */
    List<SpikeDelivery> buildCounted() {
        return groups.stream().map(ProjectionGroup::build).toList();
    }

    /**
     * Builds what is kept together of all projections whose weights differ.
     *
     * @return empty if there are none
     */
    Optional<WeightedDelivery> buildWeighted(List<PopulationPart> populations, int[] channels) {
        if (weighted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WeightedDelivery(weighted, localIndices(populations), channels));
    }

    /** What is counted, once that is built: projection by projection, in the order in which they were connected. */
    List<SpikeInput> inputs() {
        return inputs.stream().map(Supplier::get).toList();
    }

    /** All projections, in the order in which they were connected. */
    List<Wiring> wirings() {
        return wirings;
    }

    boolean isEmpty() {
        return shortestDelay == Integer.MAX_VALUE;
    }

    /** The shortest delay that a connection can have, in steps; the same on all ranks. */
    int shortestDelay() {
        return shortestDelay;
    }

    /** The longest delay that a connection can have, in steps; 1 if there are none. */
    int longestDelay() {
        return longestDelay;
    }
}
