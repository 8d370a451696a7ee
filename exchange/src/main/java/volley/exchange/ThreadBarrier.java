package volley.exchange;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * A reusable barrier for a fixed set of threads that meet every few microseconds: each thread counts its arrivals in a
 * cache line of its own and watches the others' counts, first spinning, then yielding, then parked.
 */
final class ThreadBarrier {
    /** Longs between two threads' counts: two cache lines, since the hardware fetches pairs. */
    private static final int STRIDE = 16;

    /** Looks at the other's count before the processor is offered to other threads, such as the JVM's compiler. */
    private static final int SPINS = 50;
    /** Offers of the processor before the thread parks, which takes longer to end. */
    private static final int YIELDS = 500;

    private static final long PARK_NANOS = 10_000_000;

    private final int size;
    private final int spins;
    private final AtomicLongArray arrivals;
    private final AtomicIntegerArray parked;
    private final AtomicIntegerArray left;
    private final Thread[] threads;
    private final int firstRank;
    private volatile String failure;

    /** @param firstRank the rank of thread 0, for messages */
    ThreadBarrier(int size, int firstRank) {
        this.size = size;
        this.firstRank = firstRank;
        this.spins = size <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
        arrivals = new AtomicLongArray(size * STRIDE);
        parked = new AtomicIntegerArray(size * STRIDE);
        left = new AtomicIntegerArray(size);
        threads = new Thread[size];
    }

    /** Waits until every thread has arrived as often as this one. Happens-before runs from all arrivals to all returns. */
    void await(int index) {
        arrive(index);
        long round = arrivals.get(index * STRIDE);
        for (int other = 0; other < size; other++) {
            if (other != index) {
                awaitRound(index, other, round);
            }
        }
    }

    /** Counts one arrival of this thread without waiting for anyone. */
    void arrive(int index) {
        int slot = index * STRIDE;
        threads[index] = Thread.currentThread();
        arrivals.set(slot, arrivals.get(slot) + 1);
        for (int other = 0; other < size; other++) {
            if (other != index && parked.get(other * STRIDE) != 0) {
                LockSupport.unpark(threads[other]);
            }
        }
    }

    /** Waits until thread {@code other} has arrived as often as this thread has. */
    void awaitArrival(int index, int other) {
        awaitRound(index, other, arrivals.get(index * STRIDE));
    }

    private void awaitRound(int index, int other, long round) {
        int slot = other * STRIDE;
        for (int spin = 0; arrivals.get(slot) < round; spin++) {
            if (spin < spins) {
                Thread.onSpinWait();
            } else if (spin < spins + YIELDS) {
                Thread.yield();
            } else {
                park(index, slot, round);
                if (left.get(other) != 0 && arrivals.get(slot) < round) {
                    fail(RankFailedException.endedEarly("rank " + (firstRank + other)));
                }
            }
            checkFailure();
        }
    }

    private void park(int index, int slot, long round) {
        parked.set(index * STRIDE, 1);
        if (arrivals.get(slot) < round && failure == null) {
            LockSupport.parkNanos(this, PARK_NANOS);
        }
        parked.set(index * STRIDE, 0);
    }

    /** This thread will not arrive again before it rejoins: whoever waits for it fails. */
    void leave(int index) {
        left.set(index, 1);
    }

    void rejoin(int index) {
        left.set(index, 0);
    }

    /** Makes every present and later wait fail with this message; the first failure stands. */
    synchronized void fail(String message) {
        if (failure == null) {
            failure = message;
        }
    }

    private void checkFailure() {
        String message = failure;
        if (message != null) {
            throw new RankFailedException(message);
        }
    }
}
