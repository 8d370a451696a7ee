package volley.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import volley.exchange.SpikeExchange;
import volley.models.NeuronModel;
import volley.models.Neurons;
import volley.models.PoissonCounts;
import volley.models.PoissonGenerator;
import volley.models.SpikeGenerator;
import volley.partition.IdRange;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.Purpose;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;
import volley.partition.store.Store;
import volley.simulation.delivery.InputSum;
import volley.simulation.delivery.PoissonInput;
import volley.simulation.delivery.Projection;
import volley.simulation.delivery.SpikeGeneratorInput;
import volley.simulation.delivery.SpikeHistory;
import volley.simulation.delivery.SpikeInput;
import volley.simulation.record.SpikeRecording;
import volley.simulation.record.SpikeSink;
import volley.simulation.record.SpikeTrainMeter;
import volley.simulation.record.VoltageLog;

/** Collects one rank's share of a network. */
final class NetworkBuilder {
    /** This rank's neurons of a population, and their local indices. */
    private record PopulationPart(Neurons neurons, IdRange range) {}

    /** Width of the bins in which a population's spikes are counted for its Fano factor. */
    private static final double BIN_MS = 1;

    private final TimeGrid grid;
    private final RoundRobin partition;
    private final Settings settings;
    private final MemoryBudget memory;
    private final boolean counts;
    private final NetworkIdentity identity = new NetworkIdentity();

    private final List<PopulationPart> parts = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    private final List<SpikeInput> devices = new ArrayList<>();
    private final Map<Integer, SpikeRecording> recordings = new TreeMap<>();
    private final Map<Integer, SpikeTrainMeter> trainMeters = new TreeMap<>();
    private final Map<Integer, VoltageLog> voltageLogs = new TreeMap<>();
    private int neurons;
    private int connects;
    private int minDelaySteps = Integer.MAX_VALUE;

    /** @param counts whether the network is only to be counted, not built */
    NetworkBuilder(TimeGrid grid, RoundRobin partition, MemoryBudget memory, Settings settings, boolean counts) {
        this.grid = grid;
        this.partition = partition;
        this.settings = settings;
        this.memory = memory;
        this.counts = counts;
        identity.add(grid, settings.seed(), settings.seeding());
    }

    NodeSet addPopulation(NeuronModel model, int count) {
        if (count < 1 || count > Integer.MAX_VALUE - neurons) {
            throw new UserException(
                    "population of " + count + " neurons: expected 1 to " + (Integer.MAX_VALUE - neurons));
        }
        identity.add("population", model, count);
        int first = neurons;
        neurons += count;
        int from = partition.localIndexFrom(first);
        int to = partition.localIndexFrom(neurons);
        var range = new IdRange(from, to);
        parts.add(new PopulationPart(model.populate(counts ? 0 : range.size(), grid.resolutionMs()), range));
        return NodeSet.of(first, neurons);
    }

    void addProjection(NodeSet sources, NodeSet targets, ConnectionRule rule, Synapse synapse, int delaySteps) {
        identity.add("projection", sources, targets, rule, synapse);
        long key = nextKey(Purpose.WIRING, synapse);
        for (var range : targets.localRanges(partition)) {
            var incoming = new IncomingConnections(rule, sources, targets, range, partition, settings.seeding(), key);
            var store = settings.store().orElseGet(() -> Store.choose(incoming, memory.left()));
            memory.claim(store.expectedBytes(incoming), "connecting %,d synapses a rank".formatted(incoming.size()));
            if (!counts) {
                projections.add(
                        new Projection(store.build(incoming), sources, range, synapse.weightMillivolts(), delaySteps));
            }
        }
        minDelaySteps = Math.min(minDelaySteps, delaySteps);
    }

