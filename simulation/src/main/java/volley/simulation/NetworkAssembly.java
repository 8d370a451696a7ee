package volley.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import volley.models.WeightUnit;
import volley.partition.RoundRobin;
import volley.simulation.delivery.CurrentSum;
import volley.simulation.delivery.InputSum;
import volley.simulation.delivery.SpikeDevice;
import volley.simulation.delivery.SpikeInput;
import volley.simulation.delivery.WeightedSum;

/**
 * Assembles what a rank simulates from what has been collected of it.
 *
 * @param populations all there are
 */
record NetworkAssembly(
        RoundRobin partition,
        List<PopulationPart> populations,
        ProjectionBuilder projections,
        DeviceBuilder devices,
        RecorderBuilder recorders) {
    /**
     * Draws the connections, and joins populations with what reaches them.
     *
     * @param changes what is set afterwards
     * @param populationIds global ids at which the populations begin, then the number of neurons
     * @param channels number of channels of each population that are summed apart
     * @param minDelaySteps the interval between two exchanges
     */
    RankNetwork build(Changes changes, int[] populationIds, int[] channels, int minDelaySteps) {
        var counted = projections.buildCounted();
        var inputs = Stream.concat(
                        projections.inputs().stream(),
                        devices.spikeDevices().stream().map(SpikeDevice::input))
                .toList();
        var weighted = projections.buildWeighted(populations, channels);
        double[][] rows = new double[IntStream.of(channels).max().orElseThrow()]
                [populations.stream()
                        .mapToInt(part -> part.localIndices().size())
                        .max()
                        .orElseThrow()];
        var built = IntStream.range(0, populations.size())
                .mapToObj(i -> population(
                        populations.get(i),
                        Arrays.copyOf(rows, channels[i]),
                        inputs,
                        weighted.map(delivery ->
                                        delivery.sumOf(i, populations.get(i).localIndices()))
                                .orElse(WeightedSum.none(populations.get(i).localIndices()))))
                .toList();
        return new RankNetwork(
                partition,
                built,
                populationIds,
                Stream.concat(counted.stream(), weighted.stream()).toList(),
                devices.spikeDevices(),
                recorders.recordings(),
                recorders.trainMeters(),
                recorders.traceLogs(),
                recorders.traceStreams(),
                changes,
                minDelaySteps,
                projections.longestDelay());
    }

    private Population population(
            PopulationPart part, double[][] inputs, List<SpikeInput> arriving, WeightedSum weighted) {
        var range = part.localIndices();
        return new Population(
                part.neurons(),
                range.from(),
                new InputSum(
                        part.model(),
                        inputs.length,
                        range,
                        arriving,
                        part.model().weightUnit() == WeightUnit.NONE ? WeightedSum.none(range) : weighted),
                new CurrentSum(range, devices.currentInputs()),
                inputs);
    }
}
