package volley.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.exchange.DryRun;
import volley.exchange.ReceivedSpikes;
import volley.exchange.SpikeExchange;
import volley.simulation.delivery.SpikeHistory;

class RandomSpikesTest {
    private static final int LAGS = 3;

    /** Lets rank 0 spike so often in each step of so many intervals, and gives what it receives, in order. */
    private static int[] spikes(int ranks, RandomSpikes random, int ownSpikes, int intervals) {
        var received = new ReceivedSpikes();
        var exchange = new SpikeExchange(new DryRun(ranks, random), LAGS, received);
        for (int interval = 0; interval < intervals; interval++) {
            for (int lag = 0; lag < LAGS; lag++) {
                for (int spike = 0; spike < ownSpikes; spike++) {
                    exchange.outgoing().add(spike);
                }
                exchange.outgoing().endLag();
            }
            exchange.exchange();
        }
        return Arrays.stream(received.take()).flatMapToInt(Arrays::stream).toArray();
    }

    private static TreeMap<Integer, Integer> byRank(int ranks, int[] spikes) {
        var counts = new TreeMap<Integer, Integer>();
        for (int id : spikes) {
            counts.merge(id % ranks, 1, Integer::sum);
        }
        return counts;
    }

    /** The mean is within five standard deviations of what was asked for; a rank has 10 or 250 neurons. */
    @ParameterizedTest
    @CsvSource({"100, 0.05", "2500, 0.1", "2500, 1"})
    void shouldDrawTheOtherRanksSpikesAtTheRateGiven(int neurons, double rate) {
        int intervals = 200;
        var random = new RandomSpikes(10, LAGS, OptionalDouble.of(rate), 1, 0, neurons);
        var spikes = byRank(10, spikes(10, random, 1, intervals));
        assertEquals(intervals * LAGS, spikes.get(0));
        double draws = neurons / 10 * intervals * LAGS;
        for (int rank = 1; rank < 10; rank++) {
            assertEquals(rate * draws, spikes.get(rank), 5 * Math.sqrt(draws * rate * (1 - rate)));
        }
    }

    @Test
    void shouldDrawAtThisRanksOwnRateWhereNoneIsGiven() {
        var random = new RandomSpikes(2, LAGS, OptionalDouble.empty(), 1, 0, 200);
        var spikes = byRank(2, spikes(2, random, 7, 300));
        assertEquals(0.07, random.rate(), 1e-12);
        assertEquals(7 * 300 * LAGS, spikes.get(1), 5 * Math.sqrt(7 * 300 * LAGS));
    }

    /** Rank 0 has 100 neurons of each; of the first, 10 spike in each step, of the second, 1, and none of the third. */
    @Test
    void shouldDrawEachPopulationAtTheRateOfThisRanksOwn() {
        int intervals = 400;
        var random = new RandomSpikes(10, LAGS, OptionalDouble.empty(), 1, 0, 1000, 2000, 3000);
        var history = new SpikeHistory(LAGS, 0, 1000, 2000, 3000);
        var exchange = new SpikeExchange(new DryRun(10, random), LAGS, history);
        var spikes = new int[3];
        for (int interval = 0; interval < intervals; interval++) {
            for (int lag = 0; lag < LAGS; lag++) {
                exchange.outgoing().population(0);
                for (int spike = 0; spike < 10; spike++) {
                    exchange.outgoing().add(spike);
                }
                exchange.outgoing().population(1);
                exchange.outgoing().add(100);
                exchange.outgoing().endLag();
            }
            exchange.exchange();
            for (int lag = 0; lag < LAGS; lag++) {
                var step = history.spikes(history.lastStep() - lag);
                for (int population = 0; population < 3; population++) {
                    spikes[population] += step.from(population + 1) - step.from(population);
                }
            }
        }
        double steps = intervals * LAGS;
        assertEquals(0.11 / 3, random.rate(), 1e-12);
        assertEquals(100 * steps, spikes[0], 100 * LAGS + 5 * Math.sqrt(90 * steps));
        assertEquals(10 * steps, spikes[1], 10 * LAGS + 5 * Math.sqrt(9 * steps));
        assertEquals(0, spikes[2]);
    }

    /** What does not fit in a block is asked for again. */
    @Test
    void shouldDrawTheSameWheneverTheSameIsAskedFor() {
        var random = new RandomSpikes(5, LAGS, OptionalDouble.of(0.1), 1, 0, 2000);
        int once = random.spikes(3, 8).spikes();
        random.spikes(4, 8);
        assertEquals(once, random.spikes(3, 8).spikes());
        assertFalse(once == random.spikes(3, 9).spikes()
                && once == random.spikes(2, 8).spikes());
        int[] first = spikes(5, new RandomSpikes(5, LAGS, OptionalDouble.of(0.1), 1, 0, 2000), 2, 20);
        assertArrayEquals(first, spikes(5, new RandomSpikes(5, LAGS, OptionalDouble.of(0.1), 1, 0, 2000), 2, 20));
    }

    @Test
    void shouldSpikeOnlyWithNeuronsThatThereAre() {
        var random = new RandomSpikes(4, LAGS, OptionalDouble.of(0.9), 1, 0, 10);
        for (int id : spikes(4, random, 0, 500)) {
            assertTrue(id >= 0 && id < 10 && id % 4 != 0, "id " + id);
        }
    }

    /** At the end of a simulation the ranks that are not there go on to the end of theirs. */
    @Test
    void shouldBeReadInAnIntervalThatIsCutShort() {
        var received = new ReceivedSpikes();
        var random = new RandomSpikes(4, LAGS, OptionalDouble.of(0.1), 1, 0, 4000);
        var exchange = new SpikeExchange(new DryRun(4, random), LAGS, received);
        exchange.outgoing().endLag();
        exchange.exchange();
        int[][] lags = received.take();
        assertEquals(1, lags.length);
        assertEquals(300, lags[0].length, 5 * Math.sqrt(300 * 0.9));
        for (int id : lags[0]) {
            assertTrue(id >= 0 && id < 4000 && id % 4 != 0, "id " + id);
        }
    }

    @Test
    void shouldRejectMoreRanksThanNeurons() {
        var none = OptionalDouble.empty();
        assertThrows(IllegalArgumentException.class, () -> new RandomSpikes(11, 1, none, 1, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> new RandomSpikes(0, 1, none, 1, 0, 10));
    }
}
