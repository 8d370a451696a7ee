package volley.simulation.naive;

import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.nS;
import static volley.models.Units.pA;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import volley.exchange.Communicator;
import volley.models.AeifCondExp;
import volley.models.IafCondAlpha;
import volley.models.IafPscAlpha;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.MembraneModel;
import volley.models.Multimeter;
import volley.models.NeuronModel;
import volley.models.Parameterized;
import volley.models.ParrotNeuron;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.models.WeightUnit;
import volley.partition.IdRange;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.EdgeList;
import volley.partition.random.Distribution;
import volley.simulation.Checkpointing;
import volley.simulation.Connections;
import volley.simulation.NodeView;
import volley.simulation.PopulationStatistics;
import volley.simulation.Settings;
import volley.simulation.SimulationResult;
import volley.simulation.Simulator;
import volley.simulation.Synapse;
import volley.simulation.checkpoint.CheckpointFolder;
import volley.simulation.record.SpikeTrainStatistics;
import volley.simulation.record.SpikeTrains;

/** Builds one network from a seed on a simulator, and beside it on a naive one, if there is one. */
final class RandomNetwork {
    static final double DT_MS = 0.1;
    static final int STEPS = 150;
    static final int SEED = 11;
    private static final int EDGES = 7;

    /**
     * What a network does.
     *
     * @param spikes all of them as step:id, sorted
     * @param traces records as step:id:quantity:value, and the number of spikes of some neurons at some steps likewise
     * @param measured by a spike_statistics
     * @param counted what it should have measured, from all spikes
     */
    record Outcome(
            List<String> spikes, TreeSet<String> traces, SpikeTrainStatistics measured, PopulationStatistics counted) {}

    /** What is set of some neurons after a step. */
    private record Change(int step, NodeView nodes, Parameterized<?> given) {}

    private final Random random;
    private final Simulator simulator;
    private final Optional<NaiveNetwork> naive;
    private final RandomDevices devices;
    private final RandomParameters parameters;
    private final List<NodeView> populations = new ArrayList<>();
    private final List<NeuronModel> models = new ArrayList<>();
    private final NodeView all;
    private final NodeView recorder;
    private final NodeView timedRecorder;
    private final NodeView statistics;
    private final int statisticsStartMs;
    private final Map<Integer, NodeView> multimeters = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private int step;
    private int known;

