package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volley.exchange.Communicator;
import volley.models.IafPscDelta;
import volley.models.SpikeRecorder;
import volley.models.SpikeStatistics;
import volley.models.Voltmeter;
import volley.partition.UserException;

/** Ranks that make different calls at once are told so, and do not take each other's numbers for their own. */
@Timeout(60)
class CommonCallTest {
    /** What a rank asks a simulator that has simulated 1 ms. */
    private interface Question {
        void ask(Fixture fixture, SimulationResult result);
    }

    /** A small network with all that can be asked. */
    private static final class Fixture {
        final Simulator simulator;
        final NodeView neurons;
        final NodeView voltmeter;
        final NodeView statistics;
        final NodeView recorder;

        Fixture(Communicator communicator) {
            simulator = new Simulator(ms(0.1), communicator, Settings.defaults());
            neurons = simulator.create(IafPscDelta.defaults(), 10);
            voltmeter = simulator.create(new Voltmeter());
            statistics = simulator.create(new SpikeStatistics());
            recorder = simulator.create(new SpikeRecorder());
            simulator.connect(neurons, neurons, fixedIndegree(2), Synapse.of(mV(1), ms(1)));
            simulator.connect(neurons, voltmeter);
            simulator.connect(neurons, statistics);
            simulator.connect(neurons, recorder);
        }
    }

    private static Arguments question(String call, Question question) {
        return Arguments.of(call, question);
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                question("rate of neurons 0 to 3", (f, result) -> result.rate(f.neurons.slice(0, 4))),
                question("traces of device 0", (f, result) -> result.traces(f.voltmeter)),
                question("voltages of device 0", (f, result) -> result.voltages(f.voltmeter)),
                question("spike statistics of device 1", (f, result) -> result.spikeStatistics(f.statistics)),
                question("events of device 2", (f, result) -> result.events(f.recorder)),
                question("spike counts of neurons 0 to 3", (f, result) -> result.spikeCounts(f.neurons.slice(0, 4))),
                question("V_m of neurons 0 to 3", (f, result) -> f.simulator.values(f.neurons.slice(0, 4), "V_m")),
                question("statistics", (f, result) -> result.statistics()),
                question("simulate 20 steps", (f, result) -> f.simulator.simulate(ms(2))),
                question(
                        "connections from neurons 0 to 3 to" + " neurons 0 to 9",
                        (f, result) -> f.simulator.gatherConnections(f.neurons.slice(0, 4), f.neurons)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void shouldTellThatAnotherRankAsksSomethingElse(String call, Question question) {
        assertEquals(message(call, "fingerprint"), refusal(question, (f, result) -> result.fingerprint()));
    }

    @Test
    void shouldTellThatAnotherRankAsksForOtherNeurons() {
        assertEquals(
                message("rate of neurons 5 to 9", "rate of neurons 0 to 4"),
                refusal(
                        (f, result) -> result.rate(f.neurons.slice(5, 10)),
                        (f, result) -> result.rate(f.neurons.slice(0, 5))));
    }

    @Test
    void shouldTellThatAnotherRankSimulatesLonger() {
        assertEquals(
                message("simulate 30 steps", "simulate 20 steps"),
                refusal((f, result) -> f.simulator.simulate(ms(3)), (f, result) -> f.simulator.simulate(ms(2))));
    }

    private static String message(String ofRankOne, String ofRankZero) {
        return "ranks make different calls at once: rank 1 has \"" + ofRankOne + "\", rank 0 \"" + ofRankZero
                + "\", expected the same calls in the same order on every rank";
    }

    private static String refusal(Question ofRankOne, Question ofRankZero) {
        return assertThrows(
                        UserException.class,
                        () -> Ranks.on(2, communicator -> {
                            var fixture = new Fixture(communicator);
                            var result = fixture.simulator.simulate(ms(1));
                            (communicator.rank() == 0 ? ofRankZero : ofRankOne).ask(fixture, result);
                            return result;
                        }))
                .getMessage();
    }
}
