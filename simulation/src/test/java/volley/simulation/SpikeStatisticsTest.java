package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.allToAll;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import volley.exchange.Communicator;
import volley.exchange.SingleProcess;
import volley.models.IafPscDelta;
import volley.models.ParrotNeuron;
import volley.models.SpikeGenerator;
import volley.models.SpikeStatistics;
import volley.partition.UserException;
import volley.partition.random.Seeding;
import volley.simulation.record.SpikeTrainStatistics;

@Timeout(60)
class SpikeStatisticsTest {
    /** Three neurons that spike 0.1 ms after the times given. */
    private static SpikeTrainStatistics driven(
            Communicator communicator, double resolution, double startMs, double endMs, double... timesMs) {
        var simulator = new Simulator(ms(resolution), communicator, Settings.defaults());
        var neurons = simulator.create(IafPscDelta.defaults(), 3);
        var generator = simulator.create(SpikeGenerator.atMilliseconds(timesMs));
        simulator.connect(generator, neurons, allToAll(), Synapse.of(mV(20), ms(resolution)));
        var statistics = simulator.create(new SpikeStatistics(ms(startMs)));
        simulator.connect(neurons, statistics);
        return simulator.simulate(ms(endMs)).spikeStatistics(statistics);
    }

    private static double[] every(double intervalMs, int spikes) {
        return IntStream.rangeClosed(1, spikes).mapToDouble(i -> i * intervalMs).toArray();
    }

    /** All spikes kept, then evaluated: the same numbers. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldMeasureWhatRecordedSpikesHave(int ranks) {
        var network = new BrunelNetwork(50, 5, 2, 0.1, 0.4, 1.5, 0.1, 600, 100);
        var run = network.run(ranks, 1, Seeding.NEURON);
        var expected = NetworkStatistics.of(network, run.spikes());
        assertEquals(expected.get("rate_e"), run.exc().rateHertz(), 1e-9);
        assertEquals(expected.get("cv_isi_mean"), run.exc().meanCv(), 1e-8);
        assertEquals(expected.get("pop_fano_1ms"), run.exc().fanoFactor(), 1e-9);
    }

    @Test
    void shouldBeTheSameOnAnyNumberOfRanks() {
        var network = new BrunelNetwork(50, 5, 2, 0.1, 0.4, 1.5, 0.1, 400, 0);
        assertEquals(
                network.run(1, 1, Seeding.NEURON).exc(),
                network.run(4, 1, Seeding.NEURON).exc());
    }

    @Test
    void shouldHaveNoVariationInTheIntervalsOfAClock() {
        var statistics = driven(new SingleProcess(), 0.1, 0, 100, every(4, 20));
        assertEquals(0, statistics.meanCv(), 1e-12);
        assertEquals(200, statistics.rateHertz(), 1e-9);
        // 3 spikes in each of 20 of 100 bins: mean 0.6, variance 9/5 - 0.36.
        assertEquals(1.44 / 0.6, statistics.fanoFactor(), 1e-12);
    }

    @Test
    void shouldCountNothingBeforeItsStart() {
        // Stamped 40.1: the first that is later than the start.
        var statistics = driven(new SingleProcess(), 0.1, 40, 60, 10, 20, 30, 40, 50);
        assertEquals(40, statistics.startMs());
        assertEquals(2 * 1000.0 / 20, statistics.rateHertz(), 1e-9);
    }

    @Test
    void shouldNotTellTheVariationOfFewIntervals() {
        assertTrue(Double.isNaN(
                driven(new SingleProcess(), 0.1, 0, 50, every(4, 9)).meanCv()));
        assertEquals(0, driven(new SingleProcess(), 0.1, 0, 50, every(4, 10)).meanCv(), 1e-12);
    }

    /** A neuron that spikes ten times in one step has intervals of no length. */
    @Test
    void shouldLeaveOutNeuronsWhoseIntervalsHaveNoLength() {
        var simulator = new Simulator(ms(0.1));
        var burst = simulator.create(ParrotNeuron.defaults(), 1);
        var uneven = simulator.create(ParrotNeuron.defaults(), 1);
        drive(simulator, burst, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5);
        drive(simulator, uneven, 1, 2, 5, 6, 9, 10, 13, 14, 17, 18, 21);
        var ofBurst = simulator.create(new SpikeStatistics());
        simulator.connect(burst, ofBurst);
        var ofBoth = simulator.create(new SpikeStatistics());
        simulator.connect(burst.plus(uneven), ofBoth);
        var result = simulator.simulate(ms(30));
        assertTrue(Double.isNaN(result.spikeStatistics(ofBurst).meanCv()));
        // Intervals of 1 and 3 ms in turn.
        assertEquals(0.5, result.spikeStatistics(ofBoth).meanCv(), 1e-12);
        assertEquals(21 * 1000.0 / 30 / 2, result.spikeStatistics(ofBoth).rateHertz(), 1e-9);
    }

    private static void drive(Simulator simulator, NodeView neurons, double... timesMs) {
        var generator = simulator.create(SpikeGenerator.atMilliseconds(timesMs));
        simulator.connect(generator, neurons, allToAll(), Synapse.of(mV(1), ms(1)));
    }

    @Test
    void shouldCountInWholeStepsNearOneMillisecond() {
        assertEquals(0.8, driven(new SingleProcess(), 0.4, 0, 30, 4).binMs(), 1e-12);
        assertEquals(2, driven(new SingleProcess(), 2, 0, 30, 4).binMs(), 1e-12);
    }

    @Test
    void shouldMeasureNothingBeforeItsStart() {
        var statistics = driven(new SingleProcess(), 0.1, 40, 20, 10);
        assertTrue(
                Double.isNaN(statistics.rateHertz()) && Double.isNaN(statistics.fanoFactor()), statistics.toString());
    }

    @Test
    void shouldRefuseToTellOfNeuronsThatAreNotMeasured() {
        var simulator = new Simulator(ms(0.1));
        simulator.create(IafPscDelta.defaults(), 1);
        var statistics = simulator.create(new SpikeStatistics());
        var result = simulator.simulate(ms(1));
        assertThrows(UserException.class, () -> result.spikeStatistics(statistics));
    }

    @Test
    void shouldRefuseAStartBetweenSteps() {
        var simulator = new Simulator(ms(0.1));
        assertThrows(UserException.class, () -> simulator.create(new SpikeStatistics(ms(0.25))));
    }
}
