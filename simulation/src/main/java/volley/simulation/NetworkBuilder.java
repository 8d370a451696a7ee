package volley.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import volley.exchange.IntervalSpikes;
import volley.exchange.PacketLayout;
import volley.exchange.SpikeExchange;
import volley.models.DeviceModel;
import volley.models.Multimeter;
import volley.models.NeuronModel;
import volley.models.Parameterized;
import volley.models.PopulationShare;
import volley.models.Recorder;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.partition.IdRange;
import volley.partition.NodeSet;
import volley.partition.NumberText;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.connect.ConnectionRule;
import volley.partition.random.Purpose;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;
import volley.simulation.checkpoint.StateReader;
import volley.simulation.checkpoint.StateWriter;
import volley.simulation.delivery.SpikeHistory;
import volley.simulation.record.SpikeSink;
import volley.simulation.record.SpikeTrainMeter;
import volley.simulation.record.TraceSink;

/** Collects one rank's share of a network. What is refused leaves it as it was. */
final class NetworkBuilder implements Changes {
    /** Steps between two exchanges where no spike can reach a neuron: rank 0 records what others spike. */
    private static final int IDLE_INTERVAL = 100;
    /** Bytes of a neuron beside its state: an input for each channel, and its number of spikes and place among them. */
    private static final double COUNTER_BYTES = 2.0 * Integer.BYTES;

    private static final Runnable NOTHING = () -> {};

    private final TimeGrid grid;
    private final RoundRobin partition;
    private final Settings settings;
    private final MemoryBudget memory;
    private final boolean counts;
    private final NetworkIdentity identity = new NetworkIdentity();
    private NetworkIdentity changes = new NetworkIdentity();
    private final List<PopulationPart> populations = new ArrayList<>();
    private final NeuronValues neuronValues;
    private final ProjectionBuilder projections;
    private final DeviceBuilder devices;
    private final RecorderBuilder recorders;
    private int neurons;
    private int connects;
    private double claimedForTraces;

    /** Number of changes so far: what keys those that are drawn. */
    private long sets;

    private boolean isBuilt;

    /** @param counts whether the network is only to be counted, not built */
    NetworkBuilder(TimeGrid grid, RoundRobin partition, MemoryBudget memory, Settings settings, boolean counts) {
        this.grid = grid;
        this.partition = partition;
        this.settings = settings;
        this.memory = memory;
        this.counts = counts;
        var tables = new DrawnTables(grid.resolutionMs());
        projections = new ProjectionBuilder(tables, partition, memory, settings, counts);
        devices = new DeviceBuilder(grid, tables, partition, memory, settings.seeding(), counts);
        recorders = new RecorderBuilder(grid, partition, counts);
        neuronValues = new NeuronValues(partition, populations, counts);
        identity.add(grid, "seed", settings.seed(), "seeding", settings.seeding());
    }

    /**
     * Prepares to add a population, whose values may be refused on some ranks only.
     *
     * @return what adds it, and cannot fail
     */
    Supplier<NodeSet> population(NeuronModel model, int count) {
        int room = Integer.MAX_VALUE - neurons;
        if (count < 1 || count > room) {
            throw new UserException("population of " + NumberText.count(count, "neuron") + ": expected "
                    + (room == 0 ? "none beside the " + neurons + " that there are" : "1 to " + room));
        }
        int first = neurons;
        var ids = new IdRange(first, first + count);
        var range = new IdRange(partition.localIndexFrom(ids.from()), partition.localIndexFrom(ids.to()));
        double bytes = model.stateBytes() + model.channels() * Double.BYTES + COUNTER_BYTES;
        Supplier<String> reason = () -> "a population of " + NumberText.count(count, "neuron");
        memory.require(range.size() * bytes, reason);
        int[] places = IntStream.of(partition.globalIds(counts ? new IdRange(range.from(), range.from()) : range))
                .map(globalId -> globalId - first)
                .toArray();
        long key = RandomKey.narrow(RandomKey.of(settings.seed(), Purpose.VALUE), populations.size());
        var share = new PopulationShare(places, count, key);
        var part = new PopulationPart(model, ids, range, model.populate(share, grid.resolutionMs()));
        return () -> {
            memory.claim(range.size() * bytes, reason);
            populations.add(part);
            identity.add("population of", count, model);
            neurons += count;
            return NodeSet.of(ids.from(), ids.to());
        };
    }