    RandomNetwork(Communicator communicator, Settings settings, long seed, Optional<NaiveNetwork> naive) {
        random = new Random(seed);
        simulator = new Simulator(ms(DT_MS), communicator, settings);
        this.naive = naive;
        parameters = new RandomParameters(random);
        devices = new RandomDevices(random, simulator, naive, settings.seeding());
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            create();
        }
        all = populations.stream().reduce(NodeView::plus).orElseThrow();
        for (int i = 2 + random.nextInt(8); i > 0; i--) {
            if (random.nextBoolean()) {
                connectDevice();
            } else {
                connectNeurons();
            }
        }
        recorder = simulator.create(new SpikeRecorder());
        simulator.connect(all, recorder);
        timedRecorder = recordSpikes(random.nextInt(populations.size()));
        statisticsStartMs = random.nextInt(6);
        statistics = simulator.create(new SpikeStatistics(ms(statisticsStartMs)));
        simulator.connect(all, statistics);
        for (int i = 0; i < populations.size(); i++) {
            if (!isParrot(i)) {
                record(i);
                if (random.nextBoolean()) {
                    change(i, 1 + random.nextInt(STEPS - 1));
                }
            }
        }
        changes.sort(Comparator.comparingInt(Change::step));
    }

    private void create() {
        int count = 1 + random.nextInt(9);
        double[] potentials = random.doubles(count, -70, -50).toArray();
        switch (random.nextInt(6)) {
            case 0 ->
                create(
                        IafPscDelta.defaults()
                                .with("V_m", potentials)
                                .with("t_ref", 0.1 * random.nextInt(30))
                                .refractoryInput(random.nextBoolean()),
                        count);
            case 1 ->
                create(
                        IafPscExp.defaults().with("V_m", potentials).with("tau_syn_in", random.nextBoolean() ? 3.3 : 2),
                        count);
            case 2 ->
                create(
                        IafPscAlpha.defaults()
                                .with("V_m", potentials)
                                .with("tau_syn_ex", random.nextBoolean() ? 0.7 : 2),
                        count);
            case 3 -> create(IafCondAlpha.defaults().with("V_m", potentials).with("V_reset", -65), count);
            case 4 ->
                create(
                        AeifCondExp.defaults()
                                .with("V_m", potentials)
                                .with("t_ref", random.nextBoolean() ? 1.2 : 0)
                                .with("Delta_T", random.nextInt(3)),
                        count);
            default -> {
                add(ParrotNeuron.defaults(), count);
                naive.ifPresent(network -> network.create(ParrotNeuron.defaults(), count));
            }
        }
    }

    private <M extends MembraneModel<M>> void create(M common, int count) {
        var varied = parameters.vary(common, count);
        var model = common.with(varied);
        var population = add(model, count);
        naive.ifPresent(network -> {
            var values = new TreeMap<String, double[]>();
            varied.keySet().forEach(name -> values.put(name, simulator.values(population, name)));
            network.create(common.with(values), count);
        });
    }

    private NodeView add(NeuronModel model, int count) {
        models.add(model);
        populations.add(simulator.create(model, count));
        return populations.getLast();
    }

    private boolean isParrot(int population) {
        return models.get(population).weightUnit() == WeightUnit.NONE;
    }

    /** The population, or some of it. */
    private NodeView some(int population) {
        var whole = populations.get(population);
        if (random.nextInt(3) > 0) {
            return whole;
        }
        int from = random.nextInt(whole.size());
        int to = from + 1 + random.nextInt(whole.size() - from);
        var middle = whole.slice(from, to);
        return from > 1 ? middle.plus(whole.slice(0, 1)) : middle;
    }

    /** Few sizes, so that projections from the same sources sometimes agree. */
    private Synapse synapse(NeuronModel target) {
        double size = (random.nextBoolean() ? 1 : -0.7) * (1 + random.nextInt(4)) / 4;
        double delayMs = (1 + random.nextInt(25)) / 10.0;
        var synapse =
                switch (target.weightUnit()) {
                    case PICOAMPERE -> Synapse.of(pA(900 * size), ms(delayMs));
                    case NANOSIEMENS -> Synapse.of(nS(40 * size), ms(delayMs));
                    default -> Synapse.of(mV(9 * size), ms(delayMs));
                };
        if (random.nextBoolean() && target.weightUnit() != WeightUnit.NONE) {
            synapse = synapse.weight(weights(synapse.weight().mean()));
        }
        return switch (random.nextInt(6)) {
            case 0 -> synapse.delay(Distribution.normal(1, 0.8).redraw(0.05, 4));
            case 1 -> synapse.delay(Distribution.normal(1, 0.8).clamp(0.1, 2));
            case 2 -> synapse.delay(Distribution.uniform(0.1, 3));
            default -> synapse;
        };
    }

    /** A wide lognormal distribution takes weights of 48 bits, and time; a wider one would not fit them beside a list. */
    private Distribution weights(double mean) {
        return switch (random.nextInt(5)) {
            case 0 -> Distribution.normal(mean, Math.abs(mean));
            case 1 -> Distribution.normal(mean, Math.abs(mean)).clamp(-0.5 * Math.abs(mean), 1.5 * Math.abs(mean));
            case 2 -> Distribution.uniform(-0.5 * Math.abs(mean), 1.5 * Math.abs(mean));
            case 3 -> Distribution.lognormal(Math.log(Math.abs(mean)), random.nextInt(5) == 0 ? 0.8 : 0.3);
            default -> Distribution.exponential(Math.abs(mean)).negative();
        };
    }

    private void connectDevice() {
        int to = random.nextInt(populations.size());
        var targets = some(to);
        var synapse = synapse(models.get(to));
        switch (random.nextInt(models.get(to).takesCurrent() ? 4 : 2)) {
            case 0 -> devices.connectNoise(targets, synapse);
            case 1 -> devices.connectPulses(targets, synapse);
            default -> devices.connectCurrents(targets, synapse);
        }
    }

    /** A few populations hear the same sources over the same synapse. */
    private void connectNeurons() {
        int from = random.nextInt(populations.size());
        int to = random.nextInt(populations.size());
        if (isParrot(from) && isParrot(to) && from >= to) {
            return; // Parrots that hear themselves, or each other, have no end.
        }
        var sources = some(from);
        var synapse = synapse(models.get(to));
        if (random.nextInt(8) == 0) {
            int pairs = Math.min(sources.size(), populations.get(to).size());
            var targets = populations.get(to).slice(0, pairs);
            connect(sources.slice(0, pairs), targets, ConnectionRule.oneToOne(), synapse);
        } else {
            var rule = isParrot(from) && isParrot(to)
                    ? ConnectionRule.fixedIndegree(1)
                    : rule(sources.size(), populations.get(to).size(), synapse);
            connect(sources, populations.get(to), rule, synapse);
        }
        for (int other = 0; other < populations.size(); other++) {
            if (other != to && models.get(other).weightUnit() == models.get(to).weightUnit() && !isParrot(to)) {
                connect(sources, some(other), ConnectionRule.fixedIndegree(2), synapse);
            }
        }
    }

    private void connect(NodeView sources, NodeView targets, ConnectionRule rule, Synapse synapse) {
        simulator.connect(sources, targets, rule, synapse);
        devices.skipConnect();
        boolean hasListedWeights = rule instanceof EdgeList edges && edges.hasWeights();
        boolean hasOneWeight = !hasListedWeights && synapse.weight().standardDeviation() == 0;
        naive.ifPresent(network -> network.connect(newConnections(), hasOneWeight));
    }

    private ConnectionRule rule(int sources, int targets, Synapse synapse) {
        return switch (random.nextInt(10)) {
            case 0 -> ConnectionRule.allToAll();
            case 1 -> ConnectionRule.fixedIndegree(1 + random.nextInt(4));
            case 2 -> ConnectionRule.fixedIndegree(1 + random.nextInt(sources)).withoutMultapses();
            case 3 -> ConnectionRule.fixedOutdegree(1 + random.nextInt(4));
            case 4 -> ConnectionRule.fixedTotalNumber(1 + random.nextInt(20));
            case 5 ->
                ConnectionRule.fixedTotalNumber(1 + random.nextInt(sources * targets))
                        .withoutMultapses();
            case 6 -> ConnectionRule.pairwiseBernoulli(random.nextDouble());
            case 7 -> ConnectionRule.pairwisePoisson(random.nextDouble());
            case 8 -> withoutAutapses(sources, targets);
            default -> edges(sources, targets, synapse);
        };
    }

    /** Rules that need other sources, or other targets, where there are any. */
    private ConnectionRule withoutAutapses(int sources, int targets) {
        return switch (random.nextInt(sources > 1 && targets > 1 ? 7 : 3)) {
            case 0 -> ConnectionRule.allToAll().withoutAutapses();
            case 1 -> ConnectionRule.pairwiseBernoulli(random.nextDouble()).withoutAutapses();
            case 2 -> ConnectionRule.pairwisePoisson(random.nextDouble()).withoutAutapses();
            case 3 -> ConnectionRule.fixedIndegree(1 + random.nextInt(4)).withoutAutapses();
            case 4 ->
                ConnectionRule.fixedOutdegree(1 + random.nextInt(targets - 1))
                        .withoutAutapses()
                        .withoutMultapses();
            case 5 -> ConnectionRule.fixedTotalNumber(1 + random.nextInt(20)).withoutAutapses();
            default -> {
                int pairs = sources * targets - Math.min(sources, targets);
                yield ConnectionRule.fixedTotalNumber(1 + random.nextInt(pairs))
                        .withoutAutapses()
                        .withoutMultapses();
            }
        };
    }

    private ConnectionRule edges(int sources, int targets, Synapse synapse) {
        var edges = ConnectionRule.edges(
                random.ints(EDGES, 0, sources).toArray(),
                random.ints(EDGES, 0, targets).toArray());
        if (random.nextBoolean()) {
            double size = synapse.weight().mean();
            edges = edges.withWeights(
                    random.doubles(EDGES, -1, 2).map(factor -> factor * size).toArray());
        }
        return random.nextBoolean()
                ? edges.withDelays(random.ints(EDGES, 1, 30)
                        .mapToDouble(steps -> steps * DT_MS)
                        .toArray())
                : edges;
    }

    /** The connections that the last connect call has made: those that were not there before. */
    private Connections newConnections() {
        var connections = simulator.connections(all, all);
        int from = known;
        known = connections.size();
        return new Connections(
                Arrays.copyOfRange(connections.sources(), from, known),
                Arrays.copyOfRange(connections.targets(), from, known),
                Arrays.copyOfRange(connections.weights(), from, known),
                Arrays.copyOfRange(connections.delaysMs(), from, known),
                Arrays.copyOfRange(connections.projections(), from, known));
    }

    /** Records the spikes of some of a population, while active. */
    private NodeView recordSpikes(int population) {
        var neurons = some(population);
        var activity = devices.activity();
        var timed = simulator.create(devices.timed(new SpikeRecorder(), activity));
        simulator.connect(neurons, timed);
        for (int id : RandomDevices.ids(neurons)) {
            naive.ifPresent(network -> network.recordSpikes(id, activity::hasSpikes));
        }
        return timed;
    }

    /** Records some quantities of some of a population, while active. */
    private void record(int population) {
        var names = models.get(population).recordables().stream()
                .filter(name -> random.nextBoolean())
                .toArray(String[]::new);
        var neurons = some(population);
        var activity = devices.activity();
        int interval = 1 + random.nextInt(4);
        int offset = random.nextInt(6);
        var multimeter = simulator.create(devices.timed(new Multimeter(), activity)
                .interval(ms(interval * DT_MS))
                .offset(ms(offset * DT_MS))
                .recordFrom(names));
        simulator.connect(neurons, multimeter);
        multimeters.put(population, multimeter);
        int first = offset == 0 ? interval : offset;
        for (int id : RandomDevices.ids(neurons)) {
            for (String name : names) {
                naive.ifPresent(network -> network.record(
                        id, name, step -> step >= first && (step - first) % interval == 0 && activity.hasSpikes(step)));
            }
        }
    }

    /** In iaf_psc_alpha neurons of which a few are set, all round otherwise than before: there all are set. */
    private void change(int population, int after) {
        var model = (MembraneModel<?>) models.get(population);
        var nodes = model instanceof IafPscAlpha ? populations.get(population) : some(population);
        var given = parameters.change(model, nodes.size());
        changes.add(new Change(after, nodes, model.withOnly(given)));
        int[] ids = RandomDevices.ids(nodes);
        for (int place = 0; place < ids.length; place++) {
            int id = ids[place];
            var own = model.withOnly(RandomParameters.ofOne(given, place));
            naive.ifPresent(network -> network.setAfter(after, id, own));
        }
    }

    /** Simulates on until the end of a step; what is set after it is not set yet. */
    RandomNetwork simulateUntil(int end) {
        for (var change : changes) {
            if (change.step >= step && change.step < end) {
                advance(change.step);
                simulator.set(change.nodes, change.given);
            }
        }
        advance(end);
        return this;
    }

    private void advance(int end) {
        simulator.simulate(ms((end - step) * DT_MS));
        step = end;
    }

    void checkpointTo(Path folder) {
        simulator.checkpoint(new Checkpointing(folder, STEPS, "test", "a random network"));
    }

    RandomNetwork resumeFrom(Path folder) {
        double doneMs = simulator.resume(new CheckpointFolder(folder).newest(), "test");
        step = (int) Math.round(doneMs / DT_MS);
        return this;
    }

    Outcome outcome() {
        var result = simulator.result().orElseThrow();
        var spikes = result.spikes(recorder);
        var traces = new TreeSet<String>();
        multimeters.values().forEach(multimeter -> addTraces(result, multimeter, traces));
        stamped(result.spikes(timedRecorder))
                .collect(Collectors.groupingBy(spike -> spike, Collectors.counting()))
                .forEach((spike, count) -> traces.add(spike + ":spikes:" + count));
        return new Outcome(
                stamped(spikes).sorted().toList(),
                traces,
                result.spikeStatistics(statistics),
                new PopulationStatistics(spikes, new IdRange(0, all.size()), statisticsStartMs, STEPS * DT_MS));
    }

    /** Spikes as step:id. */
    private static Stream<String> stamped(SpikeTrains spikes) {
        return IntStream.range(0, spikes.size())
                .mapToObj(i -> Math.round(spikes.timesMs()[i] / DT_MS) + ":" + spikes.senders()[i]);
    }

    private static void addTraces(SimulationResult result, NodeView multimeter, TreeSet<String> into) {
        var traces = result.traces(multimeter);
        traces.values().forEach((name, rows) -> {
            for (int row = 0; row < rows.length; row++) {
                for (int record = 0; record < traces.timesMs().length; record++) {
                    into.add(Math.round(traces.timesMs()[record] / DT_MS) + ":" + traces.senders()[row] + ":" + name
                            + ":" + rows[row][record]);
                }
            }
        });
    }
}
