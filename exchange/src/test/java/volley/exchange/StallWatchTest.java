package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StallWatchTest {
    private static final Duration TIMEOUT = Duration.ofMillis(200);
    private static final Duration NEVER = Duration.ofMinutes(10);

    private final Progress progress = new Progress(1);
    private final BlockingQueue<String> reasons = new LinkedBlockingQueue<>();

    private StallWatch watch;

    private void watch(int process, Duration timeout, Duration stagger, IntFunction<Attendance> rollCall) {
        watch = new StallWatch(progress, rollCall, process, timeout, stagger, reasons::add);
        watch.start();
    }

    @AfterEach
    void close() {
        watch.close();
    }

    private Attendance with(long... valuesOfOthers) {
        return new Attendance(1, List.of(Optional.of(progress.values()), Optional.of(valuesOfOthers)));
    }

    @Test
    void shouldSayOnceForWhomARankWaits() throws InterruptedException {
        progress.step(0);
        watch(0, TIMEOUT, Duration.ZERO, asked -> with(0));
        assertEquals("rank 0 stalled: it has waited 0.2 s for rank 1", reasons.poll(10, TimeUnit.SECONDS));
        assertNull(reasons.poll(1, TimeUnit.SECONDS));
    }

    @Test
    void shouldLeaveARankAloneThatIsAtWork() throws InterruptedException {
        watch(0, TIMEOUT, Duration.ZERO, asked -> with(0));
        assertNull(reasons.poll(1, TimeUnit.SECONDS));
    }

    @Test
    void shouldNotEndARankThatGoesOnWhileTheOthersAreAsked() throws InterruptedException {
        var asked = new CountDownLatch(1);
        progress.step(0);
        IntFunction<Attendance> late = process -> {
            progress.step(0);
            asked.countDown();
            return with(2);
        };
        watch(0, TIMEOUT, Duration.ZERO, late);
        assertTrue(asked.await(10, TimeUnit.SECONDS));
        assertNull(reasons.poll(1, TimeUnit.SECONDS));
        // It watches on: the next stall is one.
        progress.step(0);
        assertTrue(asked.await(10, TimeUnit.SECONDS));
    }

    /** The first process has ended the job long before the second one would speak. */
    @Test
    void shouldLetProcessesWithALowerNumberSpeakFirst() throws InterruptedException {
        progress.step(0);
        long start = System.nanoTime();
        watch(1, TIMEOUT, Duration.ofMillis(1500), asked -> with(0));
        assertEquals("rank 1 stalled: it has waited 0.2 s for rank 1", reasons.poll(10, TimeUnit.SECONDS));
        assertTrue(System.nanoTime() - start >= TIMEOUT.plusMillis(1500).toNanos());
        assertEquals(Duration.ZERO, TimeLimit.stagger(0));
        assertEquals(Duration.ofSeconds(2), TimeLimit.stagger(1));
        assertEquals(Duration.ofSeconds(20), TimeLimit.stagger(100_000));
    }

    @Test
    void shouldNoticeThatItLeavesWhileAnotherWaitsForIt() throws InterruptedException {
        progress.leave();
        watch(0, NEVER, Duration.ZERO, asked -> with(1));
        assertEquals(RankFailedException.endedEarly("rank 0"), reasons.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void shouldWaitForOneThatIsLate() throws InterruptedException {
        progress.leave();
        watch(0, NEVER, Duration.ZERO, asked -> with(0));
        assertNull(reasons.poll(2500, TimeUnit.MILLISECONDS));
    }
}