    /**
     * Prepares to set values of neurons.
     *
     * @return what sets them, and cannot fail
     */
    Runnable setNeurons(NodeSet nodes, Parameterized<?> given) {
        // Populations narrow this key by their numbers, from 0 up.
        long key = RandomKey.narrow(RandomKey.of(settings.seed(), Purpose.VALUE), -1L - sets);
        double bytes = neuronValues.variedBytes(nodes, given);
        Supplier<String> reason = () -> "setting parameters of " + NumberText.count(nodes.size(), "neuron");
        memory.require(bytes + nodes.localSize(partition) * NeuronValues.SELECTION_BYTES, reason);
        var change = neuronValues.set(nodes, given, key);
        return () -> {
            memory.claim(bytes, reason);
            change.run();
            addChange("set", nodes, given.given());
        };
    }

    private void addChange(Object... parts) {
        sets++;
        (isBuilt ? changes : identity).add(parts);
    }

    /** The model of the neuron with a global id. */
    NeuronModel model(int globalId) {
        return populations.stream()
                .filter(population -> population.ids().contains(globalId))
                .findFirst()
                .orElseThrow()
                .model();
    }

    NeuronValues neuronValues() {
        return neuronValues;
    }

    void addProjection(NodeSet sources, NodeSet targets, ConnectionRule rule, Synapse synapse) {
        projections.add(sources, targets, rule, synapse, populations, purpose -> key(purpose, synapse.seed()));
        identity.add("projection from", sources, "to", targets, "by", rule, "with", synapse);
        connects++;
    }

    /** The random key of what the next connect call draws for a purpose. */
    private long key(Purpose purpose, OptionalLong ownSeed) {
        return ownSeed.isPresent()
                ? RandomKey.of(ownSeed.getAsLong(), purpose)
                : RandomKey.narrow(RandomKey.of(settings.seed(), purpose), connects);
    }

    /** @return the device's number */
    int addDevice(DeviceModel model) {
        return devices.create(model);
    }

    /** A device as it is from the next step on. */
    DeviceModel device(int number) {
        return devices.model(number);
    }

    /**
     * Prepares to set parameters of a device.
     *
     * @param firstStamp the next step
     * @return what sets them, and cannot fail
     */
    Runnable setDevice(int number, Parameterized<?> given, long firstStamp) {
        var model = devices.model(number).withGiven(given);
        var change = model instanceof Recorder recorder ? recorders.change(number, recorder, isBuilt) : NOTHING;
        var history = devices.change(number, model, firstStamp);
        return () -> {
            change.run();
            history.run();
            addChange("set device", number, given.given());
        };
    }

    /** Forgets what a recorder keeps. */
    void clear(int device) {
        recorders.clear(device, device(device));
        addChange("clear", device);
    }

    void addSpikes(int device, NodeSet targets, Synapse synapse) {
        var unit = ProjectionBuilder.requireUnit(targets, synapse, populations);
        devices.addSpikes(device, targets, synapse, unit, purpose -> key(purpose, synapse.seed()));
        addInput(device, targets, synapse);
    }

    void addCurrents(int device, NodeSet targets, Synapse synapse) {
        devices.addCurrents(device, targets, synapse, populations, purpose -> key(purpose, synapse.seed()));
        addInput(device, targets, synapse);
    }

    private void addInput(int device, NodeSet targets, Synapse synapse) {
        identity.add("input from device", device, device(device), "to", targets, "with", synapse);
        connects++;
    }

    void recordSpikes(int device, SpikeRecorder recorder, NodeSet nodes) {
        recorders.recordSpikes(device, recorder, nodes);
        identity.add("device", device, recorder, "of", nodes);
    }

    /** @return whether anything is connected to the recorder */
    boolean streamSpikes(int device, SpikeSink sink) {
        return recorders.streamSpikes(device, sink);
    }

    void measureSpikes(int device, SpikeStatistics statistics, NodeSet nodes) {
        memory.claim(
                nodes.localSize(partition) * SpikeTrainMeter.bytesPerNeuron(),
                () -> "measuring the spikes of " + NumberText.count(nodes.size(), "neuron"));
        recorders.measureSpikes(device, statistics, counts ? List.of() : nodes.localRanges(partition));
        identity.add("device", device, statistics, "of", nodes);
    }

    void recordTraces(int device, Multimeter multimeter, NodeSet nodes) {
        recorders.recordTraces(device, multimeter, nodes, populations);
        identity.add("device", device, multimeter, "of", nodes);
    }

