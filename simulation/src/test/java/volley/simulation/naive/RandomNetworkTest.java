package volley.simulation.naive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import volley.exchange.Communicator;
import volley.models.IafPscAlpha;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.Multimeter;
import volley.models.NeuronModel;
import volley.models.NoiseGenerator;
import volley.models.ParrotNeuron;
import volley.models.PoissonGenerator;
import volley.models.SpikeCounts;
import volley.models.SpikeGenerator;
import volley.models.SpikeRecorder;
import volley.models.WeightUnit;
import volley.partition.connect.ConnectionRule;
import volley.partition.random.Distribution;
import volley.partition.random.Purpose;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;
import volley.partition.store.Store;
import volley.simulation.Connections;
import volley.simulation.NodeView;
import volley.simulation.Ranks;
import volley.simulation.Settings;
import volley.simulation.Simulator;
import volley.simulation.Synapse;

/** Random networks are, to the bit, what a naive simulator makes of them. */
class RandomNetworkTest {
    private static final double DT_MS = 0.1;
    private static final int STEPS = 150;
    private static final int SEED = 11;

    /** Spikes and potentials of a run. */
    private record Outcome(List<String> spikes, TreeSet<String> potentials) {}

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void shouldAgreeWithTheNaiveSimulator(
            @ForAll @LongRange(min = 0, max = 1L << 40) long seed, @ForAll @IntRange(min = 1, max = 4) int ranks) {
        var random = new Random(seed);
        var stores = Store.values();
        int choice = random.nextInt(stores.length + 1);
        Optional<Store> store = choice == stores.length ? Optional.empty() : Optional.of(stores[choice]);
        var settings = new Settings(SEED, Seeding.NEURON, store);
        var naive = new NaiveNetwork(DT_MS);
        Ranks.on(1, communicator -> new Build(communicator, settings, seed, naive));
        naive.simulate(STEPS);
        var outcome = Ranks.on(ranks, communicator -> new Build(communicator, settings, seed, null).simulate());
        assertEquals(naive.spikes(), outcome.spikes);
        assertEquals(naive.potentials(), outcome.potentials);
    }

    @Property(tries = 1)
    void shouldCompareNetworksThatSpike() {
        int spikes = IntStream.range(0, 20)
                .map(seed -> Ranks.on(1, communicator -> new Build(
                                        communicator, new Settings(SEED, Seeding.NEURON), seed, null)
                                .simulate())
                        .spikes
                        .size())
                .sum();
        assertTrue(spikes > 200, "spikes " + spikes);
    }

    /** Builds one network from a seed on a simulator, and beside it on a naive one, if there is one. */
    private static final class Build {
        private final Random random;
        private final Simulator simulator;
        private final NaiveNetwork naive;
        private final List<NodeView> populations = new ArrayList<>();
        private final List<NeuronModel> models = new ArrayList<>();
        private final NodeView all;
        private final NodeView recorder;
        private final NodeView multimeter;
        private int connects;
        private int known;

        Build(Communicator communicator, Settings settings, long seed, NaiveNetwork naive) {
            random = new Random(seed);
            simulator = new Simulator(ms(DT_MS), communicator, settings);
            this.naive = naive;
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                create();
            }
            all = populations.stream().reduce(NodeView::plus).orElseThrow();
            for (int i = 2 + random.nextInt(6); i > 0; i--) {
                switch (random.nextInt(5)) {
                    case 0 -> connectNoise();
                    case 1 -> connectPulses();
                    case 2 -> connectCurrents();
                    default -> connectNeurons();
                }
            }
            recorder = simulator.create(new SpikeRecorder());
            multimeter = simulator.create(new Multimeter().interval(ms(DT_MS)).recordFrom("V_m"));
            simulator.connect(all, recorder);
            for (int i = 0; i < populations.size(); i++) {
                if (models.get(i).takesCurrent()) {
                    simulator.connect(populations.get(i), multimeter);
                }
            }
        }

