package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.Communicator;
import volley.exchange.SingleProcess;
import volley.models.IafPscDelta;
import volley.models.Multimeter;
import volley.models.SpikeGenerator;
import volley.models.SpikeRecorder;
import volley.models.Voltmeter;
import volley.simulation.record.SpikeTrains;

/** Neurons 0 to 9 spike at 1.1 ms and 4.1 ms, 10 to 14 at 2.6 ms, 15 to 19 never. */
@Timeout(60)
class SimulationResultTest {
    private static final class Network {
        final Simulator simulator;
        final NodeView often;
        final NodeView once;
        final NodeView never;
        final NodeView recorder;

        Network(Communicator communicator) {
            simulator = new Simulator(ms(0.1), communicator, Settings.defaults());
            often = simulator.create(IafPscDelta.defaults(), 10);
            var others = simulator.create(IafPscDelta.defaults(), 10);
            once = others.slice(0, 5);
            never = others.slice(5, 10);
            recorder = simulator.create(new SpikeRecorder());
            drive(often, 1, 4);
            drive(once, 2.5);
        }

        private void drive(NodeView neurons, double... timesMs) {
            var generator = simulator.create(SpikeGenerator.atMilliseconds(timesMs));
            simulator.connect(generator, neurons, allToAll(), Synapse.of(mV(20), ms(0.1)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldSortRecordedSpikesByTimeThenSender(int ranks) {
        var spikes = Ranks.on(ranks, communicator -> {
            var network = new Network(communicator);
            network.simulator.connect(network.once, network.recorder);
            network.simulator.connect(network.often.slice(7, 10).plus(network.often.slice(0, 2)), network.recorder);
            network.simulator.connect(network.often.slice(0, 1), network.recorder);
            network.simulator.connect(network.never, network.recorder);
            return network.simulator.simulate(ms(10)).spikes(network.recorder);
        });
        assertArrayEquals(new int[] {0, 1, 7, 8, 9, 10, 11, 12, 13, 14, 0, 1, 7, 8, 9}, spikes.senders());
        assertArrayEquals(
                new double[] {1.1, 1.1, 1.1, 1.1, 1.1, 2.6, 2.6, 2.6, 2.6, 2.6, 4.1, 4.1, 4.1, 4.1, 4.1},
                spikes.timesMs());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldGiveRatesOfAllNeuronsRecordedOrNot(int ranks) {
        var rates = Ranks.on(ranks, communicator -> {
            var network = new Network(communicator);
            var result = network.simulator.simulate(ms(10));
            return List.of(
                    result.rate(network.often),
                    result.rate(network.once),
                    result.rate(network.never),
                    result.rate(network.often.plus(network.once)),
                    result.rate(network.often.slice(3, 4)));
        });
        assertEquals(List.of(200.0, 100.0, 0.0, 25 * 100.0 / 15, 200.0), rates);
    }

    @Test
    void shouldGiveRateZeroBeforeAnyTimeHasPassed() {
        var network = new Network(new SingleProcess());
        assertEquals(0, network.simulator.simulate(ms(0)).rate(network.often));
    }

    @Test
    void shouldKeepRecordersApart() {
        var network = new Network(new SingleProcess());
        var second = network.simulator.create(new SpikeRecorder());
        network.simulator.connect(network.once, network.recorder);
        network.simulator.connect(network.often, second);
        var result = network.simulator.simulate(ms(10));
        assertEquals(5, result.spikes(network.recorder).size());
        assertEquals(20, result.spikes(second).size());
    }

    @Test
    void shouldGatherWhatIsRecordedOnRankZero() {
        var sizes = new ConcurrentHashMap<Integer, Integer>();
        Ranks.on(3, communicator -> {
            var network = new Network(communicator);
            network.simulator.connect(network.often, network.recorder);
            var spikes = network.simulator.simulate(ms(10)).spikes(network.recorder);
            return sizes.put(communicator.rank(), spikes.size());
        });
        assertEquals(
                List.of(20, 0, 0), IntStream.range(0, 3).mapToObj(sizes::get).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldRecordPotentialsAtItsInterval(int ranks) {
        var traces = Ranks.on(ranks, communicator -> {
            var network = new Network(communicator);
            var voltmeter = network.simulator.create(new Voltmeter());
            network.simulator.connect(network.once.slice(0, 2).plus(network.never.slice(0, 1)), voltmeter);
            network.simulator.simulate(ms(3.9));
            return network.simulator.simulate(ms(1.5)).voltages(voltmeter);
        });
        assertArrayEquals(new int[] {10, 11, 15}, traces.senders());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5}, traces.timesMs());
        for (var row : traces.millivolts()) {
            assertArrayEquals(new double[] {-70, -70, -70, -70, -70}, row, 1e-12);
        }
    }

    /** A voltmeter asks: NEST has it as the source. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldRecordTheSameWhereTheVoltmeterIsTheSource(int ranks) {
        var traces = Ranks.on(ranks, communicator -> {
            var network = new Network(communicator);
            var source = network.simulator.create(new Voltmeter());
            var target = network.simulator.create(new Voltmeter());
            network.simulator.connect(source, network.once);
            network.simulator.connect(network.once, target);
            var result = network.simulator.simulate(ms(5));
            return List.of(result.voltages(source), result.voltages(target));
        });
        assertArrayEquals(new int[] {10, 11, 12, 13, 14}, traces.getFirst().senders());
        assertArrayEquals(traces.getLast().timesMs(), traces.getFirst().timesMs());
        assertArrayEquals(traces.getLast().millivolts(), traces.getFirst().millivolts());
    }

    /** Ranks send a million values at once: here each has 1.2 million. Every potential decays from a start of its own. */
    @Test
    void shouldGatherMoreValuesThanAMessageHolds() {
        int neurons = 400;
        int records = 6000;
        var starts =
                IntStream.range(0, neurons).mapToDouble(i -> -69 + 0.01 * i).toArray();
        var traces = Ranks.on(2, communicator -> {
            var simulator = new Simulator(ms(0.1), communicator, Settings.defaults());
            var population = simulator.create(IafPscDelta.defaults().with("V_m", starts), neurons);
            var multimeter = simulator.create(new Multimeter().interval(ms(0.1)).recordFrom("I", "V_m"));
            simulator.connect(multimeter, population);
            return simulator.simulate(ms(0.1 * records)).traces(multimeter);
        });
        assertEquals(records, traces.timesMs().length);
        var potentials = traces.values().get("V_m");
        for (int neuron = 0; neuron < neurons; neuron++) {
            for (int record = 0; record < records; record++) {
                double decayed = (starts[neuron] + 70) * Math.exp(-traces.timesMs()[record] / 10);
                assertEquals(-70 + decayed, potentials[neuron][record], 1e-9);
            }
        }
    }

    @Test
    void shouldTellInWordsWhatWasRecorded() {
        var network = new Network(new SingleProcess());
        var voltmeter = network.simulator.create(new Voltmeter());
        var silent = network.simulator.create(new SpikeRecorder());
        network.simulator.connect(network.often.plus(network.once), network.recorder);
        network.simulator.connect(network.never, silent);
        network.simulator.connect(network.often.slice(0, 3), voltmeter);
        var result = network.simulator.simulate(ms(10));
        assertEquals(
                "25 spikes of 15 neurons from 1.1 to 4.1 ms",
                result.spikes(network.recorder).toString());
        assertEquals("0 spikes", result.spikes(silent).toString());
        String traces = "V_m of 3 neurons, 10 values each from 1 to 10 ms";
        assertEquals(traces, result.traces(voltmeter).toString());
        assertEquals(traces, result.voltages(voltmeter).toString());
        assertEquals(
                "1,234 spikes of 2 neurons from 0.1 to 0.1 ms",
                new SpikeTrains(
                                IntStream.range(0, 1234).map(i -> i % 2).toArray(),
                                IntStream.range(0, 1234).mapToDouble(i -> 0.1).toArray())
                        .toString());
    }

    /** Times are as near to their decimal notation as a double can be, with any usual step. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.01, 0.05, 0.125, 0.25, 0.5, 1, 2})
    void shouldStampWithDecimalTimes(double resolution) {
        var grid = new TimeGrid(resolution);
        for (int step = 0; step < 2000; step++) {
            double expected = Double.parseDouble(new java.math.BigDecimal(Double.toString(resolution))
                    .multiply(new java.math.BigDecimal(step))
                    .toPlainString());
            assertEquals(expected, grid.timeMs(step));
            assertEquals(step, grid.steps("time", expected));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldCountSpikesEventsAndSynapsesOfAllRanks(int ranks) {
        var statistics = Ranks.on(ranks, communicator -> {
            var network = new Network(communicator);
            var all = network.often.plus(network.once).plus(network.never);
            long made = network.simulator.connect(all, network.never, allToAll(), Synapse.of(mV(0), ms(1)));
            assertEquals(100, made);
            made = network.simulator.connect(network.once, all, fixedIndegree(3), Synapse.of(mV(0), ms(1)));
            assertEquals(60, made);
            return network.simulator.simulate(ms(10)).statistics();
        });
        assertEquals(25, statistics.spikes());
        assertEquals(160, statistics.synapses());
        assertEquals(25 * 5 + 60, statistics.synapticEvents());
        assertTrue(statistics.synapseBytes() >= 160, "bytes " + statistics.synapseBytes());
        assertEquals(ranks, statistics.ranks().size());
    }

    @Test
    void shouldTellTheObserverOncePerInterval() {
        var network = new Network(new SingleProcess());
        network.simulator.connect(network.once, network.never, allToAll(), Synapse.of(mV(0), ms(1.5)));
        var steps = new ArrayList<Long>();
        network.simulator.simulate(ms(4), steps::add);
        assertEquals(List.of(15L, 30L, 40L), steps);
    }
}
