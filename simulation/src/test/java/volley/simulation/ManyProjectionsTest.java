package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import volley.exchange.SingleProcess;
import volley.models.IafPscDelta;
import volley.partition.random.Distribution;

/** What a step costs does not grow with the number of connect calls, or of ranges of neurons, for its own sake. */
class ManyProjectionsTest {
    private static final Synapse SYNAPSE = Synapse.of(mV(0.1), ms(1.5));

    private final Simulator simulator = new Simulator(ms(0.1), new SingleProcess(), Settings.defaults());
    private final NodeView neurons = simulator.create(IafPscDelta.defaults(), 100);

    /** Neurons 10 n to 10 n + 9. */
    private NodeView part(int n) {
        return neurons.slice(10 * n, 10 * n + 10);
    }

    private void connectAllParts(Synapse synapse) {
        for (int source = 0; source < 10; source++) {
            for (int target = 0; target < 10; target++) {
                simulator.connect(part(source), part(target), fixedIndegree(3), synapse);
            }
        }
    }

    private int deliveries() {
        return simulator.builder().build().projections().size();
    }

    @Test
    void shouldDeliverProjectionsThatAgreeAsOne() {
        connectAllParts(SYNAPSE);
        assertEquals(10, deliveries());
    }

    @Test
    void shouldDeliverProjectionsOfDrawnDelaysThatAgreeAsOne() {
        connectAllParts(SYNAPSE.delay(Distribution.uniform(1, 2)));
        assertEquals(10, deliveries());
    }

    @Test
    void shouldKeepApartProjectionsThatDiffer() {
        simulator.connect(part(0), part(1), fixedIndegree(3), SYNAPSE);
        simulator.connect(part(2), part(3), fixedIndegree(3), SYNAPSE);
        simulator.connect(part(0), part(4), fixedIndegree(3), Synapse.of(mV(0.2), ms(1.5)));
        simulator.connect(part(0), part(5), fixedIndegree(3), Synapse.of(mV(0.1), ms(1.6)));
        simulator.connect(part(0), part(6), fixedIndegree(3), SYNAPSE.delay(Distribution.uniform(1, 2)));
        assertEquals(5, deliveries());
    }

    /** What two projections bring a neuron is added up projection by projection. */
    @Test
    void shouldKeepApartProjectionsToTheSameNeurons() {
        simulator.connect(part(0), part(1), fixedIndegree(3), SYNAPSE);
        simulator.connect(part(0), part(1).plus(part(2)), fixedIndegree(3), SYNAPSE);
        simulator.connect(part(0), part(3), fixedIndegree(3), SYNAPSE);
        assertEquals(2, deliveries());
    }

    /** More would take 4 bytes each. */
    @Test
    void shouldNotJoinMoreTargetsThanTwoBytesNumber() {
        var many = simulator.create(IafPscDelta.defaults(), 3 << 15);
        for (int part = 0; part < 3; part++) {
            simulator.connect(neurons, many.slice(part << 15, part + 1 << 15), fixedIndegree(1), SYNAPSE);
        }
        assertEquals(2, deliveries());
    }

    @Test
    void shouldTakeNoMoreMemoryForScatteredNeurons() {
        double contiguous =
                bytesPerSynapse(sim -> connect(sim, IntStream.range(0, 1000).toArray()));
        int[] scattered = new Random(1).ints(0, 10_000).distinct().limit(1000).toArray();
        double ofScattered = bytesPerSynapse(sim -> connect(sim, scattered));
        assertTrue(ofScattered < 1.05 * contiguous, ofScattered + " bytes, of contiguous neurons " + contiguous);
    }

    /** Neurons among 10,000 to each other. */
    private static void connect(Simulator sim, int[] indices) {
        var all = sim.create(IafPscDelta.defaults(), 10_000);
        var some = IntStream.of(indices)
                .mapToObj(index -> all.slice(index, index + 1))
                .reduce(NodeView::plus)
                .orElseThrow();
        sim.connect(some, some, fixedIndegree(100), SYNAPSE);
    }

    private static double bytesPerSynapse(Consumer<Simulator> network) {
        var sim = new Simulator(ms(0.1), new SingleProcess(), Settings.defaults());
        network.accept(sim);
        var statistics = sim.simulate(ms(1)).statistics();
        return (double) statistics.synapseBytes() / statistics.synapses();
    }
}
