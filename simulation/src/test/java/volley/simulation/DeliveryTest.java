package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;
import static volley.partition.connect.ConnectionRule.oneToOne;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.SingleProcess;
import volley.models.IafPscDelta;
import volley.models.PoissonGenerator;
import volley.models.SpikeGenerator;
import volley.models.SpikeRecorder;
import volley.models.Voltmeter;
import volley.partition.random.Distribution;

/** When, and how much of, what is sent arrives. The neurons do not leak measurably, so that potentials count input. */
@Timeout(60)
class DeliveryTest {
    private static final IafPscDelta COUNTER = IafPscDelta.defaults()
            .tauM(ms(1e12))
            .eL(mV(0))
            .vReset(mV(0))
            .vTh(mV(1000))
            .tRef(ms(0));

    private static final Synapse TO_THRESHOLD = Synapse.of(mV(1000), ms(0.1));

    /** Wires a simulator, and returns the neurons to watch. */
    private interface Wiring extends BiFunction<Simulator, NodeView, NodeView> {}

    /**
     * The potentials of the neurons that the wiring returns, a row each, a column per step. The wiring gets 6 neurons;
     * neuron 0 spikes at 1 ms, neuron 1 at 1 ms and 1.7 ms.
     */
    private static double[][] potentials(int ranks, Wiring wiring) {
        return Ranks.on(ranks, communicator -> {
            var simulator = new Simulator(ms(0.1), communicator, Settings.defaults());
            var neurons = simulator.create(COUNTER, 6);
            var first = simulator.create(SpikeGenerator.atMilliseconds(0.9));
            var second = simulator.create(SpikeGenerator.atMilliseconds(1.6));
            simulator.connect(first, neurons.slice(0, 2), allToAll(), TO_THRESHOLD);
            simulator.connect(second, neurons.slice(1, 2), allToAll(), TO_THRESHOLD);
            var watched = wiring.apply(simulator, neurons);
            var voltmeter = simulator.create(new Voltmeter(ms(0.1)));
            simulator.connect(watched, voltmeter);
            return simulator.simulate(ms(10)).voltages(voltmeter).millivolts();
        });
    }

    private static double[] jumps(double[] potentials) {
        return IntStream.range(0, potentials.length)
                .mapToDouble(i -> Math.rint(1e6 * (potentials[i] - (i == 0 ? 0 : potentials[i - 1]))) / 1e6 + 0.0)
                .toArray();
    }

