package volley.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import volley.models.CurrentSource;
import volley.models.SpikeGenerator;
import volley.models.SpikeSchedule;
import volley.models.SpikeSource;
import volley.models.Steps;
import volley.models.StochasticSource;
import volley.models.WeightUnit;
import volley.partition.LocalNodes;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.random.RandomKey;
import volley.simulation.delivery.CurrentInput;
import volley.simulation.delivery.SpikeGeneratorInput;
import volley.simulation.delivery.SpikeInput;
import volley.simulation.delivery.StochasticInput;

/** Collects what gives one rank's neurons input from outside the network. */
final class DeviceBuilder {
    /** Bytes of a target of a stochastic generator: key, two draws, count. */
    private static final double STOCHASTIC_BYTES = Long.BYTES + 3.0 * Integer.BYTES;

    private final TimeGrid grid;
    private final RoundRobin partition;
    private final MemoryBudget memory;
    private final boolean counts;
    private final List<SpikeInput> spikeInputs = new ArrayList<>();
    private final List<CurrentInput> currentInputs = new ArrayList<>();

    /** @param counts whether devices are only to be counted, not built */
    DeviceBuilder(TimeGrid grid, RoundRobin partition, MemoryBudget memory, boolean counts) {
        this.grid = grid;
        this.partition = partition;
        this.memory = memory;
        this.counts = counts;
    }

    /**
     * Connects a source of spikes; if that is refused, nothing has changed.
     *
     * @param key random key of the connection's trains
     */
    void addSpikes(SpikeSource source, NodeSet targets, Synapse synapse, LongSupplier key) {
        double weight = synapse.oneWeight(source.name());
        int delaySteps = delaySteps(synapse, source.name());
        if (source instanceof StochasticSource stochastic) {
            addStochastic(stochastic, targets, weight, delaySteps, key);
        } else {
            addSchedule((SpikeGenerator) source, targets, weight, delaySteps);
        }
    }

    private int delaySteps(Synapse synapse, String source) {
        return Steps.countFromOne("delay", synapse.oneDelayMs(source), grid.resolutionMs());
    }

    private void addStochastic(
            StochasticSource source, NodeSet targets, double weight, int delaySteps, LongSupplier key) {
        var activity = source.activity(grid.resolutionMs());
        source.counts(grid.resolutionMs(), new long[0]);
        int size = targets.localSize(partition);
        memory.claim(size * STOCHASTIC_BYTES, () -> "a %s for %,d neurons a rank".formatted(source.name(), size));
        if (!counts) {
            var local = new LocalNodes(targets, partition);
            var trains = source.counts(grid.resolutionMs(), keys(local, key));
            spikeInputs.add(new StochasticInput(trains, activity, local, weight, delaySteps));
        }
    }

    private static long[] keys(LocalNodes targets, LongSupplier key) {
        long device = key.getAsLong();
        return IntStream.range(0, targets.size())
                .mapToLong(place -> RandomKey.narrow(device, targets.globalId(place)))
                .toArray();
    }

    /** Adds an input for each weight that the generator's spikes have. */
    private void addSchedule(SpikeGenerator generator, NodeSet targets, double weight, int delaySteps) {
        var schedule = generator.schedule(grid.resolutionMs());
        if (counts) {
            return;
        }
        var local = new LocalNodes(targets, partition);
        double[] factors = Arrays.stream(schedule.weights()).distinct().toArray();
        for (double factor : factors) {
            spikeInputs.add(new SpikeGeneratorInput(only(schedule, factor), local, weight * factor, delaySteps));
        }
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
     * @param key random key of the connection's currents
     */
    void addCurrents(
            CurrentSource source,
            NodeSet targets,
            Synapse synapse,
            List<PopulationPart> populations,
            LongSupplier key) {
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
        double factor = synapse.oneWeight(source.name());
        int delaySteps = delaySteps(synapse, source.name());
        var shared = source.course(grid.resolutionMs(), 0);
        if (counts) {
            return;
        }
        var local = new LocalNodes(targets, partition);
        var courses = source.isPerTarget()
                ? Arrays.stream(keys(local, key))
                        .mapToObj(target -> source.course(grid.resolutionMs(), target))
                        .toArray(CurrentSource.Course[]::new)
                : new CurrentSource.Course[] {shared};
        currentInputs.add(new CurrentInput(local, courses, factor, delaySteps));
    }

    List<SpikeInput> spikeInputs() {
        return spikeInputs;
    }

    List<CurrentInput> currentInputs() {
        return currentInputs;
    }
}
