package volley.simulation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import volley.exchange.Communicator;
import volley.exchange.RankFailedException;
import volley.partition.UserException;

/**
 * The ranks of this process as threads that stay alive: each has a simulator, and they take calls one after another, each
 * on all ranks.
 *
 * <p>A rank that throws withdraws, so that no other waits for it in vain. If all ranks have thrown the same
 * {@link UserException}, they are as they were, and the next call may come; so they are where some have thrown one that
 * were but asked. Otherwise they have lost each other, and there is no next call.
 */
final class RankThreads implements AutoCloseable {
    private static final int FAILED = 1;

    private final Communicator[] communicators;
    private final Simulator[] simulators;
    private final Object[] results;
    private final RuntimeException[] thrown;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** What the ranks are to do next, or do; nothing once they are to end. The first is to be there. */
    private Optional<Function<Simulator, ?>> call = Optional.of(Simulator::rank);

    private long callNumber = 1;
    private int busy;
    private Optional<String> failure = Optional.empty();

    /**
     * Starts the ranks, and returns once they are there.
     *
     * @param threads that the host has
     * @param maker makes a rank's simulator
     * @throws UserException if the ranks cannot be had
     */
    RankThreads(int threads, RankHost host, Function<Communicator, Simulator> maker) {
        communicators = new Communicator[threads];
        simulators = new Simulator[threads];
        results = new Object[threads];
        thrown = new RuntimeException[threads];
        busy = threads;
        Thread.ofPlatform().name("session").daemon().start(() -> run(host, maker));
        lock.lock();
        try {
            conclude(true);
        } finally {
            lock.unlock();
        }
    }

    private void run(RankHost host, Function<Communicator, Simulator> maker) {
        try {
            host.run(communicator -> serve(communicator, maker));
        } catch (Throwable exception) {
            hostFailed(exception);
        }
    }

    private void hostFailed(Throwable exception) {
        lock.lock();
        try {
            if (thrown[0] == null) {
                thrown[0] = exception instanceof RuntimeException plain
                        ? plain
                        : new RankFailedException("the ranks have ended: " + exception, exception);
            }
            failure = failure.or(() -> Optional.of(String.valueOf(thrown[0].getMessage())));
            busy = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void serve(Communicator communicator, Function<Communicator, Simulator> maker) {
        int thread = communicator.rank() % communicators.length;
        communicators[thread] = communicator;
        simulators[thread] = maker.apply(communicator);
        long number = 1;
        for (var next = take(number); next.isPresent(); next = take(++number)) {
            try {
                results[thread] = next.get().apply(simulators[thread]);
            } catch (Throwable exception) {
                thrown[thread] = leave(communicator, exception);
            }
            done();
        }
    }

    /** Lets the other ranks of the process know, and says who failed. */
    private static RuntimeException leave(Communicator communicator, Throwable exception) {
        switch (exception) {
            case UserException refusal -> {
                communicator.withdraw();
                return refusal;
            }
            case RankFailedException another -> {
                return another;
            }
            default -> {
                String reason = "rank " + communicator.rank() + " failed: " + exception;
                communicator.abort(FAILED, reason);
                return new RankFailedException(reason, exception);
            }
        }
    }

    private Optional<Function<Simulator, ?>> take(long number) {
        lock.lock();
        try {
            while (callNumber < number) {
                changed.awaitUninterruptibly();
            }
            return call;
        } finally {
            lock.unlock();
        }
    }

    private void done() {
        lock.lock();
        try {
            busy--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The first rank's simulator. */
    Simulator first() {
        return simulators[0];
    }

    /**
     * Lets every rank do something, and waits until all have done it.
     *
     * @return what the first rank of this process has returned
     * @throws UserException if a rank has thrown it
     * @throws RankFailedException if a rank has thrown anything else, which is the cause, or in an earlier call
     */
    <T> T call(Function<Simulator, T> next) {
        return call(next, true);
    }

    /** The same for what changes nothing: it may be refused by some ranks only. */
    <T> T ask(Function<Simulator, T> question) {
        return call(question, false);
    }

    @SuppressWarnings("unchecked") // the results are those of this call
    private <T> T call(Function<Simulator, T> next, boolean mayChange) {
        lock.lock();
        try {
            requireAbleToGoOn();
            begin(Optional.of(next));
            conclude(mayChange);
            return (T) results[0];
        } finally {
            lock.unlock();
        }
    }

    private void requireAbleToGoOn() {
        if (call.isEmpty()) {
            throw new UserException("call of a session that is closed: expected a new one");
        }
        failure.ifPresent(reason -> {
            throw new RankFailedException("the session cannot go on since a call has failed: " + reason);
        });
    }

    private void begin(Optional<Function<Simulator, ?>> next) {
        Arrays.fill(results, null);
        Arrays.fill(thrown, null);
        call = next;
        callNumber++;
        busy = communicators.length;
        changed.signalAll();
    }

    private void conclude(boolean mayChange) {
        while (busy > 0) {
            changed.awaitUninterruptibly();
        }
        Stream.of(thrown)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(RankThreads::followsAnother))
                .ifPresent(exception -> {
                    if (failure.isEmpty() && (mayChange ? allRefuseAlike() : allRefuseOrReturn())) {
                        Stream.of(communicators).forEach(Communicator::rejoin);
                    } else {
                        failure = failure.or(() -> Optional.of(exception.getMessage()));
                    }
                    throw exception;
                });
    }

    /** Whether a rank has failed since another had. */
    private static boolean followsAnother(RuntimeException exception) {
        return exception instanceof RankFailedException && exception.getCause() == null;
    }

    private boolean allRefuseAlike() {
        return Stream.of(thrown)
                .allMatch(exception -> exception instanceof UserException
                        && exception.getMessage().equals(thrown[0].getMessage()));
    }

    private boolean allRefuseOrReturn() {
        return Stream.of(thrown).allMatch(exception -> exception == null || exception instanceof UserException);
    }

    /** Why no further call can be taken, if that is so. */
    Optional<String> failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the ranks. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (call.isPresent()) {
                begin(Optional.empty());
            }
        } finally {
            lock.unlock();
        }
    }
}
