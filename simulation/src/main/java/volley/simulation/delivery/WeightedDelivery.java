package volley.simulation.delivery;

import java.util.List;
import java.util.stream.IntStream;
import volley.partition.IdRange;

/**
 * All connections to a rank whose weights differ: what arrives at a neuron in a step is a whole multiple of the quantum
 * that its population's channel has, an exact sum in any order.
 */
public final class WeightedDelivery extends RowDelivery {
    private final Quanta quanta;
    private boolean isClear = true;

    /**
     * @param connections at least one projection
     * @param populations local indices of the rank's neurons by population
     * @param channels number of channels of each population that are summed apart
     */
    public WeightedDelivery(List<VariedConnections> connections, List<IdRange> populations, int[] channels) {
        this(
                connections,
                new Quanta(connections.stream().map(VariedConnections::weighted).toList(), populations, channels),
                populations.getLast().to());
    }

    private WeightedDelivery(List<VariedConnections> connections, Quanta quanta, int targets) {
        super(parts(connections, quanta), targets);
        this.quanta = quanta;
    }

    private static List<RowWiring.Part> parts(List<VariedConnections> connections, Quanta quanta) {
        return IntStream.range(0, connections.size())
                .mapToObj(i -> new RowWiring.Part(
                        connections.get(i),
                        quanta.scaling(i, connections.get(i).incoming().localTargets())))
                .toList();
    }

    @Override
    public long deliver(long step, SpikeHistory history) {
        long events = arrive(step, history);
        isClear = events == 0;
        return events;
    }

    /** What the connections bring to a population; to be read and so cleared in every step. */
    public WeightedSum sumOf(int population, IdRange localIndices) {
        var sums = new WeightedSum.Channel[quanta.channels(population)];
        for (int channel = 0; channel < sums.length; channel++) {
            sums[channel] = new WeightedSum.Channel(
                    quanta.quantum(population, channel), narrowSums(channel), wideSums(channel));
        }
        return new WeightedSum(localIndices, sums, () -> isClear);
    }
}