    void addPoisson(PoissonGenerator generator, NodeSet targets, Synapse synapse, int delaySteps) {
        identity.add("input", generator, targets, synapse);
        double mean = generator.rate() * grid.resolutionMs() / 1000;
        if (mean > PoissonCounts.LARGEST_MEAN) {
            throw new UserException("rate " + generator.rate() + " Hz of a poisson_generator: expected at most "
                    + PoissonCounts.LARGEST_MEAN + " spikes in a step");
        }
        long key = nextKey(Purpose.NOISE, synapse);
        if (counts) {
            return;
        }
        for (var range : targets.localRanges(partition)) {
            var keys = IntStream.range(range.from(), range.to())
                    .mapToLong(localIndex -> RandomKey.narrow(key, partition.globalId(localIndex)))
                    .toArray();
            var trains = new PoissonCounts(mean, keys);
            devices.add(new PoissonInput(trains, range, synapse.weightMillivolts(), delaySteps));
        }
    }

    void addSpikes(SpikeGenerator generator, NodeSet targets, Synapse synapse, int delaySteps) {
        identity.add("input", generator, targets, synapse);
        var stamps = generator.stamps(grid.resolutionMs());
        for (var range : targets.localRanges(partition)) {
            devices.add(new SpikeGeneratorInput(stamps, range, synapse.weightMillivolts(), delaySteps));
        }
    }

    private long nextKey(Purpose purpose, Synapse synapse) {
        int connect = connects++;
        return synapse.seed().isPresent()
                ? RandomKey.of(synapse.seed().getAsLong(), purpose)
                : RandomKey.narrow(RandomKey.of(settings.seed(), purpose), connect);
    }

    void recordSpikes(int device, NodeSet neurons) {
        identity.add("spike recorder", device, neurons);
        recordings.computeIfAbsent(device, key -> new SpikeRecording()).record(neurons);
    }

    /** @return whether anything is connected to the recorder */
    boolean streamSpikes(int device, SpikeSink sink) {
        var recording = recordings.get(device);
        if (recording != null) {
            recording.to(sink);
        }
        return recording != null;
    }

    void measureSpikes(int device, NodeSet neurons, int startSteps) {
        identity.add("spike statistics", device, neurons, startSteps);
        var meter = trainMeters.computeIfAbsent(device, key -> new SpikeTrainMeter(startSteps, grid.stepsNear(BIN_MS)));
        for (var range : neurons.localRanges(partition)) {
            meter.measure(range.from(), range.to());
        }
    }

    void recordVoltages(int device, NodeSet neurons, int intervalSteps) {
        identity.add("voltmeter", device, neurons, intervalSteps);
        var log = voltageLogs.computeIfAbsent(device, key -> new VoltageLog(intervalSteps));
        for (var range : neurons.localRanges(partition)) {
            for (int localIndex = range.from(); localIndex < range.to(); localIndex++) {
                var part = partOf(localIndex);
                int index = localIndex - part.range().from();
                log.record(part.neurons(), index, partition.globalId(localIndex));
            }
        }
    }

    private PopulationPart partOf(int localIndex) {
        return parts.stream()
                .filter(part -> part.range().contains(localIndex))
                .findFirst()
                .orElseThrow();
    }

    boolean isSeededByNeuron() {
        return settings.seeding() == Seeding.NEURON;
    }

    /** Number of neurons of the whole network so far. */
    int neurons() {
        return neurons;
    }

    /** The shortest delay of a projection so far, which is the interval between two exchanges; a step if there is none. */
    int minDelaySteps() {
        return minDelaySteps == Integer.MAX_VALUE ? 1 : minDelaySteps;
    }

    /** Tells this network from others; the same on every rank, of any number of ranks. */
    String identity() {
        return identity.toString();
    }

    /** @throws UserException if there are no neurons, or the delays are so long that the spikes under way do not fit */
    RankNetwork build() {
        if (neurons == 0) {
            throw new UserException("simulate without neurons: expected a population");
        }
        var inputs = new ArrayList<SpikeInput>(projections);
        inputs.addAll(devices);
        var populations = parts.stream()
                .map(part -> new Population(part.neurons(), part.range().from(), new InputSum(part.range(), inputs)))
                .toList();
        var network =
                new RankNetwork(partition, populations, projections, devices, recordings, trainMeters, voltageLogs);
        memory.claim(
                SpikeHistory.bytes(network.maxDelaySteps())
                        + SpikeExchange.bytes(network.minDelaySteps(), network.maxDelaySteps(), partition.ranks()),
                "keeping spikes for a delay of " + network.maxDelaySteps() + " steps");
        return network;
    }
}