    /** What 100 steps bring: an amount at each of the given times, in ms. */
    private static double[] arrivals(double... timesAndAmounts) {
        var expected = new double[100];
        for (int i = 0; i < timesAndAmounts.length; i += 2) {
            expected[(int) Math.round(timesAndAmounts[i] * 10) - 1] += timesAndAmounts[i + 1];
        }
        return expected;
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1", "1, 0.7", "2, 0.1", "2, 1.5", "3, 0.2", "3, 3.0", "6, 1.0", "7, 0.3"})
    void shouldDeliverAtStampPlusDelay(int ranks, double delay) {
        var potentials = potentials(ranks, (simulator, neurons) -> {
            var targets = neurons.slice(2, 4);
            simulator.connect(neurons.slice(0, 2), targets, oneToOne(), Synapse.of(mV(3), ms(delay)));
            return targets;
        });
        assertArrayEquals(arrivals(1 + delay, 3), jumps(potentials[0]));
        assertArrayEquals(arrivals(1 + delay, 3, 1.7 + delay, 3), jumps(potentials[1]));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void shouldKeepDelaysAndWeightsOfProjectionsApart(int ranks) {
        var potentials = potentials(ranks, (simulator, neurons) -> {
            var sources = neurons.slice(0, 2);
            var targets = neurons.slice(2, 6);
            simulator.connect(sources, targets, allToAll(), Synapse.of(mV(2), ms(0.1)));
            simulator.connect(sources, targets.slice(1, 3), allToAll(), Synapse.of(mV(-5), ms(0.3)));
            simulator.connect(sources.slice(1, 2), targets, allToAll(), Synapse.of(mV(7), ms(4.2)));
            return targets;
        });
        var everywhere = new double[] {1.1, 4, 1.8, 2, 5.2, 7, 5.9, 7};
        var inTheMiddle = Arrays.copyOf(everywhere, 12);
        System.arraycopy(new double[] {1.3, -10, 2.0, -5}, 0, inTheMiddle, 8, 4);
        assertArrayEquals(arrivals(everywhere), jumps(potentials[0]));
        assertArrayEquals(arrivals(inTheMiddle), jumps(potentials[1]));
        assertArrayEquals(arrivals(inTheMiddle), jumps(potentials[2]));
        assertArrayEquals(arrivals(everywhere), jumps(potentials[3]));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldDeliverEachOfRepeatedConnections(int ranks) {
        var potentials = potentials(ranks, (simulator, neurons) -> {
            var target = neurons.slice(3, 5);
            simulator.connect(neurons.slice(0, 1), target, fixedIndegree(300), Synapse.of(mV(0.5), ms(1)));
            return target;
        });
        assertArrayEquals(arrivals(2, 150), jumps(potentials[0]));
        assertArrayEquals(arrivals(2, 150), jumps(potentials[1]));
    }

    @Test
    void shouldDeliverANeuronsSpikesToItself() {
        var potentials = potentials(2, (simulator, neurons) -> {
            var self = neurons.slice(0, 1);
            simulator.connect(self, self, oneToOne(), Synapse.of(mV(4), ms(0.5)));
            return self;
        });
        assertArrayEquals(arrivals(1.5, 4), jumps(potentials[0]));
    }

    @Test
    void shouldDeliverATimeGivenTwiceAsTwoSpikes() {
        var potentials = potentials(1, (simulator, neurons) -> {
            var generator = simulator.create(SpikeGenerator.atMilliseconds(0.1, 2, 2, 2, 9.9));
            var target = neurons.slice(5, 6);
            simulator.connect(generator, target, allToAll(), Synapse.of(mV(3), ms(0.1)));
            return target;
        });
        assertArrayEquals(arrivals(0.2, 3, 2.1, 9, 10, 3), jumps(potentials[0]));
    }

    /** One spike at 1 ms; each neuron's potential steps once, by its weight, when its delay is over. */
    @Test
    void shouldDrawAWeightAndADelayForEachTargetOfAGenerator() {
        int neurons = 4000;
        var simulator = new Simulator(ms(0.1), new SingleProcess(), Settings.defaults());
        var targets = simulator.create(COUNTER, neurons);
        var voltmeter = simulator.create(new Voltmeter(ms(0.1)));
        var synapse =
                Synapse.of(mV(1), ms(1)).weight(Distribution.normal(5, 1)).delay(Distribution.uniform(0.55, 1.05));
        simulator.connect(simulator.create(SpikeGenerator.atMilliseconds(1)), targets, allToAll(), synapse);
        simulator.connect(targets, voltmeter);
        var potentials = simulator.simulate(ms(3)).voltages(voltmeter).millivolts();
        var weights = new StreamingStatistics();
        var delays = new long[5];
        for (double[] row : potentials) {
            int arrival = (int) Arrays.stream(row).filter(v -> v == 0).count() + 1;
            double weight = row[row.length - 1];
            assertTrue(IntStream.range(0, row.length)
                    .allMatch(i -> Math.abs(row[i] - (i + 1 < arrival ? 0 : weight)) < 1e-9));
            weights.addValue(weight);
            delays[arrival - 10 - 6]++;
        }
        assertEquals(5, weights.getMean(), 5 / Math.sqrt(neurons));
        assertEquals(1, weights.getStandardDeviation(), 5 / Math.sqrt(2.0 * neurons));
        double each = neurons / 5.0;
        for (long delay : delays) {
            assertEquals(each, delay, 5 * Math.sqrt(each * 0.8));
        }
    }

    /** At 1000 spikes a step, no step is without. */
    @ParameterizedTest
    @CsvSource({"1, 0.1", "2, 0.1", "2, 1.5"})
    void shouldStartPoissonInputOneStepAfterItsDelay(int ranks, double delay) {
        var potentials = potentials(ranks, (simulator, neurons) -> {
            var noise = simulator.create(new PoissonGenerator(hertz(1e7)));
            var targets = neurons.slice(2, 6);
            simulator.connect(noise, targets, allToAll(), Synapse.of(mV(1e-4), ms(delay)));
            return targets;
        });
        int delaySteps = (int) Math.round(delay * 10);
        for (var row : potentials) {
            assertArrayEquals(new double[delaySteps], Arrays.copyOf(row, delaySteps));
            var jumps = jumps(row);
            assertTrue(Arrays.stream(jumps, delaySteps, 100).allMatch(jump -> jump > 0.08 && jump < 0.12));
        }
        assertEquals(4, Arrays.stream(potentials).map(row -> row[99]).distinct().count(), "trains of their own");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8})
    void shouldSimulateMoreRanksThanNeurons(int ranks) {
        var spikes = Ranks.on(ranks, communicator -> {
            var simulator = new Simulator(ms(0.1), communicator, Settings.defaults());
            var first = simulator.create(COUNTER, 1);
            var second = simulator.create(COUNTER, 2);
            var generator = simulator.create(SpikeGenerator.atMilliseconds(1));
            var recorder = simulator.create(new SpikeRecorder());
            simulator.connect(generator, first, allToAll(), TO_THRESHOLD);
            simulator.connect(first, second, allToAll(), Synapse.of(mV(1000), ms(2)));
            simulator.connect(first.plus(second), recorder);
            return simulator.simulate(ms(10)).spikes(recorder);
        });
        assertArrayEquals(new int[] {0, 1, 2}, spikes.senders());
        assertArrayEquals(new double[] {1.1, 3.1, 3.1}, spikes.timesMs());
    }
}
