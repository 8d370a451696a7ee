package volley.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import volley.models.CurrentSource;
import volley.models.DeviceModel;
import volley.models.SpikeGenerator;
import volley.models.SpikeSchedule;
import volley.models.SpikeSource;
import volley.models.StochasticSource;
import volley.models.WeightUnit;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.connect.ConnectionRule;
import volley.partition.random.Purpose;
import volley.partition.random.Seeding;
import volley.simulation.delivery.CurrentInput;
import volley.simulation.delivery.SpikeDevice;
import volley.simulation.delivery.SpikeGeneratorInput;
import volley.simulation.delivery.StochasticInput;

/** Collects what gives one rank's neurons input from outside the network. */
final class DeviceBuilder {
    /** Bytes of a target of a generator: number of spikes or current, weight, place and index. */
    private static final double TARGET_BYTES = 2.0 * Double.BYTES + 2.0 * Integer.BYTES;

    /** Bytes of a target of a generator that draws: key, two draws. */
    private static final double DRAWN_BYTES = Long.BYTES + 2.0 * Integer.BYTES;

    private final TimeGrid grid;
    private final RoundRobin partition;
    private final MemoryBudget memory;
    private final Seeding seeding;
    private final boolean counts;
    private final List<SpikeDevice> spikeDevices = new ArrayList<>();
    private final List<CurrentInput> currentInputs = new ArrayList<>();

    /** @param counts whether devices are only to be counted, not built */
    DeviceBuilder(TimeGrid grid, RoundRobin partition, MemoryBudget memory, Seeding seeding, boolean counts) {
        this.grid = grid;
        this.partition = partition;
        this.memory = memory;
        this.seeding = seeding;
        this.counts = counts;
    }

    /**
     * Connects a source of spikes; if that is refused, nothing has changed.
     *
     * @param unit of the weights at the targets
     * @param keys random keys of the connections by purpose
     */
    void addSpikes(
            SpikeSource source, NodeSet targets, Synapse synapse, WeightUnit unit, ToLongFunction<Purpose> keys) {
        var weights = unit == WeightUnit.NONE
                ? new SynapseValues.Same(1, 1)
                : SynapseValues.weights(ConnectionRule.allToAll(), synapse);
        switch (source) {
            case StochasticSource stochastic -> addStochastic(stochastic, targets, weights, synapse, keys);
            case SpikeGenerator generator -> addSchedule(generator, targets, weights, synapse, keys);
        }
    }

    private void addStochastic(
            StochasticSource source,
            NodeSet targets,
            SynapseValues weights,
            Synapse synapse,
            ToLongFunction<Purpose> keys) {
        var activity = source.activity(grid.resolutionMs());
        source.counts(grid.resolutionMs(), new long[0]);
        long key = keys.applyAsLong(Purpose.NOISE);
        for (var connections : connect(source, targets, weights, synapse, TARGET_BYTES + DRAWN_BYTES, keys)) {
            var trains = source.counts(grid.resolutionMs(), connections.keys(key));
            spikeDevices.add(new StochasticInput(
                    trains, activity, connections.targets(), connections.weights(), connections.delaySteps()));
        }
    }

    /** Adds an input for each weight that the generator's spikes have. */
    private void addSchedule(
            SpikeGenerator generator,
            NodeSet targets,
            SynapseValues weights,
            Synapse synapse,
            ToLongFunction<Purpose> keys) {
        var schedule = generator.schedule(grid.resolutionMs());
        double[] factors = Arrays.stream(schedule.weights()).distinct().toArray();
        var all = connect(generator, targets, weights, synapse, TARGET_BYTES * factors.length, keys);
        for (double factor : factors) {
            var spikes = only(schedule, factor);
            for (var connections : all) {
                spikeDevices.add(new SpikeGeneratorInput(
                        spikes, connections.targets(), connections.scaled(factor), connections.delaySteps()));
            }
        }
    }

    /**
     * Claims memory for a generator, and draws its connections.
     *
     * @return none if devices are only counted
     */
    private List<DeviceConnections> connect(
            DeviceModel source,
            NodeSet targets,
            SynapseValues weights,
            Synapse synapse,
            double bytesOfTarget,
            ToLongFunction<Purpose> keys) {
        var delays = SynapseValues.delays(ConnectionRule.allToAll(), synapse, grid.resolutionMs());
        int size = targets.localSize(partition);
        memory.claim(size * bytesOfTarget, "a %s for %,d neurons a rank".formatted(source.name(), size));
        return counts ? List.of() : DeviceConnections.of(targets, weights, delays, partition, seeding, keys);
    }

    private static SpikeSchedule only(SpikeSchedule schedule, double factor) {
        int[] spikes = IntStream.range(0, schedule.size())
                .filter(spike -> schedule.weights()[spike] == factor)
                .toArray();
        return new SpikeSchedule(
                IntStream.of(spikes)
                        .mapToLong(spike -> schedule.stamps()[spike])
                        .toArray(),
                IntStream.of(spikes).mapToDouble(spike -> factor).toArray(),
                IntStream.of(spikes)
                        .map(spike -> schedule.multiplicities()[spike])
                        .toArray());
    }

    /**
     * Connects a source of currents; if that is refused, nothing has changed.
     *
     * @param keys random keys of the connections by purpose
     */
    void addCurrents(
            CurrentSource source,
            NodeSet targets,
            Synapse synapse,
            List<PopulationPart> populations,
            ToLongFunction<Purpose> keys) {
        ProjectionBuilder.reached(targets, populations)
                .map(PopulationPart::model)
                .forEach(model -> {
                    if (!model.takesCurrent()) {
                        throw new UserException(
                                source.name() + " to " + model.name() + ": expected neurons that take currents");
                    }
                });
        if (synapse.unit() != WeightUnit.NONE) {
            throw new UserException("weight in " + synapse.unit() + " from a " + source.name()
                    + ": expected a factor of its current, which has no unit");
        }
        source.currents(grid.resolutionMs(), new long[0]);
        var factors = SynapseValues.weights(ConnectionRule.allToAll(), synapse);
        long key = keys.applyAsLong(Purpose.NOISE);
        for (var connections : connect(source, targets, factors, synapse, TARGET_BYTES + DRAWN_BYTES, keys)) {
            currentInputs.add(new CurrentInput(
                    connections.targets(),
                    source.currents(grid.resolutionMs(), connections.keys(key)),
                    connections.weights(),
                    connections.delaySteps()));
        }
    }

    List<SpikeDevice> spikeDevices() {
        return spikeDevices;
    }

    List<CurrentInput> currentInputs() {
        return currentInputs;
    }
}
