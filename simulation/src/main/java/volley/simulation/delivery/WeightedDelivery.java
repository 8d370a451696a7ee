package volley.simulation.delivery;

import java.util.Arrays;
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
     * @param channels number of channels of each population
     */
    public WeightedDelivery(List<VariedConnections> connections, List<IdRange> populations, int[] channels) {
        this(
                connections,
                new Quanta(connections, populations, channels),
                populations.getLast().to());
    }

    private WeightedDelivery(List<VariedConnections> connections, Quanta quanta, int targets) {
        super(parts(connections, quanta), targets);
        this.quanta = quanta;
    }

    private static List<RowWiring.Part> parts(List<VariedConnections> connections, Quanta quanta) {
        return IntStream.range(0, connections.size())
                .mapToObj(i -> new RowWiring.Part(connections.get(i), quanta.scaling(i)))
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
            var signs = sums.length == 1 ? new int[] {0, 1} : new int[] {channel};
            sums[channel] = new WeightedSum.Channel(
                    quanta.quantum(population, channel),
                    Arrays.stream(signs).mapToObj(this::narrowSums).toArray(int[][]::new),
                    Arrays.stream(signs).mapToObj(this::wideSums).toArray(long[][]::new));
        }
        return new WeightedSum(localIndices, sums, () -> isClear);
    }
}
