package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunTest {
    private static final int LAGS = 3;

    /** Lets a rank spike so often in each of so many intervals, and counts what it receives by rank. */
    private static TreeMap<Integer, Integer> spikesByRank(DryRun dryRun, int ownSpikes, int intervals) {
        var exchange = new SpikeExchange(dryRun, LAGS);
        var received = new TreeMap<Integer, Integer>();
        for (int interval = 0; interval < intervals; interval++) {
            for (int lag = 0; lag < LAGS; lag++) {
                for (int spike = 0; spike < ownSpikes; spike++) {
                    exchange.outgoing().add(0);
                }
                exchange.outgoing().endLag();
            }
            exchange.exchange();
            for (int lag = 0; lag < LAGS; lag++) {
                var ids = new int[exchange.nextLagSpikes()];
                exchange.readLag(ids);
                for (int id : ids) {
                    received.merge(id % dryRun.size(), 1, Integer::sum);
                }
            }
        }
        return received;
    }

    /** The mean is within five standard deviations of what was asked for; a rank has 10 or 250 neurons. */
    @ParameterizedTest
    @CsvSource({"100, 0.05", "2500, 0.1", "2500, 3"})
    void shouldDrawTheOtherRanksSpikesAtTheRateGiven(int neurons, double rate) {
        int intervals = 200;
        var spikes = spikesByRank(new DryRun(10, neurons, LAGS, OptionalDouble.of(rate), 1), 1, intervals);
        assertEquals(intervals * LAGS, spikes.get(0));
        double expected = rate * neurons / 10 * intervals * LAGS;
        for (int rank = 1; rank < 10; rank++) {
            assertEquals(expected, spikes.get(rank), 5 * Math.sqrt(expected));
        }
    }

    @Test
    void shouldDrawAtThisRanksOwnRateWhereNoneIsGiven() {
        var dryRun = new DryRun(2, 200, LAGS, OptionalDouble.empty(), 1);
        var spikes = spikesByRank(dryRun, 7, 300);
        assertEquals(0.07, dryRun.rate(), 1e-12);
        assertEquals(7 * 300 * LAGS, spikes.get(1), 5 * Math.sqrt(7 * 300 * LAGS));
    }

    @Test
    void shouldNotDrawAnewWhenBlocksAreEnlarged() {
        var dryRun = new DryRun(2, 2000, LAGS, OptionalDouble.of(0.1), 1);
        int header = SpikePacket.headerLength(LAGS);
        var own = new SpikePacket(LAGS);
        var small = new int[2 * header];
        dryRun.allGather(own.withLength(header), header, small);
        int length = header + 1000;
        var large = new int[2 * length];
        dryRun.allGather(own.withLength(length), length, large);
        assertTrue(SpikePacket.count(small, header) > 0);
        assertEquals(SpikePacket.count(small, header), SpikePacket.count(large, length));
        var next = new int[2 * length];
        dryRun.allGather(own.withLength(length), length, next);
        assertTrue(SpikePacket.count(large, length) != SpikePacket.count(next, length));
    }

    @Test
    void shouldSpikeOnlyWithNeuronsThatThereAre() {
        var exchange = new SpikeExchange(new DryRun(4, 10, 1, OptionalDouble.of(1), 1), 1);
        for (int interval = 0; interval < 500; interval++) {
            exchange.outgoing().endLag();
            exchange.exchange();
            var ids = new int[exchange.nextLagSpikes()];
            exchange.readLag(ids);
            for (int id : ids) {
                assertTrue(id >= 0 && id < 10 && id % 4 != 0, "id " + id);
            }
        }
    }

    @Test
    void shouldRejectMoreRanksThanNeurons() {
        assertThrows(IllegalArgumentException.class, () -> new DryRun(11, 10, 1, OptionalDouble.empty(), 1));
        assertThrows(IllegalArgumentException.class, () -> new DryRun(0, 10, 1, OptionalDouble.empty(), 1));
    }
}
