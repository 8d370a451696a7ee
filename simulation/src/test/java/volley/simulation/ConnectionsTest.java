package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.models.Units.pA;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.Communicator;
import volley.exchange.SingleProcess;
import volley.models.DcGenerator;
import volley.models.IafPscDelta;
import volley.models.IafPscExp;
import volley.models.ParrotNeuron;
import volley.models.PoissonGenerator;
import volley.models.Voltmeter;
import volley.partition.UserException;
import volley.partition.connect.ConnectionRule;
import volley.partition.random.Distribution;
import volley.partition.random.Seeding;

class ConnectionsTest {
    private static final Settings SETTINGS = new Settings(2, Seeding.NEURON);

    /** A network of listed, drawn and equal connections. */
    private static final class Network {
        final Simulator simulator;
        final NodeView first;
        final NodeView second;

        Network(Communicator communicator) {
            simulator = new Simulator(ms(0.1), communicator, SETTINGS);
            first = simulator.create(IafPscExp.defaults(), 20);
            second = simulator.create(IafPscExp.defaults(), 10);
            var listed = ConnectionRule.edges(new int[] {3, 0, 3}, new int[] {1, 9, 1})
                    .withWeights(new double[] {2, -0.5, 1024})
                    .withDelays(new double[] {0.1, 1.5, 20});
            simulator.connect(first, second, listed, Synapse.of(pA(1), ms(1)));
            simulator.connect(second, first, ConnectionRule.fixedIndegree(4), Synapse.of(pA(7), ms(2)));
            var drawn =
                    Synapse.of(pA(1), ms(1)).weight(Distribution.normal(40, 9)).delay(Distribution.uniform(0.5, 3));
            simulator.connect(first, first, ConnectionRule.pairwiseBernoulli(0.3), drawn);
        }

        List<String> gathered(NodeView sources, NodeView targets) {
            return text(simulator.gatherConnections(sources, targets));
        }
    }

    private static List<String> text(Connections connections) {
        return IntStream.range(0, connections.size())
                .mapToObj(i -> connections.sources()[i] + " " + connections.targets()[i] + " "
                        + connections.weights()[i] + " " + connections.delaysMs()[i])
                .sorted()
                .toList();
    }

    @Test
    void shouldTellListedConnectionsAsTheyWereGiven() {
        var found = Ranks.on(2, communicator -> {
            var network = new Network(communicator);
            return network.gathered(network.first, network.second);
        });
        assertEquals(List.of("0 29 -0.5 1.5", "3 21 1024.0 20.0", "3 21 2.0 0.1"), found);
    }

    /** Also where 1/dt is no whole number. */
    @Test
    void shouldTellDelaysAsTheyWereGiven() {
        var delays = new double[] {0.9, 0.3, 0.9, 2.1, 3000.3};
        var simulator = new Simulator(ms(0.3), new SingleProcess(), SETTINGS);
        var neurons = simulator.create(IafPscExp.defaults().tRef(ms(0)), 5);
        var ascending = new int[] {0, 1, 2, 3, 4};
        simulator.connect(
                neurons,
                neurons,
                ConnectionRule.edges(ascending, ascending).withDelays(delays),
                Synapse.of(pA(1), ms(3)));
        assertArrayEquals(delays, simulator.connections(neurons, neurons).delaysMs());
    }

