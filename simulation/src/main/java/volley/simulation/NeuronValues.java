package volley.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import volley.models.NeuronSelection;
import volley.models.Parameterized;
import volley.models.PopulationShare;
import volley.partition.IdRange;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;

/** Sets and tells the values of one rank's neurons that are there. */
final class NeuronValues {
    private final RoundRobin partition;
    private final List<PopulationPart> populations;
    private final boolean counts;

    /**
     * @param populations all there are, also those to come
     * @param counts whether neurons are only counted, and have no values
     */
    NeuronValues(RoundRobin partition, List<PopulationPart> populations, boolean counts) {
        this.partition = partition;
        this.populations = populations;
        this.counts = counts;
    }

    /**
     * Prepares to set parameters, or V_m.
     *
     * @param key random key of what is drawn, by the neurons' places among the nodes
     * @return what sets them, and cannot fail
     */
    Runnable set(NodeSet nodes, Parameterized<?> given, long key) {
        var local = new LocalNodes(nodes, partition);
        int[] localIndices = counts ? new int[0] : local.localIndices();
        var changes = new ArrayList<Runnable>();
        ProjectionBuilder.reached(nodes, populations)
                .forEach(part -> changes.add(part.neurons().set(given, selection(part, nodes, localIndices, key))));
        return () -> changes.forEach(Runnable::run);
    }

    private NeuronSelection selection(PopulationPart part, NodeSet nodes, int[] localIndices, long key) {
        int[] ofPart =
                IntStream.of(localIndices).filter(part.localIndices()::contains).toArray();
        int[] places = IntStream.of(ofPart)
                .map(localIndex -> nodes.indexOf(partition.globalId(localIndex)))
                .toArray();
        int[] indices = IntStream.of(ofPart)
                .map(localIndex -> localIndex - part.localIndices().from())
                .toArray();
        return new NeuronSelection(
                new PopulationShare(places, nodes.size(), key),
                indices,
                common(nodes, part.ids()) == part.ids().size());
    }

    private static int common(NodeSet nodes, IdRange ids) {
        return nodes.ranges().stream()
                .mapToInt(range -> Math.max(0, Math.min(range.to(), ids.to()) - Math.max(range.from(), ids.from())))
                .sum();
    }

    /**
     * The bits of a parameter, or of V_m, of this rank's neurons among the nodes, in the order of the nodes; 0 of those of
     * other ranks.
     */
    long[] bits(NodeSet nodes, String name) {
        ProjectionBuilder.reached(nodes, populations)
                .forEach(part -> part.model().parameter(name));
        return LongStream.range(0, nodes.size())
                .map(index -> bits(nodes.globalId((int) index), name))
                .toArray();
    }

    private long bits(int globalId, String name) {
        var part = populations.stream()
                .filter(population -> population.ids().contains(globalId))
                .findFirst()
                .orElseThrow();
        if (counts || !partition.owns(globalId)) {
            return 0;
        }
        int index = partition.localIndexFrom(globalId) - part.localIndices().from();
        return Double.doubleToRawLongBits(part.neurons().value(name, index));
    }
}
