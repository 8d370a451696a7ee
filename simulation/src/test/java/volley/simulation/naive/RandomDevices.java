package volley.simulation.naive;

import static volley.models.Units.hertz;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import volley.models.AcGenerator;
import volley.models.CurrentSource;
import volley.models.DcGenerator;
import volley.models.DeviceModel;
import volley.models.InhomogeneousPoissonGenerator;
import volley.models.NoiseGenerator;
import volley.models.PoissonGenerator;
import volley.models.SpikeGenerator;
import volley.models.StepCurrentGenerator;
import volley.models.StochasticSource;
import volley.models.TimedDevice;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.DiscreteDistribution;
import volley.partition.random.Distribution;
import volley.partition.random.Purpose;
import volley.partition.random.Quantum;
import volley.partition.random.RandomKey;
import volley.partition.random.Seeding;
import volley.simulation.NodeView;
import volley.simulation.Simulator;
import volley.simulation.Synapse;

/** Generators with random parameters, on a simulator and beside it on a naive one, if there is one. */
final class RandomDevices {
    private static final double DT_MS = RandomNetwork.DT_MS;

    /** When a device is active, in steps. */
    record Times(int start, int stop, int origin) {
        /** Whether a spike of a stamp is sent, or a value at that time recorded. */
        boolean hasSpikes(long stamp) {
            return stamp > origin + start && stamp <= origin + stop;
        }

        boolean hasCurrents(long stamp) {
            return stamp >= origin + start && stamp < origin + stop;
        }
    }

    private final Random random;
    private final Simulator simulator;
    private final Optional<NaiveNetwork> naive;
    private final Seeding seeding;
    private int connects;

    RandomDevices(Random random, Simulator simulator, Optional<NaiveNetwork> naive, Seeding seeding) {
        this.random = random;
        this.simulator = simulator;
        this.naive = naive;
        this.seeding = seeding;
    }

    /** Says that something else has been connected, which random keys are told apart by. */
    void skipConnect() {
        connects++;
    }

    Times activity() {
        int start = random.nextInt(50);
        return new Times(start, start + random.nextInt(100), random.nextInt(30));
    }

    <D extends TimedDevice<D>> D timed(D device, Times times) {
        return device.start(ms(times.start * DT_MS))
                .stop(ms(times.stop * DT_MS))
                .origin(ms(times.origin * DT_MS));
    }

    static int[] ids(NodeView nodes) {
        return IntStream.range(0, nodes.size()).map(nodes.neurons()::globalId).toArray();
    }

    private long key(Purpose purpose) {
        return RandomKey.narrow(RandomKey.of(RandomNetwork.SEED, purpose), connects);
    }

    /** What a generator that draws is keyed by. */
    private long[] noiseKey(int globalId) {
        return new long[] {RandomKey.narrow(key(Purpose.NOISE), globalId)};
    }

    private double[] weights(NodeView targets, Synapse synapse) {
        var weight = synapse.weight();
        if (weight.standardDeviation() == 0) {
            return DoubleStream.generate(weight::mean).limit(targets.size()).toArray();
        }
        double quantum = Quantum.of(weight);
        return Arrays.stream(drawn(targets, DiscreteDistribution.of(weight, quantum), Purpose.WEIGHT))
                .mapToDouble(multiple -> multiple * quantum)
                .toArray();
    }

    private int[] delaySteps(NodeView targets, Synapse synapse) {
        var delay = synapse.delayMs();
        return delay.standardDeviation() == 0
                ? IntStream.generate(() -> (int) Math.round(delay.mean() / DT_MS))
                        .limit(targets.size())
                        .toArray()
                : drawn(targets, DiscreteDistribution.delays(delay, DT_MS), Purpose.DELAY);
    }

    /** What is drawn for each target of a generator: the same as for a projection from one source to all of them. */
    private int[] drawn(NodeView targets, DiscreteDistribution distribution, Purpose purpose) {
        var incoming = new IncomingConnections(
                ConnectionRule.allToAll(), NodeSet.of(0, 1), targets.neurons(), new RoundRobin(0, 1), seeding, 0);
        var values = incoming.values(distribution, key(purpose));
        var one = new int[1];
        return IntStream.range(0, targets.size())
                .map(place -> {
                    values.values(place, one);
                    return one[0];
                })
                .toArray();
    }

    private void connect(DeviceModel generator, NodeView targets, Synapse synapse) {
        simulator.connect(simulator.create(generator), targets, ConnectionRule.allToAll(), synapse);
        connects++;
    }

    void connectNoise(NodeView targets, Synapse synapse) {
        var times = activity();
        if (random.nextBoolean()) {
            var always = new PoissonGenerator(hertz(6000 * random.nextDouble()));
            connectNoise(always, timed(always, times), times, targets, synapse);
        } else {
            int change = 1 + random.nextInt(60);
            var always = new InhomogeneousPoissonGenerator()
                    .at(ms(change * DT_MS), hertz(4000 * random.nextDouble()))
                    .at(ms((change + 30) * DT_MS), hertz(9000 * random.nextDouble()));
            connectNoise(always, timed(always, times), times, targets, synapse);
        }
    }

