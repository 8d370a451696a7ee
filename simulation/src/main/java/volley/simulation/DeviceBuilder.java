package volley.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import volley.models.CurrentSource;
import volley.models.DeviceModel;
import volley.models.SpikeGenerator;
import volley.models.SpikeSchedule;
import volley.models.StochasticSource;
import volley.models.WeightUnit;
import volley.partition.IdRange;
import volley.partition.NodeSet;
import volley.partition.NumberText;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.Purpose;
import volley.partition.random.Seeding;
import volley.simulation.checkpoint.StateReader;
import volley.simulation.checkpoint.StateWriter;
import volley.simulation.delivery.Course;
import volley.simulation.delivery.CurrentInput;
import volley.simulation.delivery.SpikeDevice;
import volley.simulation.delivery.SpikeGeneratorInput;
import volley.simulation.delivery.StochasticInput;

/** Collects devices, and what gives one rank's neurons input from outside the network. */
final class DeviceBuilder {
    /** Bytes of a target of a generator: number of spikes or current, weight, place and index. */
    private static final double TARGET_BYTES = 2.0 * Double.BYTES + 2.0 * Integer.BYTES;

    /** Bytes of a target of a generator that draws: key, two draws. */
    private static final double DRAWN_BYTES = Long.BYTES + 2.0 * Integer.BYTES;

    /**
     * Bytes of a target of a generator whose delays differ: places, ids and ranges of the targets of each delay; weight and
     * delay while they are told apart by delay, and then ids of those of one.
     */
    private static final double DELAYED_BYTES = 5.0 * Integer.BYTES + Double.BYTES + 4.0 * Integer.BYTES;

    private final TimeGrid grid;
    private final DrawnTables tables;
    private final RoundRobin partition;
    private final MemoryBudget memory;
    private final Seeding seeding;
    private final boolean counts;
    private final List<DeviceHistory> devices = new ArrayList<>();
    /** By number of a spike generator, the factors of the weight that each of its connections has an input for. */
    private final Map<Integer, Set<Double>> connectedFactors = new TreeMap<>();

    /** By number of a generator, its connections, connect call by connect call. */
    private final Map<Integer, List<Wiring>> wirings = new TreeMap<>();

    /** What sources of spikes are connected to. */
    private final List<NodeSet> spikeTargets = new ArrayList<>();

    private final List<SpikeDevice> spikeDevices = new ArrayList<>();
    private final List<CurrentInput> currentInputs = new ArrayList<>();

    /** @param counts whether devices are only to be counted, not built */
    DeviceBuilder(
            TimeGrid grid,
            DrawnTables tables,
            RoundRobin partition,
            MemoryBudget memory,
            Seeding seeding,
            boolean counts) {
        this.grid = grid;
        this.tables = tables;
        this.partition = partition;
        this.memory = memory;
        this.seeding = seeding;
        this.counts = counts;
    }

    /**
     * @return the device's number, 0, 1, ...
     * @throws UserException if its parameters do not go together, or do not fit the time step
     */
    int create(DeviceModel model) {
        model.requireValid(grid.resolutionMs());
        devices.add(new DeviceHistory(model));
        return devices.size() - 1;
    }

    /** A device as it is from the next step on. */
    DeviceModel model(int device) {
        return devices.get(device).current();
    }

    /**
     * Connects a source of spikes; if that is refused, nothing has changed.
     *
     * @param device number of the source
     * @param unit of the weights at the targets
     * @param keys random keys of the connections by purpose
     */
    void addSpikes(int device, NodeSet targets, Synapse synapse, WeightUnit unit, ToLongFunction<Purpose> keys) {
        boolean areWeighted = unit != WeightUnit.NONE;
        if (model(device) instanceof StochasticSource source) {
            addStochastic(device, source, targets, synapse, areWeighted, keys);
        } else {
            addSchedule(device, (SpikeGenerator) model(device), targets, synapse, areWeighted, keys);
        }
        spikeTargets.add(targets);
    }

    /** Whether a source of spikes is connected to some of the neurons. */
    boolean spikes(IdRange ids) {
        var neurons = NodeSet.of(ids.from(), ids.to());
        return spikeTargets.stream().anyMatch(neurons::overlaps);
    }

    private void addStochastic(
            int device,
            StochasticSource source,
            NodeSet targets,
            Synapse synapse,
            boolean areWeighted,
            ToLongFunction<Purpose> keys) {
        long key = keys.applyAsLong(Purpose.NOISE);
        for (var connections : connect(device, targets, synapse, areWeighted, TARGET_BYTES + DRAWN_BYTES, keys)) {
            var input = new StochasticInput(
                    trains(source, connections.keys(key)),
                    connections.targets(),
                    connections.weights(),
                    connections.delaySteps());
            spikeDevices.add(input);
            devices.get(device).link(connections.delaySteps(), (firstStamp, model) -> input.course()
                    .change(firstStamp, trains((StochasticSource) model, connections.keys(key))));
        }
    }

    private StochasticInput.Trains trains(StochasticSource source, long[] keys) {
        return new StochasticInput.Trains(
                source.counts(grid.resolutionMs(), keys), source.activity(grid.resolutionMs()));
    }

