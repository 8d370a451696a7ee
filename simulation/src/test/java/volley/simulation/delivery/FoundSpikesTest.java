package volley.simulation.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import volley.exchange.DryRun;
import volley.exchange.SpikeExchange;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.Seeding;
import volley.partition.store.IndexedTable;
import volley.partition.store.Store;
import volley.simulation.RandomSpikes;

/** What is looked up of an interval, rank by rank, is what each step's spikes bring by themselves. */
@Timeout(60)
class FoundSpikesTest {
    private static final int[] TWO = {0, 24_000, 30_000};
    private static final int[] EIGHT = {0, 1, 2, 6000, 9000, 11_000, 12_000, 28_000, 30_000};
    private static final int TARGETS = 300;
    private static final int STEPS = 40;

    /** Of sources with ten targets each in the mean. */
    private static IndexedTable table(int ranks, NodeSet sources) {
        var incoming = new IncomingConnections(
                ConnectionRule.fixedIndegree(Math.max(1, sources.size() / 30)),
                sources,
                NodeSet.of(0, ranks * TARGETS),
                new RoundRobin(ranks / 2, ranks),
                Seeding.NEURON,
                1);
        return (IndexedTable) Store.LIST.build(incoming);
    }

    /** What has been exchanged in a job whose ranks spike at random, but for rank 0, whose first neurons do. */
    private static SpikeHistory history(int ranks, int lags, double rate, int[] populations) {
        var history = new SpikeHistory(STEPS, populations);
        history.readByRank();
        var absent = new RandomSpikes(ranks, lags, OptionalDouble.of(rate), 1, populations);
        var exchange = new SpikeExchange(new DryRun(ranks, absent), lags, history);
        for (int step = 0; step < STEPS; step++) {
            exchange.outgoing().population(0);
            for (int spike = 0; spike < Math.min(20 * (step % 5), 30_000 / ranks); spike++) {
                exchange.outgoing().add(spike);
            }
            exchange.outgoing().endLag();
            if (step % lags == lags - 1 || step == STEPS - 1) {
                exchange.exchange();
            }
        }
        return history;
    }

    private static Stream<Arguments> jobs() {
        var all = NodeSet.of(0, 30_000);
        var first = NodeSet.of(0, 24_000);
        var second = NodeSet.of(24_000, 30_000);
        var part = NodeSet.of(1234, 29_876);
        return Stream.of(
                Arguments.of(7, 8, 0.02, TWO, all),
                Arguments.of(7, 8, 0.02, TWO, first),
                Arguments.of(7, 8, 0.02, TWO, second),
                Arguments.of(7, 8, 0.02, TWO, part),
                Arguments.of(7, 1, 0.02, TWO, second),
                Arguments.of(7, 9, 0.02, TWO, second),
                Arguments.of(7, 8, 0.02, EIGHT, part),
                Arguments.of(7, 8, 0.02, EIGHT, NodeSet.of(9000, 12_000)),
                Arguments.of(100, 8, 0.5, TWO, NodeSet.of(24_000, 24_020)),
                Arguments.of(1, 8, 0.02, TWO, all),
                Arguments.of(2, 8, 0.001, TWO, part),
                Arguments.of(2, 8, 0.9, TWO, part),
                Arguments.of(1000, 8, 0.5, TWO, part),
                Arguments.of(1000, 8, 0.5, TWO, NodeSet.of(24_000, 24_700)));
    }

    @ParameterizedTest(name = "{0} ranks, {1} lags, rate {2}, sources {4}")
    @MethodSource("jobs")
    void shouldCountAsEachStepByItself(int ranks, int lags, double rate, int[] populations, NodeSet sources) {
        var table = table(ranks, sources);
        var history = history(ranks, lags, rate, populations);
        var selection = new SourceSelection(sources);
        var found = new FoundSpikes(table, sources.ranges().getFirst());
        var other = table(ranks, sources);
        long events = 0;
        for (int stamp = 1; stamp <= STEPS; stamp++) {
            assertTrue(history.spikes(stamp).interval().isByRank());
            var counts = new int[TARGETS];
            long countedEvents = found.count(stamp, history, counts);
            var expected = new int[TARGETS];
            int number = selection.select(history.spikes(stamp));
            assertEquals(other.count(selection.indices(), number, expected), countedEvents, "events of step " + stamp);
            assertArrayEquals(expected, counts, "counts of step " + stamp);
            events += countedEvents;
        }
        assertTrue(events > 500, events + " events");
    }

    /** After a checkpoint the history is another one. */
    @Test
    void shouldLookUpAgainOnceCleared() {
        var sources = NodeSet.of(0, 30_000);
        var found = new FoundSpikes(table(7, sources), sources.ranges().getFirst());
        var counts = new int[TARGETS];
        long atFirst = found.count(1, history(7, 8, 0.001, TWO), counts);
        var history = history(7, 8, 0.1, TWO);
        assertEquals(atFirst, found.count(1, history, counts));
        found.clear();
        assertTrue(found.count(1, history, counts) > 10 * atFirst);
    }
}
