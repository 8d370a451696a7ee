package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadBarrierTest {
    @Test
    void shouldLetASingleThreadPass() {
        var barrier = new ThreadBarrier(1, 0);
        barrier.await(0);
        barrier.await(0);
    }

    @Test
    void shouldMakeEveryWaitingThreadFailWithTheFirstFailure() throws Exception {
        var barrier = new ThreadBarrier(4, 0);
        try (var pool = Executors.newFixedThreadPool(3)) {
            var waits = new ArrayList<Future<RankFailedException>>();
            for (int index = 0; index < 3; index++) {
                int own = index;
                Callable<RankFailedException> wait =
                        () -> assertThrows(RankFailedException.class, () -> barrier.await(own));
                waits.add(pool.submit(wait));
            }
            barrier.fail("the first");
            barrier.fail("the second");
            for (var wait : waits) {
                assertEquals("the first", wait.get().getMessage());
            }
        }
    }

    @Test
    void shouldMakeLaterWaitsFailToo() {
        var barrier = new ThreadBarrier(2, 0);
        barrier.fail("gone");
        var thrown = assertThrows(RankFailedException.class, () -> barrier.await(0));
        assertEquals("gone", thrown.getMessage());
    }

    @Test
    void shouldNameTheRankThatLeftWhileOthersWaitForIt() {
        var barrier = new ThreadBarrier(2, 6);
        barrier.leave(1);
        var thrown = assertThrows(RankFailedException.class, () -> barrier.await(0));
        assertEquals(
                "rank 7 has ended while others wait for it: expected the same calls on every rank, questions to a result too",
                thrown.getMessage());
    }

    @Test
    void shouldNotWaitForAnArrivalThatHasHappened() {
        var barrier = new ThreadBarrier(2, 0);
        barrier.arrive(1);
        barrier.await(0);
        assertThrows(IndexOutOfBoundsException.class, () -> barrier.arrive(2));
    }
}