        private void create() {
            int count = 1 + random.nextInt(9);
            double[] potentials = random.doubles(count, -70, -50).toArray();
            NeuronModel model =
                    switch (random.nextInt(4)) {
                        case 0 ->
                            IafPscDelta.defaults()
                                    .with("V_m", potentials)
                                    .with("t_ref", 0.1 * random.nextInt(30))
                                    .refractoryInput(random.nextBoolean());
                        case 1 -> IafPscExp.defaults().with("V_m", potentials).with("tau_syn_in", 3.3);
                        case 2 -> IafPscAlpha.defaults().with("V_m", potentials).with("tau_syn_ex", 0.7);
                        default -> ParrotNeuron.defaults();
                    };
            models.add(model);
            populations.add(simulator.create(model, count));
            if (naive != null) {
                naive.create(model, count);
            }
        }

        private int anyPopulation() {
            return random.nextInt(populations.size());
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

        private static int[] ids(NodeView nodes) {
            return IntStream.range(0, nodes.size())
                    .map(nodes.neurons()::globalId)
                    .toArray();
        }

        private Synapse synapse(NeuronModel target, double delayMs) {
            double size = (random.nextBoolean() ? 1 : -0.7) * random.nextDouble();
            return target.weightUnit() == WeightUnit.PICOAMPERE
                    ? Synapse.of(pA(900 * size), ms(delayMs))
                    : Synapse.of(mV(9 * size), ms(delayMs));
        }

        private double delayMs() {
            return (1 + random.nextInt(25)) / 10.0;
        }

        private void connectNeurons() {
            int from = anyPopulation();
            int to = anyPopulation();
            if (isParrot(from) && isParrot(to)) {
                return; // Parrots that hear each other have no end.
            }
            var sources = some(from);
            var targets = some(to);
            var synapse = synapse(models.get(to), delayMs());
            boolean hasOneWeight = random.nextBoolean() || isParrot(to);
            if (!hasOneWeight) {
                synapse = synapse.weight(weights(synapse.weight().mean()));
            }
            if (random.nextBoolean()) {
                synapse = synapse.delay(Distribution.normal(1, 0.8).redraw(0.05, 4));
            }
            simulator.connect(sources, targets, rule(sources.size(), targets.size()), synapse);
            connects++;
            if (naive != null) {
                naive.connect(newConnections(), hasOneWeight);
            }
        }

        private Distribution weights(double mean) {
            return switch (random.nextInt(3)) {
                case 0 -> Distribution.normal(mean, Math.abs(mean));
                case 1 -> Distribution.lognormal(Math.log(Math.abs(mean)), 1.3);
                default -> Distribution.exponential(Math.abs(mean)).negative();
            };
        }

        private ConnectionRule rule(int sources, int targets) {
            return switch (random.nextInt(7)) {
                case 0 -> ConnectionRule.allToAll();
                case 1 -> ConnectionRule.fixedIndegree(1 + random.nextInt(4));
                case 2 ->
                    ConnectionRule.fixedIndegree(1 + random.nextInt(sources)).withoutMultapses();
                case 3 -> ConnectionRule.fixedOutdegree(1 + random.nextInt(4));
                case 4 -> ConnectionRule.fixedTotalNumber(1 + random.nextInt(20));
                case 5 -> ConnectionRule.pairwiseBernoulli(random.nextDouble());
                default ->
                    ConnectionRule.edges(
                            random.ints(7, 0, sources).toArray(),
                            random.ints(7, 0, targets).toArray());
            };
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

        private long noiseKey(int globalId) {
            long device = RandomKey.narrow(RandomKey.of(SEED, Purpose.NOISE), connects);
            return RandomKey.narrow(device, globalId);
        }

        private void connectNoise() {
            int to = anyPopulation();
            var targets = some(to);
            double delayMs = delayMs();
            var synapse = synapse(models.get(to), delayMs);
            int startSteps = random.nextInt(50);
            int stopSteps = startSteps + random.nextInt(100);
            var generator = new PoissonGenerator(hertz(6000 * random.nextDouble()))
                    .start(ms(startSteps * DT_MS))
                    .stop(ms(stopSteps * DT_MS));
            simulator.connect(simulator.create(generator), targets, ConnectionRule.allToAll(), synapse);
            if (naive != null) {
                naive.addSpikeInput();
                for (int id : ids(targets)) {
                    var counts = generator.counts(DT_MS, new long[] {noiseKey(id)});
                    naive.addSpikes(
                            id,
                            stamp -> stamp > startSteps && stamp <= stopSteps ? counted(counts, stamp) : 0,
                            synapse.weight().mean(),
                            Math.round(delayMs / DT_MS));
                }
            }
            connects++;
        }

        private static int counted(SpikeCounts counts, long stamp) {
            var count = new int[1];
            counts.count(stamp, count);
            return count[0];
        }

        private void connectPulses() {
            int to = anyPopulation();
            var targets = some(to);
            double delayMs = delayMs();
            var synapse = synapse(models.get(to), delayMs);
            long[] stamps = random.longs(6, 1, STEPS).sorted().toArray();
            double[] factors = {1, -2, 1, 1, 0.3, -2};
            var generator = SpikeGenerator.atMilliseconds(Arrays.stream(stamps)
                            .mapToDouble(stamp -> stamp * DT_MS)
                            .toArray())
                    .weighted(factors);
            simulator.connect(simulator.create(generator), targets, ConnectionRule.allToAll(), synapse);
            connects++;
            if (naive != null) {
                for (double factor : new double[] {1, -2, 0.3}) {
                    naive.addSpikeInput();
                    for (int id : ids(targets)) {
                        naive.addSpikes(
                                id,
                                stamp -> (int) IntStream.range(0, 6)
                                        .filter(i -> stamps[i] == stamp && factors[i] == factor)
                                        .count(),
                                synapse.weight().mean() * factor,
                                Math.round(delayMs / DT_MS));
                    }
                }
            }
        }

        private void connectCurrents() {
            int to = anyPopulation();
            if (!models.get(to).takesCurrent()) {
                return;
            }
            var targets = some(to);
            double delayMs = delayMs();
            var generator = new NoiseGenerator()
                    .mean(pA(300))
                    .std(pA(500))
                    .dt(ms((1 + random.nextInt(9)) * DT_MS))
                    .start(ms(random.nextInt(40) * DT_MS));
            var synapse = Synapse.ofFactor(random.nextDouble(), ms(delayMs));
            simulator.connect(simulator.create(generator), targets, ConnectionRule.allToAll(), synapse);
            if (naive != null) {
                for (int id : ids(targets)) {
                    naive.addCurrent(
                            id,
                            generator.currents(DT_MS, new long[] {noiseKey(id)}),
                            synapse.weight().mean(),
                            Math.round(delayMs / DT_MS));
                }
            }
            connects++;
        }

        Outcome simulate() {
            var result = simulator.simulate(ms(STEPS * DT_MS));
            var spikes = result.spikes(recorder);
            boolean isRecorded = models.stream().anyMatch(NeuronModel::takesCurrent);
            var potentials = new TreeSet<String>();
            if (isRecorded) {
                var traces = result.traces(multimeter);
                for (int row = 0; row < traces.senders().length; row++) {
                    for (int step = 1; step <= STEPS; step++) {
                        potentials.add(step + ":" + traces.senders()[row] + ":"
                                + traces.values().get("V_m")[row][step - 1]);
                    }
                }
            }
            return new Outcome(
                    IntStream.range(0, spikes.size())
                            .mapToObj(i -> Math.round(spikes.timesMs()[i] / DT_MS) + ":" + spikes.senders()[i])
                            .sorted()
                            .toList(),
                    potentials);
        }
    }
}
