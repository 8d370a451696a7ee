package volley.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import volley.models.NeuronSelection;
import volley.models.Parameterized;
import volley.models.PopulationShare;
import volley.partition.IdRange;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.UserException;

/** Sets and tells the values of one rank's neurons that are there. */
final class NeuronValues {
    /** Bytes of a neuron among those that are set, while they are: local index, its place, index, twice a value. */
    static final double SELECTION_BYTES = 4.0 * Integer.BYTES + 2.0 * Double.BYTES;

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

    /** Heap that values take that are to be set, since they then differ from neuron to neuron and did not before. */
    double variedBytes(NodeSet nodes, Parameterized<?> given) {
        return ProjectionBuilder.reached(nodes, populations)
                .filter(part -> !part.neurons().isVaried()
                        && given.isVaried(
                                common(nodes, part.ids()) == part.ids().size()))
                .mapToDouble(part -> part.localIndices().size() * part.model().variedBytes())
                .sum();
    }

    /**
     * Prepares to set parameters, or V_m.
     *
     * @param key random key of what is drawn, by the neurons' places among the nodes
     * @return what sets them, and cannot fail
     */
    Runnable set(NodeSet nodes, Parameterized<?> given, long key) {
        requireModel(nodes, given);
        var local = new LocalNodes(nodes, partition);
        int[] localIndices = counts ? new int[0] : local.localIndices();
        var changes = new ArrayList<Runnable>();
        ProjectionBuilder.reached(nodes, populations)
                .forEach(part -> changes.add(part.neurons().set(given, selection(part, nodes, localIndices, key))));
        return () -> changes.forEach(Runnable::run);
    }

    /** What is given for neurons of several models is given as one of them. */
    private void requireModel(NodeSet nodes, Parameterized<?> given) {
        var models = ProjectionBuilder.reached(nodes, populations)
                .map(part -> part.model().name())
                .distinct()
                .toList();
        if (!models.contains(given.name())) {
            throw new UserException("parameters of a " + given.name() + " for a " + models.getFirst()
                    + ": expected those of a " + String.join(" or ", models));
        }
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
     * Takes a parameter, or V_m, of this rank's neurons among the nodes.
     *
     * @param bits receives its bits, in the order of the nodes
     */
    void take(NodeSet nodes, String name, long[] bits) {
        ProjectionBuilder.reached(nodes, populations).forEach(part -> take(part, nodes, name, bits));
    }

    private void take(PopulationPart part, NodeSet nodes, String name, long[] bits) {
        part.model().parameter(name);
        for (int index = 0; index < bits.length && !counts; index++) {
            int globalId = nodes.globalId(index);
            if (part.ids().contains(globalId) && partition.owns(globalId)) {
                int neuron =
                        partition.localIndexFrom(globalId) - part.localIndices().from();
                bits[index] = Double.doubleToRawLongBits(part.neurons().value(name, neuron));
            }
        }
    }

    static double[] ofBits(long[] bits) {
        return Arrays.stream(bits).mapToDouble(Double::longBitsToDouble).toArray();
    }
}
