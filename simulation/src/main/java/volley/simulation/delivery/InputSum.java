package volley.simulation.delivery;

import java.util.List;
import java.util.stream.IntStream;
import volley.models.NeuronModel;
import volley.partition.IdRange;

/**
 * The input of a population's neurons, by channel: the sum over its spike inputs of weight times count, added in the
 * order of the inputs; then the sum over the connections whose weights differ.
 */
public final class InputSum {
    private final ChannelSum[] channels;
    private final WeightedSum weighted;

    /**
     * @param channels of the model that are summed; 1 if it has more but takes their sum
     * @param population local indices of the population's neurons
     * @param inputs of the whole rank
     * @param weighted what the connections whose weights differ bring to the population
     */
    public InputSum(
            NeuronModel model, int channels, IdRange population, List<SpikeInput> inputs, WeightedSum weighted) {
        this.channels = IntStream.range(0, channels)
                .mapToObj(channel -> new ChannelSum(new Channel(model, channel), population, inputs))
                .toArray(ChannelSum[]::new);
        this.weighted = weighted;
    }

    /** @param sums replaced by the population's inputs, by channel and neuron, in the unit of its weights */
    public void sum(double[][] sums) {
        for (int channel = 0; channel < channels.length; channel++) {
            if (channels[channel].isEmpty()) {
                weighted.put(channel, sums[channel]);
            } else {
                channels[channel].sum(sums[channel]);
                weighted.add(channel, sums[channel]);
            }
        }
    }
}