    /** Adds an input for each weight that the generator's spikes have. */
    private void addSchedule(
            int device,
            SpikeGenerator generator,
            NodeSet targets,
            Synapse synapse,
            boolean areWeighted,
            ToLongFunction<Purpose> keys) {
        var schedule = generator.schedule(grid.resolutionMs());
        double[] factors = factors(generator);
        var all = connect(device, targets, synapse, areWeighted, TARGET_BYTES * factors.length, keys);
        connectedFactors.computeIfAbsent(device, first -> boxed(factors)).retainAll(boxed(factors));
        for (double factor : factors) {
            var spikes = only(schedule, factor);
            for (var connections : all) {
                var input = new SpikeGeneratorInput(
                        spikes, connections.targets(), connections.scaled(factor), connections.delaySteps());
                spikeDevices.add(input);
                devices.get(device).link(connections.delaySteps(), (firstStamp, model) -> input.course()
                        .change(firstStamp, only(schedule(model), factor)));
            }
        }
    }

    private static Set<Double> boxed(double[] factors) {
        return new TreeSet<>(Arrays.stream(factors).boxed().toList());
    }

    private SpikeSchedule schedule(DeviceModel model) {
        return ((SpikeGenerator) model).schedule(grid.resolutionMs());
    }

    /** The factors of the weight that spikes have, active or not; 1 if there are no spikes. */
    private static double[] factors(SpikeGenerator generator) {
        double[] given = generator.numbers("spike_weights");
        return given.length == 0
                ? new double[] {1}
                : Arrays.stream(given).distinct().toArray();
    }

    /**
     * Claims memory for a generator, and draws its connections.
     *
     * @param areWeighted whether the weights matter to the targets
     * @return none if devices are only counted
     */
    private List<DeviceConnections> connect(
            int device,
            NodeSet targets,
            Synapse synapse,
            boolean areWeighted,
            double bytesOfTarget,
            ToLongFunction<Purpose> keys) {
        var weights = SynapseValues.weights(ConnectionRule.allToAll(), synapse, tables);
        var delays = SynapseValues.delays(ConnectionRule.allToAll(), synapse, tables);
        int size = targets.localSize(partition);
        double bytes = size * (bytesOfTarget + (delays.isOne() ? 0 : DELAYED_BYTES));
        memory.claim(bytes, () -> "a " + model(device).name() + " for " + NumberText.count(size, "neuron") + " a rank");
        if (counts) {
            return List.of();
        }
        var source = NodeSet.of(device, device + 1);
        var incoming = new IncomingConnections(
                ConnectionRule.allToAll(), source, targets, partition, seeding, keys.applyAsLong(Purpose.WIRING));
        var wiring = new Wiring(
                source,
                targets,
                incoming,
                weights.over(incoming, keys.applyAsLong(Purpose.WEIGHT)),
                weights.quantum(),
                delays.over(incoming, keys.applyAsLong(Purpose.DELAY)));
        wirings.computeIfAbsent(device, first -> new ArrayList<>()).add(wiring);
        return DeviceConnections.of(areWeighted ? wiring : wiring.weightless());
    }

    /** A generator's connections to this rank's neurons, in the order of the connect calls; its number is their source. */
    List<Wiring> wirings(int device) {
        return wirings.getOrDefault(device, List.of());
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
     * @param device number of the source
     * @param keys random keys of the connections by purpose
     */
    void addCurrents(
            int device,
            NodeSet targets,
            Synapse synapse,
            List<PopulationPart> populations,
            ToLongFunction<Purpose> keys) {
        var source = (CurrentSource) model(device);
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
        long key = keys.applyAsLong(Purpose.NOISE);
        for (var connections : connect(device, targets, synapse, true, TARGET_BYTES + DRAWN_BYTES, keys)) {
            var course = new Course<>(source.currents(grid.resolutionMs(), connections.keys(key)));
            currentInputs.add(
                    new CurrentInput(connections.targets(), course, connections.weights(), connections.delaySteps()));
            devices.get(device)
                    .link(
                            connections.delaySteps(),
                            (firstStamp, model) -> course.change(
                                    firstStamp,
                                    ((CurrentSource) model).currents(grid.resolutionMs(), connections.keys(key))));
        }
    }

    /**
     * Prepares to let a generator have other parameters.
     *
     * @param firstStamp the next step
     * @return what does so, and cannot fail
     */
    Runnable change(int device, DeviceModel model, long firstStamp) {
        model.requireValid(grid.resolutionMs());
        if (model instanceof SpikeGenerator generator) {
            requireFactors(device, generator);
        }
        return () -> devices.get(device).change(firstStamp, model);
    }

    /** Each factor of the weight has an input of its own, of which there can be no more once it is connected. */
    private void requireFactors(int device, SpikeGenerator generator) {
        var known = connectedFactors.get(device);
        for (double factor : factors(generator)) {
            if (known != null && !known.contains(factor)) {
                throw new UserException("spike weight " + factor
                        + " of a spike_generator that is connected: expected one of those that it had then, " + known);
            }
        }
    }

    /** What devices have been, by number: a part of a checkpoint each. */
    void save(StateWriter state) {
        for (int device = 0; device < devices.size(); device++) {
            state.common("device " + device, devices.get(device).save());
        }
    }

    void load(StateReader state) {
        for (int device = 0; device < devices.size(); device++) {
            devices.get(device).load(state.common("device " + device));
        }
    }

    List<SpikeDevice> spikeDevices() {
        return spikeDevices;
    }

    List<CurrentInput> currentInputs() {
        return currentInputs;
    }
}
