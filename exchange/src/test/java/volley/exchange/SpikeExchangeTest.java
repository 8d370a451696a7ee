package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SpikeExchangeTest {
    @Test
    void shouldBringEveryRankTheSpikesOfAllLagByLag() throws Exception {
        var received = new AtomicReferenceArray<int[][]>(2);
        new RankGroup(2, new SingleProcess()).run(communicator -> {
            var spikes = communicator.share(ReceivedSpikes::new);
            var exchange = new SpikeExchange(communicator, 2, spikes);
            exchange.outgoing().add(10 + communicator.rank());
            exchange.outgoing().endLag();
            exchange.outgoing().add(20 + communicator.rank());
            exchange.outgoing().add(30 + communicator.rank());
            exchange.outgoing().endLag();
            exchange.exchange();
            received.set(communicator.rank(), communicator.share(spikes::take));
        });
        for (int rank = 0; rank < 2; rank++) {
            assertArrayEquals(new int[][] {{20, 23}, {40, 60, 43, 63}}, received.get(rank));
        }
    }

    /** Whatever the number of its ranks. */
    @Test
    void shouldStoreSpikesOnceInAProcess() throws Exception {
        var received = new AtomicReferenceArray<int[][]>(3);
        new RankGroup(3, new SingleProcess()).run(communicator -> {
            var spikes = new ReceivedSpikes();
            var exchange = new SpikeExchange(communicator, 1, spikes);
            spike(exchange, 1);
            received.set(communicator.rank(), spikes.take());
        });
        assertArrayEquals(new int[][] {{0, 1, 2}}, received.get(0));
        assertArrayEquals(new int[0][], received.get(1));
        assertArrayEquals(new int[0][], received.get(2));
    }

    @Test
    void shouldTakeOneCollectiveForAnIntervalAndOneMoreWhenAPacketDoesNotFit() throws Exception {
        ProcessesInThreads.run(2, communicator -> {
            var exchange = new SpikeExchange(communicator, 1, new ReceivedSpikes());
            exchange.exchange();
            assertEquals(1, exchange.statistics().exchanges());
            spike(exchange, 1000);
            assertEquals(3, exchange.statistics().exchanges());
            spike(exchange, 1020);
            assertEquals(4, exchange.statistics().exchanges());
        });
    }

    @Test
    void shouldSendNothingWithinAProcess() {
        var received = new ReceivedSpikes();
        var exchange = new SpikeExchange(new SingleProcess(), 1, received);
        spike(exchange, 1000);
        assertEquals(1, exchange.statistics().exchanges());
        assertEquals(1000, received.take()[0].length);
    }

    @Test
    void shouldSendShortBlocksAgainSomeTimeAfterABurst() throws Exception {
        ProcessesInThreads.run(2, communicator -> {
            var received = new ReceivedSpikes();
            var exchange = new SpikeExchange(communicator, 1, received);
            spike(exchange, 100_000);
            received.take();
            long bytesOfBurst = exchange.bytes();
            for (int interval = 0; interval < 1000; interval++) {
                spike(exchange, 3);
                assertArrayEquals(new int[][] {{0, 2, 4, 1, 3, 5}}, received.take());
            }
            long exchanges = exchange.statistics().exchanges();
            long bytes = exchange.statistics().bytesSent();
            spike(exchange, 3);
            assertEquals(exchanges + 1, exchange.statistics().exchanges());
            assertEquals(32, exchange.statistics().bytesSent() - bytes);
            assertTrue(exchange.bytes() < bytesOfBurst / 50, exchange.bytes() + " after " + bytesOfBurst);
        });
    }

    @Test
    void shouldLetABurstOfOneRankCostItsOwnBytesOnly() throws Exception {
        ProcessesInThreads.run(16, communicator -> {
            var received = new ReceivedSpikes();
            var exchange = new SpikeExchange(communicator, 1, received);
            for (int interval = 0; interval < 10; interval++) {
                spike(exchange, communicator.rank() == 3 ? 10_000 : 2);
                assertEquals(10_000 + 15 * 2, received.take()[0].length);
            }
            long sent = exchange.statistics().bytesSent();
            if (communicator.rank() == 3) {
                assertTrue(sent > 10 * 10_000, sent + " bytes");
            } else {
                assertTrue(sent < 10 * 10_000 / 2, sent + " bytes");
            }
        });
    }

    @Test
    void shouldNotRepeatSpikesInTheNextInterval() {
        var received = new ReceivedSpikes();
        var exchange = new SpikeExchange(new SingleProcess(), 1, received);
        spike(exchange, 5);
        spike(exchange, 0);
        assertArrayEquals(new int[][] {{0, 1, 2, 3, 4}, {}}, received.take());
    }

    /** At the end of a simulation. */
    @Test
    void shouldExchangeIntervalsThatAreCutShort() throws Exception {
        ProcessesInThreads.run(2, communicator -> {
            var received = new ReceivedSpikes();
            var exchange = new SpikeExchange(communicator, 3, received);
            for (int lags : new int[] {3, 1, 2, 3, 3}) {
                for (int lag = 0; lag < lags; lag++) {
                    exchange.outgoing().add(10 * lags + lag);
                    exchange.outgoing().endLag();
                }
                exchange.exchange();
                var expected = IntStream.range(0, lags)
                        .map(lag -> 2 * (10 * lags + lag))
                        .mapToObj(id -> new int[] {id, id + 1});
                assertArrayEquals(expected.toArray(int[][]::new), received.take());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 100_000})
    void shouldKnowItsMemory(int ranks) {
        var exchange =
                new SpikeExchange(new DryRun(ranks, new Silence(new PacketLayout(1, 15))), 15, new ReceivedSpikes());
        for (int lag = 0; lag < 15; lag++) {
            exchange.outgoing().endLag();
        }
        exchange.exchange();
        assertEquals(1, SpikeExchange.bytes(new PacketLayout(1, 15), ranks) / exchange.bytes(), 0.1);
    }

    /** One rank works for 60 ms before each exchange, the other does not. */
    @Test
    void shouldSplitItsTimeIntoWaitAndTransfer() throws Exception {
        var work = Duration.ofMillis(60);
        new RankGroup(2, new SingleProcess()).run(communicator -> {
            var exchange = new SpikeExchange(communicator, 1, new ReceivedSpikes());
            exchange.startTiming();
            for (int interval = 0; interval < 10; interval++) {
                if (communicator.rank() == 0) {
                    Thread.sleep(work);
                }
                spike(exchange, 100);
            }
            var statistics = exchange.statistics();
            long worked = work.multipliedBy(10).toNanos();
            if (communicator.rank() == 0) {
                assertEquals(0, statistics.waitNanos(), statistics::toString);
            } else {
                assertTrue(statistics.waitNanos() >= worked * 9 / 10, statistics::toString);
            }
            assertTrue(statistics.transferNanos() > 0, statistics::toString);
            assertTrue(statistics.decodeNanos() > 0, statistics::toString);
            // A body is 2 + 1 + 100 bytes: too large for the first block of 32, a quarter smaller than the others.
            assertEquals(32 + 103 + 9 * 136, statistics.bytesSent(), statistics::toString);
        });
    }

    /** What no gather can bring is refused in one line. */
    @Test
    void shouldRefuseMoreSpikesThanAGatherCanBring() {
        var exchange = new SpikeExchange(new Flooded(), 1, new ReceivedSpikes());
        exchange.outgoing().endLag();
        var thrown = assertThrows(TransportException.class, exchange::exchange);
        assertEquals(
                "spikes of one interval: 6000000000 bytes, expected at most 2147483647: fewer spikes or neurons",
                thrown.getMessage());
    }

    /** A job whose other ranks say that they have two billion bytes each. */
    private static final class Flooded implements Communicator {
        private final SingleProcess process = new SingleProcess();

        @Override
        public int rank() {
            return 0;
        }

        @Override
        public int size() {
            return 4;
        }

        @Override
        public int processes() {
            return 4;
        }

        @Override
        public String transport() {
            return "local";
        }

        @Override
        public void allGather(int[] send, int length, int[] receive) {
            process.allGather(send, length, receive);
        }

        @Override
        public void allGather(MemorySegment blocks, int bytesEach, Consumer<Communicator> then) {
            for (int rank = 1; rank < 4; rank++) {
                blocks.set(ValueLayout.JAVA_INT, (long) rank * bytesEach, 2_000_000_000);
            }
            then.accept(this);
        }

        @Override
        public void allGather(MemorySegment shares, int[] bytes) {
            throw new AssertionError("expected a refusal before this");
        }

        @Override
        public void allReduce(long[] values, Reduction reduction) {
            process.allReduce(values, reduction);
        }

        @Override
        public List<byte[]> gather(byte[] payload) {
            return process.gather(payload);
        }

        @Override
        public void barrier() {
            process.barrier();
        }

        @Override
        public void abort(int status, String reason) {
            process.abort(status, reason);
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** Ranks that are not there, and do not spike. */
    private record Silence(PacketLayout layout) implements DryRun.AbsentRanks {
        @Override
        public SpikePacket spikes(int rank, long interval) {
            var packet = new SpikePacket(layout);
            for (int lag = 0; lag < layout.lags(); lag++) {
                packet.endLag();
            }
            return packet;
        }

        @Override
        public void observe(int[] spikes) {
            // It is all the same to them.
        }

        @Override
        public double rate() {
            return 0;
        }
    }

    private static void spike(SpikeExchange exchange, int spikes) {
        for (int i = 0; i < spikes; i++) {
            exchange.outgoing().add(i);
        }
        exchange.outgoing().endLag();
        exchange.exchange();
    }
}