    /** @param always the same generator without times */
    private void connectNoise(
            StochasticSource always, DeviceModel generator, Times times, NodeView targets, Synapse synapse) {
        if (naive.isPresent()) {
            naive.get().addSpikeInput();
            double[] weights = weights(targets, synapse);
            int[] delays = delaySteps(targets, synapse);
            int[] ids = ids(targets);
            for (int i = 0; i < ids.length; i++) {
                var counts = always.counts(DT_MS, noiseKey(ids[i]));
                var count = new int[1];
                NaiveNetwork.Train train = stamp -> {
                    counts.count(stamp, count);
                    return times.hasSpikes(stamp) ? count[0] : 0;
                };
                naive.get().addSpikes(ids[i], train, weights[i], delays[i]);
            }
        }
        connect(generator, targets, synapse);
    }

    void connectPulses(NodeView targets, Synapse synapse) {
        long[] stamps = random.longs(6, 1, RandomNetwork.STEPS).sorted().toArray();
        double[] factors = {1, -2, 1, 1, 0.3, -2};
        int[] multiplicities = random.ints(6, 0, 3).toArray();
        var times = activity();
        if (naive.isPresent()) {
            double[] weights = weights(targets, synapse);
            int[] delays = delaySteps(targets, synapse);
            int[] ids = ids(targets);
            for (double factor : Arrays.stream(factors).distinct().toArray()) {
                naive.get().addSpikeInput();
                for (int i = 0; i < ids.length; i++) {
                    NaiveNetwork.Train train = stamp -> IntStream.range(0, 6)
                            .filter(spike -> stamps[spike] + times.origin == stamp && factors[spike] == factor)
                            .filter(spike -> times.hasSpikes(stamp))
                            .map(spike -> multiplicities[spike])
                            .sum();
                    naive.get().addSpikes(ids[i], train, weights[i] * factor, delays[i]);
                }
            }
        }
        double[] timesMs =
                Arrays.stream(stamps).mapToDouble(stamp -> stamp * DT_MS).toArray();
        var generator = SpikeGenerator.atMilliseconds(timesMs).weighted(factors).times(multiplicities);
        connect(timed(generator, times), targets, synapse);
    }

    /** The synapse's weight and its distribution stand for a factor. */
    void connectCurrents(NodeView targets, Synapse synapse) {
        var factor = Synapse.ofFactor(random.nextDouble(), ms(0.1 * (1 + random.nextInt(20))))
                .delay(synapse.delayMs());
        if (random.nextBoolean()) {
            factor = factor.weight(Distribution.normal(0.5, 1));
        }
        var times = activity();
        double amplitude = 900 * random.nextDouble() - 200;
        switch (random.nextInt(4)) {
            case 0 ->
                connectCurrents(
                        timed(new DcGenerator(pA(amplitude)), times), stamp -> amplitude, times, targets, factor);
            case 1 -> {
                var always = new AcGenerator()
                        .amplitude(pA(amplitude))
                        .offset(pA(200))
                        .frequency(hertz(80))
                        .phaseDegrees(30);
                connectCurrents(timed(always, times), course(always), times, targets, factor);
            }
            case 2 -> {
                int change = 1 + random.nextInt(60);
                var generator = new StepCurrentGenerator()
                        .at(ms(change * DT_MS), pA(amplitude))
                        .at(ms((change + 20) * DT_MS), pA(-50));
                connectCurrents(
                        timed(generator, times),
                        stamp -> stamp < change ? 0 : stamp < change + 20 ? amplitude : -50,
                        times,
                        targets,
                        factor);
            }
            default -> connectNoiseCurrents(times, targets, factor);
        }
    }

    private static NaiveNetwork.Course course(CurrentSource always) {
        var currents = always.currents(DT_MS, new long[] {0});
        return stamp -> currents.at(stamp)[0];
    }

    private void connectCurrents(
            DeviceModel generator, NaiveNetwork.Course always, Times times, NodeView targets, Synapse factor) {
        if (naive.isPresent()) {
            double[] factors = weights(targets, factor);
            int[] delays = delaySteps(targets, factor);
            int[] ids = ids(targets);
            for (int i = 0; i < ids.length; i++) {
                NaiveNetwork.Course course = stamp -> times.hasCurrents(stamp) ? always.at(stamp) : 0;
                naive.get().addCurrent(ids[i], course, factors[i], delays[i]);
            }
        }
        connect(generator, targets, factor);
    }

    /** When its current changes depends on when it starts, so that this is left to it. */
    private void connectNoiseCurrents(Times times, NodeView targets, Synapse factor) {
        var generator = timed(
                new NoiseGenerator()
                        .mean(pA(300))
                        .std(pA(500))
                        .stdMod(pA(300))
                        .frequency(hertz(60))
                        .dt(ms((1 + random.nextInt(9)) * DT_MS)),
                times);
        if (naive.isPresent()) {
            double[] factors = weights(targets, factor);
            int[] delays = delaySteps(targets, factor);
            int[] ids = ids(targets);
            for (int i = 0; i < ids.length; i++) {
                var currents = generator.currents(DT_MS, noiseKey(ids[i]));
                naive.get().addCurrent(ids[i], stamp -> currents.at(stamp)[0], factors[i], delays[i]);
            }
        }
        connect(generator, targets, factor);
    }
}
