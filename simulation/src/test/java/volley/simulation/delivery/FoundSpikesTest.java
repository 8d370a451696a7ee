package volley.simulation.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import volley.partition.NodeSet;
import volley.partition.RoundRobin;
import volley.partition.connect.ConnectionRule;
import volley.partition.connect.IncomingConnections;
import volley.partition.random.Seeding;
import volley.partition.store.IndexedTable;
import volley.partition.store.Store;

/** What is looked up of many steps together is what each step's spikes bring by themselves. */
@Timeout(60)
class FoundSpikesTest {
    private static final int RANKS = 7;
    /** So many that the index has parts, of two populations, behind others that are no sources. */
    private static final int FIRST = 1000;

    private static final int SECOND = 900_000;
    private static final int END = 1_500_000;
    private static final int TARGETS = 300;
    private static final int STEPS = 40;
    private static final int STEPS_OF_INTERVAL = 8;

    private final SplittableRandom random = new SplittableRandom(1);

    /** In the order in which they arrive: rank by rank, ascending on each. */
    private int[] spikes(int number) {
        return random.ints(number, 0, END)
                .boxed()
                .sorted((one, other) -> one % RANKS == other % RANKS ? one - other : one % RANKS - other % RANKS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static IndexedTable table(NodeSet sources) {
        var incoming = new IncomingConnections(
                ConnectionRule.fixedIndegree(20_000),
                sources,
                NodeSet.of(0, RANKS * TARGETS),
                new RoundRobin(2, RANKS),
                Seeding.NEURON,
                1);
        var table = (IndexedTable) Store.LIST.build(incoming);
        assertTrue(table.parts() > 1, table.parts() + " part");
        return table;
    }

    private void shouldCountAsEachStepByItself(NodeSet sources) {
        var table = table(sources);
        var history = new SpikeHistory(STEPS, 0, FIRST, SECOND, END);
        for (int first = 1; first <= STEPS; first += STEPS_OF_INTERVAL) {
            var interval = history.next(STEPS_OF_INTERVAL);
            for (int step = first; step < first + STEPS_OF_INTERVAL; step++) {
                int[] ids = spikes(step % 5 == 0 ? 0 : 300 * step);
                interval.addStep(ids, ids.length);
            }
        }
        var selection = new SourceSelection(sources);
        var found = new FoundSpikes(table, new SourceSelection(sources));
        long events = 0;
        for (int stamp = 1; stamp <= STEPS; stamp++) {
            var expected = new int[TARGETS];
            int number = selection.select(history.spikes(stamp));
            long expectedEvents = table.count(selection.indices(), number, expected);
            var counts = new int[TARGETS];
            assertEquals(expectedEvents, found.count(stamp, history, counts), "events of step " + stamp);
            assertArrayEquals(expected, counts, "counts of step " + stamp);
            events += expectedEvents;
        }
        assertTrue(events > 100_000, events + " events");
    }

    @Test
    void shouldCountAsEachStepByItselfOfARange() {
        shouldCountAsEachStepByItself(NodeSet.of(FIRST, END));
    }

    @Test
    void shouldCountAsEachStepByItselfOfScatteredSources() {
        shouldCountAsEachStepByItself(NodeSet.of(FIRST, 800_000).plus(NodeSet.of(950_000, END)));
    }

    /** After a checkpoint the history is another one. */
    @Test
    void shouldLookUpAgainOnceCleared() {
        var sources = NodeSet.of(FIRST, END);
        var table = table(sources);
        var found = new FoundSpikes(table, new SourceSelection(sources));
        var silent = new SpikeHistory(2, 0, FIRST, SECOND, END);
        silent.next(1).addStep(new int[0], 0);
        var counts = new int[TARGETS];
        assertEquals(0, found.count(1, silent, counts));
        var history = new SpikeHistory(2, 0, FIRST, SECOND, END);
        int[] ids = spikes(10_000);
        Arrays.sort(ids);
        history.next(1).addStep(ids, ids.length);
        assertEquals(0, found.count(1, history, counts));
        found.clear();
        assertTrue(found.count(1, history, counts) > 1000);
    }
}