    /** @return number of neurons that are connected to the multimeter, on all ranks; 0 if it is none */
    int streamTraces(int device, TraceSink sink) {
        if (!recorders.streamTraces(device, sink)) {
            return 0;
        }
        identity.add("trace stream of device", device);
        return recorders.traced(device);
    }

    /** Names of the recorders of spikes and traces that neurons are connected to, by their numbers. */
    Map<Integer, String> recorders() {
        return recorders.names();
    }

    /** @throws UserException if what is recorded up to a step does not fit the memory */
    void claimTraces(long lastStep) {
        double bytes = recorders.traceBytes(lastStep, minDelaySteps());
        memory.claim(bytes - claimedForTraces, () -> "recording traces up to step %,d".formatted(lastStep));
        claimedForTraces = bytes;
    }

    boolean isSeededByNeuron() {
        return settings.seeding() == Seeding.NEURON;
    }

    /** Number of neurons of the whole network so far. */
    int neurons() {
        return neurons;
    }

    /** The interval between two exchanges: the shortest delay of a projection so far. */
    int minDelaySteps() {
        return projections.isEmpty() ? IDLE_INTERVAL : projections.shortestDelay();
    }

    /** The longest delay of a projection so far; 1 if there are none. */
    int maxDelaySteps() {
        return projections.longestDelay();
    }

    /** Tells this network from others; the same on every rank, of any number of ranks. */
    String identity() {
        return identity.toString();
    }

    /** What the identity stands for, a call in each line; once the network is built, what has been changed since asked last. */
    String newCalls() {
        if (!isBuilt) {
            return identity.lines();
        }
        String lines = changes.lines();
        changes = new NetworkIdentity();
        return lines;
    }

    @Override
    public void save(StateWriter state) {
        state.common("sets", sets);
        devices.save(state);
    }

    @Override
    public void load(StateReader state) {
        sets = state.common("sets")[0];
        devices.load(state);
        recorders
                .recordings()
                .forEach((device, recording) ->
                        recording.during(((SpikeRecorder) device(device)).activity(grid.resolutionMs())));
    }

    /** This rank's share of the projections, in the order in which they were connected. */
    List<Wiring> wirings() {
        return projections.wirings();
    }

    /** A generator's connections to this rank's neurons, in the order of the connect calls; its number is their source. */
    List<Wiring> wirings(int generator) {
        return devices.wirings(generator);
    }

    /** @throws UserException if the connections do not fit the memory in units of weight that they share */
    void claimRows() {
        projections.claimRows(populations, channels());
    }

    private int[] channels() {
        return populations.stream().mapToInt(this::channels).toArray();
    }

    /**
     * The channels whose inputs are kept apart. Whole numbers are all that weights which differ bring, so that the sum of
     * two channels is exact and may be taken at once; beside other inputs it would be rounded in another order.
     */
    private int channels(PopulationPart part) {
        boolean takesSum = part.neurons().takesSum() && !projections.counts(part.ids()) && !devices.spikes(part.ids());
        return takesSum ? 1 : part.model().channels();
    }

    /** Global ids at which the populations begin, then the number of neurons. */
    int[] populationIds() {
        var ends = populations.stream().mapToInt(part -> part.ids().to());
        return IntStream.concat(IntStream.of(0), ends).toArray();
    }

    /** @throws UserException if there are no neurons, or the delays are so long that the spikes under way do not fit */
    RankNetwork build() {
        if (neurons == 0) {
            throw new UserException("simulate without neurons: expected a population");
        }
        claimRows();
        int maxDelaySteps = maxDelaySteps();
        int historySteps = Math.max(maxDelaySteps, minDelaySteps());
        int mostSteps = IntervalSpikes.mostSteps(populations.size());
        if (historySteps > mostSteps) {
            throw new UserException("delay of %s between %s: expected at most %,d"
                    .formatted(
                            NumberText.count(historySteps, "step"),
                            NumberText.count(populations.size(), "population"),
                            mostSteps));
        }
        memory.claim(
                SpikeHistory.bytes(historySteps, minDelaySteps(), populations.size())
                        + SpikeExchange.bytes(new PacketLayout(populations.size(), minDelaySteps()), partition.ranks()),
                () -> "keeping spikes for a delay of " + NumberText.count(maxDelaySteps, "step"));
        var assembly = new NetworkAssembly(partition, populations, projections, devices, recorders);
        var network = assembly.build(this, populationIds(), channels(), minDelaySteps());
        isBuilt = true;
        return network;
    }
}
