package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SpikeExchangeTest {
    @Test
    void shouldBringEveryRankTheSpikesOfAllLagByLag() throws Exception {
        var received = new AtomicReferenceArray<int[][]>(2);
        new RankGroup(2, new SingleProcess()).run(communicator -> {
            var exchange = new SpikeExchange(communicator, 2);
            exchange.outgoing().add(10 + communicator.rank());
            exchange.outgoing().endLag();
            exchange.outgoing().add(20 + communicator.rank());
            exchange.outgoing().add(30 + communicator.rank());
            exchange.outgoing().endLag();
            exchange.exchange();
            received.set(communicator.rank(), new int[][] {nextLag(exchange), nextLag(exchange)});
        });
        for (int rank = 0; rank < 2; rank++) {
            assertArrayEquals(new int[][] {{10, 11}, {20, 30, 21, 31}}, received.get(rank));
        }
    }

    @Test
    void shouldTakeOneCollectiveForAnIntervalAndOneMoreWhenABlockGrows() {
        var exchange = new SpikeExchange(new SingleProcess(), 1);
        exchange.exchange();
        assertEquals(1, exchange.statistics().exchanges());
        spike(exchange, 1000);
        assertEquals(3, exchange.statistics().exchanges());
        spike(exchange, 1400);
        assertEquals(4, exchange.statistics().exchanges());
    }

    @Test
    void shouldSendShortBlocksAgainSomeTimeAfterABurst() {
        var exchange = new SpikeExchange(new SingleProcess(), 1);
        spike(exchange, 100_000);
        for (int interval = 0; interval < 1000; interval++) {
            spike(exchange, 3);
            assertArrayEquals(new int[] {0, 1, 2}, nextLag(exchange));
        }
        long exchanges = exchange.statistics().exchanges();
        long bytes = exchange.statistics().bytesSent();
        spike(exchange, 3);
        assertEquals(exchanges + 1, exchange.statistics().exchanges());
        assertTrue(exchange.statistics().bytesSent() - bytes < 1000);
    }

    @Test
    void shouldNotRepeatSpikesInTheNextInterval() {
        var exchange = new SpikeExchange(new SingleProcess(), 1);
        spike(exchange, 5);
        exchange.exchange();
        assertEquals(0, exchange.nextLagSpikes());
    }

    @Test
    void shouldSplitItsTimeIntoWaitAndTransfer() throws Exception {
        new RankGroup(2, new SingleProcess()).run(communicator -> {
            var exchange = new SpikeExchange(communicator, 1);
            for (int interval = 0; interval < 10; interval++) {
                exchange.exchange();
            }
            var statistics = exchange.statistics();
            assertTrue(statistics.waitNanos() >= 0, statistics::toString);
            assertTrue(statistics.transferNanos() >= 0, statistics::toString);
            assertTrue(statistics.bytesSent() >= 10 * Integer.BYTES, statistics::toString);
        });
    }

    private static void spike(SpikeExchange exchange, int spikes) {
        for (int i = 0; i < spikes; i++) {
            exchange.outgoing().add(i);
        }
        exchange.outgoing().endLag();
        exchange.exchange();
    }

    private static int[] nextLag(SpikeExchange exchange) {
        int[] globalIds = new int[exchange.nextLagSpikes()];
        exchange.readLag(globalIds);
        return globalIds;
    }
}
