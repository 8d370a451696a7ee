package volley.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import volley.models.NeuronModel;
import volley.models.PoissonCounts;
import volley.models.PoissonGenerator;
import volley.models.SpikeGenerator;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.UserException;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.Purpose;
import volley.partition.random.RandomKey;
import volley.partition.store.ListTable;
import volley.simulation.delivery.InputSource;
import volley.simulation.delivery.PoissonInput;
import volley.simulation.delivery.Projection;
import volley.simulation.delivery.SpikeGeneratorInput;
import volley.simulation.record.SpikeLog;
import volley.simulation.record.VoltageLog;

/** Collects one rank's share of a network. */
final class NetworkBuilder {
    private final TimeGrid grid;
    private final RoundRobin partition;
    private final Settings settings;
    private final MemoryBudget memory;

    private final List<Population> populations = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    private final List<InputSource> devices = new ArrayList<>();
    private final Map<Integer, SpikeLog> spikeLogs = new TreeMap<>();
    private final Map<Integer, VoltageLog> voltageLogs = new TreeMap<>();
    private int neurons;
    private int connects;

    /** @param ranksInProcess ranks that share this process's memory */
    NetworkBuilder(TimeGrid grid, RoundRobin partition, int ranksInProcess, Settings settings) {
        this.grid = grid;
        this.partition = partition;
        this.settings = settings;
        memory = new MemoryBudget(ranksInProcess);
    }

    NodeSet addPopulation(NeuronModel model, int count) {
        if (count < 1 || count > Integer.MAX_VALUE - neurons) {
            throw new UserException(
                    "population of " + count + " neurons: expected 1 to " + (Integer.MAX_VALUE - neurons));
        }
        int first = neurons;
        neurons += count;
        int from = partition.localIndexFrom(first);
        int to = partition.localIndexFrom(neurons);
        populations.add(new Population(model.populate(to - from, grid.resolutionMs()), from));
        return NodeSet.of(first, neurons);
    }

    void addProjection(NodeSet sources, NodeSet targets, ConnectionRule rule, Synapse synapse, int delaySteps) {
        var incoming = new IncomingConnections(
                rule, sources, targets, partition, settings.seeding(), nextKey(Purpose.WIRING, synapse));
        memory.require(ListTable.bytes(incoming), incoming.size());
        projections.add(new Projection(
                new ListTable(incoming),
                sources,
                targets.localRanges(partition),
                synapse.weightMillivolts(),
                delaySteps));
    }

    void addPoisson(PoissonGenerator generator, NodeSet targets, Synapse synapse, int delaySteps) {
        long key = nextKey(Purpose.NOISE, synapse);
        double mean = generator.rate() * grid.resolutionMs() / 1000;
        var ranges = targets.localRanges(partition);
        var keys = localIndices(targets)
                .mapToLong(localIndex -> RandomKey.narrow(key, partition.globalId(localIndex)))
                .toArray();
        devices.add(new PoissonInput(new PoissonCounts(mean, keys), ranges, synapse.weightMillivolts(), delaySteps));
    }

    void addSpikes(SpikeGenerator generator, NodeSet targets, Synapse synapse, int delaySteps) {
        devices.add(new SpikeGeneratorInput(
                generator.stamps(grid.resolutionMs()),
                targets.localRanges(partition),
                synapse.weightMillivolts(),
                delaySteps));
    }

    private long nextKey(Purpose purpose, Synapse synapse) {
        int connect = connects++;
        return synapse.seed().isPresent()
                ? RandomKey.of(synapse.seed().getAsLong(), purpose)
                : RandomKey.narrow(RandomKey.of(settings.seed(), purpose), connect);
    }

    private IntStream localIndices(NodeSet neurons) {
        return neurons.localRanges(partition).stream().flatMapToInt(range -> IntStream.range(range.from(), range.to()));
    }

    void recordSpikes(int device, NodeSet neurons) {
        var log = spikeLogs.computeIfAbsent(device, key -> new SpikeLog());
        for (var range : neurons.localRanges(partition)) {
            log.record(range.from(), range.to());
        }
    }

    void recordVoltages(int device, NodeSet neurons, int intervalSteps) {
        var log = voltageLogs.computeIfAbsent(device, key -> new VoltageLog(intervalSteps));
        localIndices(neurons).forEach(localIndex -> {
            var population = populationOf(localIndex);
            log.record(population.neurons(), localIndex - population.from(), partition.globalId(localIndex));
        });
    }

    private Population populationOf(int localIndex) {
        return populations.stream()
                .filter(population ->
                        localIndex < population.from() + population.neurons().size())
                .findFirst()
                .orElseThrow();
    }

    RankNetwork build() {
        return new RankNetwork(partition, populations, projections, devices, spikeLogs, voltageLogs);
    }
}
