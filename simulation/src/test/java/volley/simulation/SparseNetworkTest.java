package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static volley.models.Units.hertz;
import static volley.models.Units.mV;
import static volley.models.Units.ms;
import static volley.partition.connect.ConnectionRule.allToAll;
import static volley.partition.connect.ConnectionRule.fixedIndegree;

import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.exchange.Communicator;
import volley.models.IafPscDelta;
import volley.models.PoissonGenerator;
import volley.models.SpikeRecorder;
import volley.partition.random.Distribution;
import volley.partition.random.Seeding;
import volley.partition.store.Store;
import volley.simulation.record.SpikeTrains;

/** Sparse connections, whose spikes are read by rank where there are many, bring what is read step by step. */
@Timeout(60)
class SparseNetworkTest {
    private record Outcome(long fingerprint, long events, SpikeTrains some, SpikeTrains all) {}

    /** Three populations with all kinds of delays; sources are one, two, all, and scattered parts of them. */
    private static Outcome run(Communicator communicator, Store store, double hertz, boolean mixed) {
        var settings = new Settings(1, Seeding.NEURON, Optional.of(store));
        var sim = new Simulator(ms(0.1), communicator, settings);
        var model = IafPscDelta.defaults();
        var first = sim.create(model, 500);
        var second = sim.create(model, 301);
        var third = sim.create(model, 97);
        var all = first.plus(second).plus(third);
        var noise = sim.create(new PoissonGenerator(hertz(hertz)));
        sim.connect(noise, all, allToAll(), Synapse.of(mV(0.5), ms(0.3)));
        sim.connect(first, all, fixedIndegree(5), Synapse.of(mV(0.4), ms(1.5)));
        sim.connect(second, all, fixedIndegree(3), Synapse.of(mV(-0.3), ms(0.7)));
        sim.connect(first.slice(100, 450).plus(second), third, fixedIndegree(7), Synapse.of(mV(0.2), ms(4)));
        sim.connect(all.slice(77, 801), all, fixedIndegree(2), Synapse.of(mV(0.1), ms(2.2)));
        sim.connect(first.slice(0, 50).plus(third), first, fixedIndegree(1), Synapse.of(mV(0.1), ms(0.9)));
        if (mixed) {
            var synapse = Synapse.of(mV(0.1), ms(1)).delay(Distribution.uniform(1, 3));
            sim.connect(third, first, fixedIndegree(2), synapse);
        }
        var some = sim.create(new SpikeRecorder().start(ms(12.3)).stop(ms(31.4)));
        sim.connect(second.slice(10, 13).plus(third.slice(5, 50)), some);
        var every = sim.create(new SpikeRecorder());
        sim.connect(all, every);
        sim.simulate(ms(20.3));
        sim.simulate(ms(0.1));
        var result = sim.simulate(ms(39.6));
        return new Outcome(
                result.fingerprint(), result.statistics().synapticEvents(), result.spikes(some), result.spikes(every));
    }

    private static void assertSame(SpikeTrains expected, SpikeTrains actual) {
        assertArrayEquals(expected.senders(), actual.senders());
        assertArrayEquals(expected.timesMs(), actual.timesMs());
    }

    @ParameterizedTest(name = "{0} ranks, noise of {1} spikes/s, mixed: {2}")
    @CsvSource({"1, 9000, false", "2, 9000, false", "3, 30000, true", "5, 2500, false", "7, 9000, true", "7, 300, true"
    })
    void shouldBeAsWithConnectionsThatAreReadStepByStep(int ranks, double hertz, boolean mixed) {
        var expected = Ranks.on(1, communicator -> run(communicator, Store.COMPACT, hertz, mixed));
        var actual = Ranks.on(ranks, communicator -> run(communicator, Store.LIST, hertz, mixed));
        assertEquals(expected.fingerprint, actual.fingerprint);
        assertEquals(expected.events, actual.events);
        assertSame(expected.all, actual.all);
        assertSame(expected.some, actual.some);
        assertTrue(hertz < 1000 || expected.events > 5000, expected.events + " events");
    }
}