    /** Several calls from the same neurons, some of them, and others. */
    @Test
    void shouldTellTheSourcesOfEachCall() {
        var simulator = new Simulator(ms(0.1), new SingleProcess(), SETTINGS);
        var neurons = simulator.create(IafPscExp.defaults(), 10);
        var one = Synapse.of(pA(1), ms(1));
        var same = neurons.slice(0, 3);
        simulator.connect(same, neurons.slice(0, 1), ConnectionRule.allToAll(), one);
        simulator.connect(same, neurons.slice(1, 2), ConnectionRule.allToAll(), one);
        simulator.connect(neurons.slice(5, 9), neurons.slice(2, 3), ConnectionRule.allToAll(), one);
        simulator.connect(neurons.slice(2, 4), neurons.slice(3, 4), ConnectionRule.allToAll(), one);
        var found = simulator.connections(neurons.slice(1, 4), neurons);
        assertArrayEquals(new int[] {1, 2, 1, 2, 2, 3}, found.sources());
        assertArrayEquals(new int[] {0, 0, 1, 1, 3, 3}, found.projections());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void shouldGatherTheSameFromAnyNumberOfRanks(int ranks) {
        var alone = Ranks.on(1, ConnectionsTest::all);
        assertTrue(alone.size() > 100, "connections " + alone.size());
        assertEquals(alone, Ranks.on(ranks, ConnectionsTest::all));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldTellWhichCallHasMadeAConnection(int ranks) {
        var found = Ranks.on(ranks, communicator -> {
            var network = new Network(communicator);
            var all = network.first.plus(network.second);
            return network.simulator.gatherConnections(all, all);
        });
        for (int i = 0; i < found.size(); i++) {
            boolean fromFirst = found.sources()[i] < 20;
            int expected = found.targets()[i] >= 20 ? 0 : fromFirst ? 2 : 1;
            assertEquals(expected, found.projections()[i], found.sources()[i] + " to " + found.targets()[i]);
        }
    }

    private static List<String> all(Communicator communicator) {
        var network = new Network(communicator);
        var all = network.first.plus(network.second);
        return network.gathered(all, all);
    }

    @Test
    void shouldFindThoseBetweenTwoViewsOnly() {
        Ranks.on(1, communicator -> {
            var network = new Network(communicator);
            var sources = network.first.slice(3, 9);
            var targets = network.first.slice(12, 14).plus(network.second.slice(1, 2));
            var all = network.first.plus(network.second);
            var expected = network.gathered(all, all).stream()
                    .filter(line -> isIn(line, 0, sources) && isIn(line, 1, targets))
                    .toList();
            assertEquals(expected, network.gathered(sources, targets));
            assertTrue(expected.size() > 3, "connections " + expected);
            return null;
        });
    }

    private static boolean isIn(String line, int column, NodeView nodes) {
        return nodes.neurons().indexOf(Integer.parseInt(line.split(" ")[column])) >= 0;
    }

    /** The weights of connections between the same neurons are the same, whoever else is asked for. */
    @Test
    void shouldTellTheSameOfSomeSourcesAsOfAll() {
        var network = new Network(new SingleProcess());
        var some = network.first.slice(5, 6).plus(network.first.slice(11, 14));
        var ofAll = text(network.simulator.connections(network.first, network.first)).stream()
                .filter(line -> some.neurons().indexOf(Integer.parseInt(line.split(" ")[0])) >= 0)
                .toList();
        assertTrue(ofAll.size() > 4, ofAll::toString);
        assertEquals(ofAll, text(network.simulator.connections(some, network.first)));
    }

    @Test
    void shouldTellTheWeightsThatNeuronsWithoutWeightsWereGiven() {
        var simulator = new Simulator(ms(0.1), new SingleProcess(), SETTINGS);
        var parrots = simulator.create(ParrotNeuron.defaults(), 50);
        var others = simulator.create(ParrotNeuron.defaults(), 50);
        var drawn = Synapse.of(pA(45), ms(1)).weight(Distribution.normal(45, 3));
        simulator.connect(parrots, others, ConnectionRule.oneToOne(), Synapse.of(pA(45), ms(1)));
        simulator.connect(parrots, others, ConnectionRule.oneToOne(), drawn);
        var generator = simulator.create(new PoissonGenerator(hertz(10_000)));
        simulator.connect(generator, parrots, ConnectionRule.allToAll(), drawn);
        var weights = simulator.connections(parrots, others).weights();
        var generators = simulator.connections(generator, parrots).weights();
        assertTrue(Arrays.stream(weights, 0, 50).allMatch(weight -> weight == 45));
        assertEquals(45, Arrays.stream(weights, 50, 100).average().orElseThrow(), 2);
        assertEquals(45, Arrays.stream(generators).average().orElseThrow(), 2);
        long once =
                Arrays.stream(simulator.simulate(ms(20)).spikeCounts(parrots)).sum();
        long twice =
                Arrays.stream(simulator.simulate(ms(1)).spikeCounts(others)).sum();
        assertEquals(10_000, once, 1000);
        assertEquals(2 * once, twice);
    }

    @Test
    void shouldTellTheWeightsThatAreUsed() {
        Ranks.on(1, communicator -> {
            var network = new Network(communicator);
            var drawn = network.simulator.connections(network.first, network.first);
            assertTrue(Arrays.stream(drawn.weights()).allMatch(weight -> weight * 32 == Math.rint(weight * 32)));
            assertTrue(Arrays.stream(drawn.weights()).distinct().count() > 30);
            assertEquals(40, Arrays.stream(drawn.weights()).average().orElse(0), 4 * 9 / Math.sqrt(drawn.size()));
            assertTrue(Arrays.stream(drawn.delaysMs()).allMatch(delay -> delay >= 0.5 && delay <= 3));
            return null;
        });
    }

    /** 100 pA end 4 mV times the weight above rest. Those of the first step arrive a delay later, and act from the next step on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldTellTheDrawnWeightsAndDelaysThatAGeneratorDrivesBy(int ranks) {
        record Driven(Connections connections, double[][] millivolts) {}
        var driven = Ranks.on(ranks, communicator -> {
            var simulator = new Simulator(ms(0.1), communicator, SETTINGS);
            var neurons = simulator.create(IafPscExp.defaults().vTh(mV(1e6)), 20);
            simulator.create(new PoissonGenerator());
            var current = simulator.create(new DcGenerator().amplitude(pA(100)));
            var drawn = Synapse.ofFactor(1, ms(1))
                    .weight(Distribution.uniform(1, 2))
                    .delay(Distribution.uniform(0.5, 3));
            simulator.connect(current, neurons, ConnectionRule.allToAll(), drawn);
            var voltmeter = simulator.create(new Voltmeter(ms(0.1)));
            simulator.connect(voltmeter, neurons);
            var voltages = simulator.simulate(ms(400)).voltages(voltmeter).millivolts();
            return new Driven(simulator.gatherConnections(current, neurons), voltages);
        });
        var connections = driven.connections();
        assertEquals(20, connections.size());
        assertTrue(Arrays.stream(connections.delaysMs()).distinct().count() > 3);
        for (int i = 0; i < connections.size(); i++) {
            assertEquals(1, connections.sources()[i], "number of the device");
            double[] potentials = driven.millivolts()[connections.targets()[i]];
            assertEquals(-70 + 100 * connections.weights()[i] * 10 / 250, potentials[potentials.length - 1], 1e-9);
            int delaySteps = (int) Math.rint(connections.delaysMs()[i] / 0.1);
            assertEquals(-70, potentials[delaySteps]);
            assertTrue(
                    potentials[delaySteps + 1] > -70,
                    "potential after " + connections.delaysMs()[i] + " ms");
        }
    }

    @Test
    void shouldTellWhichCallHasConnectedAGenerator() {
        var found = Ranks.on(2, communicator -> {
            var network = new Network(communicator);
            var noise = network.simulator.create(new PoissonGenerator());
            var other = network.simulator.create(new PoissonGenerator());
            var toOne = ConnectionRule.allToAll();
            network.simulator.connect(noise, network.first.slice(4, 6), toOne, Synapse.of(pA(3), ms(1.5)));
            network.simulator.connect(other, network.first, toOne, Synapse.of(pA(4), ms(2)));
            network.simulator.connect(noise, network.second.slice(2, 3), toOne, Synapse.of(pA(-5), ms(0.1)));
            var all = network.first.plus(network.second);
            var connections = network.simulator.gatherConnections(noise, all);
            var few = network.simulator.gatherConnections(noise, network.second);
            return List.of(
                    text(connections),
                    text(few),
                    IntStream.of(connections.projections()).boxed().sorted().toList());
        });
        assertEquals(List.of("0 22 -5.0 0.1", "0 4 3.0 1.5", "0 5 3.0 1.5"), found.get(0));
        assertEquals(List.of("0 22 -5.0 0.1"), found.get(1));
        assertEquals(List.of(0, 0, 1), found.get(2));
    }

    @Test
    void shouldRefuseRecorders() {
        Ranks.on(1, communicator -> {
            var network = new Network(communicator);
            var meter = network.simulator.create(new Voltmeter(ms(1)));
            network.simulator.connect(meter, network.first);
            var from = assertThrows(UserException.class, () -> network.simulator.connections(meter, network.first));
            assertEquals("connections from a voltmeter: expected neurons or a generator", from.getMessage());
            var noise = network.simulator.create(new PoissonGenerator());
            var to = assertThrows(UserException.class, () -> network.simulator.connections(network.first, noise));
            assertEquals("connections to a poisson_generator: expected neurons", to.getMessage());
            return null;
        });
    }

    /** What arrives in one step of weights that need more than 16 bits beside others that do not. */
    @Test
    void shouldAddSmallAndLargeWeightsExactly() {
        double[] weights = {0.125, 1e3, -17, 0.25};
        var potential = Ranks.on(1, communicator -> {
            var simulator = new Simulator(ms(0.1), communicator, SETTINGS);
            var model = IafPscDelta.defaults()
                    .eL(mV(0))
                    .vReset(mV(0))
                    .tauM(ms(1e12))
                    .vTh(mV(1e6));
            var neurons = simulator.create(model.initialVM(mV(2e6)), 4);
            var target = simulator.create(model, 2);
            for (int i = 0; i < weights.length; i++) {
                var edges = ConnectionRule.edges(new int[] {i, i}, new int[] {0, 1})
                        .withWeights(new double[] {weights[i], 3 * weights[i]});
                simulator.connect(
                        neurons,
                        target,
                        edges,
                        Synapse.of(mV(1), ms(0.1 * (1 + i))).delay(Distribution.uniform(0.35, 0.44)));
            }
            var voltmeter = simulator.create(new Voltmeter(ms(0.1)));
            simulator.connect(target, voltmeter);
            return simulator.simulate(ms(1)).voltages(voltmeter).millivolts()[0];
        });
        var before = Arrays.copyOf(potential, 4);
        assertArrayEquals(new double[4], before);
        assertEquals(983.375, potential[4], 1e-9);
    }

    private static String refusal(Simulator simulator) {
        return assertThrows(UserException.class, () -> simulator.simulate(ms(1)))
                .getMessage();
    }

    @Test
    void shouldRefuseWeightsTooFarApartToAddExactlyAndNameTheConnectCalls() {
        var simulator = new Simulator(ms(0.1));
        var neurons = simulator.create(IafPscDelta.defaults(), 4);
        var small = Synapse.of(mV(1), ms(1)).weight(Distribution.uniform(1, 2).negative());
        var large = Synapse.of(mV(1), ms(1)).weight(Distribution.uniform(0, 0x1p40));
        simulator.connect(neurons, neurons.slice(3, 4), ConnectionRule.allToAll(), small);
        simulator.connect(neurons.slice(0, 2), neurons.slice(1, 4), ConnectionRule.allToAll(), large);
        assertEquals(
                "weights of up to 1.099511627776E12 from neurons 0 to 1 to neurons 1 to 3 beside those in steps of"
                        + " 9.765625E-4 from neurons 0 to 3 to neurons 3:"
                        + " expected weights to a population that fit 48 bits together",
                refusal(simulator));
    }

    /** 120,000 times 2^30 steps are less than 2^47 of them, but 70,000 times that is more than 2^62. */
    @Test
    void shouldRefuseWeightsWhoseSumDoesNotFitAndNameTheConnectCalls() {
        var simulator = new Simulator(ms(0.1));
        var neurons = simulator.create(IafPscDelta.defaults(), 70_000);
        var fine = ConnectionRule.edges(new int[] {0, 1}, new int[] {0, 0}).withWeights(new double[] {0.5, 1});
        var coarse = Synapse.of(mV(1), ms(1)).weight(Distribution.uniform(60_000, 120_000));
        simulator.connect(neurons.slice(5, 7), neurons.slice(9, 10), fine, Synapse.of(mV(1), ms(1)));
        simulator.connect(neurons, neurons.slice(9, 10), ConnectionRule.allToAll(), coarse);
        assertEquals(
                "weights of up to 120000.0 from neurons 0 to 69999 to neurons 9 beside those in steps of"
                        + " 9.313225746154785E-10 from neurons 5 to 6 to neurons 9:"
                        + " expected a sum of the weights to a neuron of less than 2^62 steps",
                refusal(simulator));
    }

    @Test
    void shouldTellInWordsWhatThereIs() {
        var network = new Network(new SingleProcess());
        var sim = network.simulator;
        assertEquals(
                "3 connections of weight -0.5 to 1024 and delay 0.1 to 20 ms",
                sim.connections(network.first, network.second).toString());
        assertEquals(
                "0 connections", sim.connections(network.second, network.second).toString());
    }
}
