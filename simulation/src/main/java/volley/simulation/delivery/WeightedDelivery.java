package volley.simulation.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import volley.partition.IdRange;

/**
 * All connections to a rank whose weights differ: what arrives at a neuron in a step is a whole multiple of the quantum
 * that its population's channel has, an exact sum in any order.
 */
public final class WeightedDelivery implements SpikeDelivery {
    private final Quanta quanta;
    private final RowStore rows;
    private final int longestDelay;
    private boolean isClear = true;
    private long events;

    /**
     * @param connections at least one projection
     * @param populations local indices of the rank's neurons by population
     * @param channels number of channels of each population
     */
    public WeightedDelivery(List<VariedConnections> connections, List<IdRange> populations, int[] channels) {
        quanta = new Quanta(connections, populations, channels);
        var parts = IntStream.range(0, connections.size())
                .mapToObj(i -> new RowWiring.Part(connections.get(i), quanta.scaling(i)))
                .toList();
        rows = new RowStore(parts, populations.getLast().to());
        longestDelay = connections.stream()
                .mapToInt(VariedConnections::longestDelay)
                .max()
                .orElseThrow();
    }

    @Override
    public void count(long step, SpikeHistory history) {
        long arrived = rows.arrive(step, history);
        events += arrived;
        isClear = arrived == 0;
    }

    /** What the connections bring to a population; to be read and so cleared in every step. */
    public WeightedSum sumOf(int population, IdRange localIndices) {
        var sums = new WeightedSum.Channel[quanta.channels(population)];
        for (int channel = 0; channel < sums.length; channel++) {
            var signs = sums.length == 1 ? new int[] {0, 1} : new int[] {channel};
            sums[channel] = new WeightedSum.Channel(
                    quanta.quantum(population, channel),
                    Arrays.stream(signs).mapToObj(rows::narrowSums).toArray(int[][]::new),
                    Arrays.stream(signs).mapToObj(rows::wideSums).toArray(long[][]::new));
        }
        return new WeightedSum(localIndices, sums, () -> isClear);
    }

    @Override
    public int longestDelay() {
        return longestDelay;
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public void resume(long step, SpikeHistory history, long eventsBefore) {
        rows.resume(step, history);
        events = eventsBefore;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public long bytes() {
        return rows.bytes();
    }

    @Override
    public String store() {
        return rows.store();
    }
}
