package volley.simulation.delivery;

import java.util.List;
import volley.models.NeuronModel;
import volley.models.WeightUnit;
import volley.partition.IdRange;

/**
 * The input of a population's neurons, by channel: the sum over its spike inputs of weight times count, added in the
 * order of the inputs; then the sum over the connections whose weights differ.
 */
public final class InputSum {
    private final ChannelSum[] channels;
    private final WeightedSum weighted;

    /**
     * @param population local indices of the population's neurons
     * @param inputs of the whole rank
     * @param weighted what the connections whose weights differ bring to the population
     */
    public InputSum(NeuronModel model, IdRange population, List<SpikeInput> inputs, WeightedSum weighted) {
        channels = new ChannelSum[model.channels()];
        for (int channel = 0; channel < channels.length; channel++) {
            channels[channel] = channelSum(model, channel, population, inputs);
        }
        this.weighted = weighted;
    }

    private static ChannelSum channelSum(NeuronModel model, int channel, IdRange population, List<SpikeInput> inputs) {
        var ofChannel = inputs.stream()
                .filter(input -> channel == channelOf(model, input.weight()))
                .toList();
        boolean counts = model.weightUnit() == WeightUnit.NONE;
        var weights = ofChannel.stream()
                .mapToDouble(input -> counts ? 1 : input.weight())
                .toArray();
        return new ChannelSum(population, ofChannel, weights);
    }

    /** A model with two channels takes weights below 0 in the second. */
    static int channelOf(NeuronModel model, double weight) {
        return model.channels() > 1 && weight < 0 ? 1 : 0;
    }

    /** @param sums replaced by the population's inputs, by channel and neuron, in the unit of its weights */
    public void sum(double[][] sums) {
        for (int channel = 0; channel < channels.length; channel++) {
            channels[channel].sum(sums[channel]);
        }
        weighted.addTo(sums);
    }
}
