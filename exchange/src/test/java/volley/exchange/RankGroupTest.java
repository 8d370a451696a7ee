package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RankGroupTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void shouldKeepTheContractOfCommunicators(int threads) throws Exception {
        new RankGroup(threads, new SingleProcess()).run(new CommunicatorContract());
    }

    @Test
    void shouldLetNoOnePassTheBarrierBeforeAllHaveCome() throws Exception {
        int threads = 4;
        var arrived = new AtomicInteger();
        new RankGroup(threads, new SingleProcess()).run(communicator -> {
            for (int round = 1; round <= 200; round++) {
                arrived.incrementAndGet();
                communicator.barrier();
                assertEquals(round * threads, arrived.get(), "arrivals on rank " + communicator.rank());
                communicator.barrier();
            }
        });
    }

    @Test
    void shouldFailWhoeverWaitsForARankThatHasWithdrawn() {
        var group = new RankGroup(2, new SingleProcess());
        RankProgram program = communicator -> {
            if (communicator.rank() == 1) {
                communicator.withdraw();
                Thread.sleep(Duration.ofSeconds(10));
            }
            communicator.barrier();
        };
        var thrown = assertTimeoutPreemptively(
                Duration.ofSeconds(8), () -> assertThrows(RankFailedException.class, () -> group.run(program)));
        assertTrue(thrown.getMessage().startsWith("rank 1 has ended"), thrown.getMessage());
    }

    @Test
    void shouldGoOnTogetherOnceARankHasRejoined() throws Exception {
        var passed = new AtomicInteger();
        new RankGroup(3, new SingleProcess()).run(communicator -> {
            communicator.barrier();
            if (communicator.rank() == 1) {
                communicator.withdraw();
                communicator.rejoin();
                Thread.sleep(Duration.ofMillis(100));
            }
            communicator.barrier();
            passed.incrementAndGet();
        });
        assertEquals(3, passed.get());
    }

    /** More than go into one message, and ranks that have nothing of it. */
    @Test
    void shouldBringEveryRankTheValuesOfTheFirst() throws Exception {
        long[] values = LongStream.range(0, (1 << 18) + 3)
                .map(i -> i * 0x9e3779b97f4a7c15L)
                .toArray();
        var arrived = new AtomicInteger();
        new RankGroup(3, new SingleProcess()).run(communicator -> {
            long[] mine = communicator.rank() == 0 ? values.clone() : new long[communicator.rank()];
            assertArrayEquals(values, Broadcast.values(communicator, mine));
            arrived.incrementAndGet();
        });
        assertEquals(3, arrived.get());
    }

    @Test
    void shouldFailWithTheExceptionOfTheRankThatFailed() {
        var group = new RankGroup(3, new SingleProcess());
        var thrown = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(IllegalStateException.class, () -> group.run(FailingProgram.EXCEPTION)));
        assertEquals("told to fail", thrown.getMessage());
    }

    @Test
    void shouldMakeTheOtherRanksFailWithTheReason() {
        var seen = new ConcurrentHashMap<Integer, Throwable>();
        var group = new RankGroup(4, new SingleProcess());
        RankProgram program = communicator -> {
            try {
                FailingProgram.EXCEPTION.run(communicator);
            } catch (RuntimeException exception) {
                seen.put(communicator.rank(), exception);
                throw exception;
            }
        };
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThrows(IllegalStateException.class, () -> group.run(program)));
        for (int rank = 0; rank < 3; rank++) {
            assertInstanceOf(RankFailedException.class, seen.get(rank));
            assertEquals(
                    "rank 3 failed: java.lang.IllegalStateException: told to fail",
                    seen.get(rank).getMessage());
        }
    }

    @Test
    void shouldMakeTheOtherRanksFailWhenOneAborts() {
        var group = new RankGroup(2, new SingleProcess());
        var thrown = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(RankFailedException.class, () -> group.run(FailingProgram.ABORT)));
        assertEquals("rank 1 gave up", thrown.getMessage());
    }

    @Test
    void shouldFailWhenARankReturnsWhileOthersWaitForIt() {
        var group = new RankGroup(3, new SingleProcess());
        var thrown = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(RankFailedException.class, () -> group.run(FailingProgram.RETURN)));
        assertEquals(
                "rank 2 has ended while others wait for it: expected the same calls on every rank, questions to a result too",
                thrown.getMessage());
    }

    @Test
    void shouldRefuseNoThreads() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> new RankGroup(0, new SingleProcess()));
        assertEquals("threads 0: expected at least 1", thrown.getMessage());
    }

    @Test
    void shouldSayWhoIsWaitedForWhenARankStalls() {
        var group = new RankGroup(new JobWatch(new SingleProcess(), 3, Duration.ofMillis(300)));
        var thrown = assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(RankFailedException.class, () -> group.run(FailingProgram.HANG)));
        assertTrue(
                thrown.getMessage().matches("rank [01] stalled: it has waited 0.3 s for rank 2"), thrown.getMessage());
    }

    @Test
    void shouldKeepTheContractWhenWatched() throws Exception {
        try (var watch = new JobWatch(new SingleProcess(), 2, Duration.ofSeconds(50))) {
            new RankGroup(watch).run(new CommunicatorContract());
        }
    }

    @Test
    void shouldRefuseExchangesThatAnIntCannotCount() {
        assertEquals(
                "exchange of 1000000000 values by each of 3 ranks: 3000000000 in all, expected at most 2147483647",
                refusal(communicator -> communicator.allGather(new int[0], 1_000_000_000, new int[0])));
        assertEquals(
                "exchange of 1000000000 bytes by each of 3 ranks of a process: 3000000000 in all, expected at most 2147483647",
                refusal(communicator -> communicator.allGather(MemorySegment.NULL, 1_000_000_000, between -> {})));
    }

    private static String refusal(RankProgram program) {
        var group = new RankGroup(3, new SingleProcess());
        return assertThrows(TransportException.class, () -> group.run(program)).getMessage();
    }
}
