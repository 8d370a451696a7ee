package volley.exchange.nativempi;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sees to it that a process which fails takes the whole MPI job with it: the other processes would wait for it for
 * ever. Beyond {@link #now}, it watches for threads that die of an exception, and for a process that ends before it has
 * left the job.
 */
final class JobEnd {
    private static final int UNCAUGHT = 1;
    private static final int EARLY_EXIT = 1;

    /** Added to a signal's number to make an exit status, as shells do. */
    private static final int SIGNALLED = 128;

    /**
     * For how long a process that was sent a signal stays silent: a launcher that ends its whole job kills the
     * processes within this time, and then none of them has failed by itself.
     */
    private static final long SIGNAL_GRACE_MILLIS = 1500;

    /** Time for the launcher to forward what was printed: MPICH's drops the rest when a job aborts. */
    private static final long FORWARDING_MILLIS = 500;

    /** After this the process ends whatever its output and the library do: one may be read by no one, the other waits for ever for a launcher that is ending it anyway. */
    private static final long LONGEST_ABORT_MILLIS = 2500;

    private final MpiLibrary library;
    private final int rank;
    private final ImmediateExit exit = new ImmediateExit();
    private final AtomicReference<State> state = new AtomicReference<>(State.IN_JOB);
    private final CountDownLatch aborted = new CountDownLatch(1);
    private volatile int exitStatus;

    private enum State {
        IN_JOB,
        /** In a call after which the library takes no others. */
        LEAVING,
        /** Left in good order: there is no one any more to take along. */
        LEFT,
        /** Ending because of a failure. */
        OVER
    }

    JobEnd(MpiLibrary library, int rank) {
        this.library = library;
        this.rank = rank;
    }

    /** Starts to watch this process. */
    void watch() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught(thrown));
        Thread.ofPlatform().name("abort-limit").daemon().start(this::exitAfterAbort);
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "mpi-job-end"));
    }

    /** The process has done its part and is about to leave the job. */
    void leaving() {
        state.set(State.LEAVING);
    }

    /** The process has left the job as it should. */
    void inGoodOrder() {
        state.set(State.LEFT);
    }

    /**
     * Ends every process of the job, this one included, whatever state it is in. The first caller's reason is printed;
     * a later one only waits for the end, which it brings about itself when it takes too long.
     */
    void now(int status, String reason) {
        try {
            if (Signal.thatEndsThisProcess().isPresent()) {
                // What fails in a process that is being ended is no reason: the shutdown hook tells it.
                pause(SIGNAL_GRACE_MILLIS + LONGEST_ABORT_MILLIS);
            }
            end(status, reason);
        } finally {
            exit.with(status);
        }
    }

    private void end(int status, String reason) {
        try {
            var before = state.getAndSet(State.OVER);
            if (before == State.OVER) {
                pause(LONGEST_ABORT_MILLIS);
                return;
            }
            // First: whoever should read what is printed may not, and the library may wait for ever.
            exitStatus = status;
            aborted.countDown();
            System.out.flush();
            System.err.println("volley: " + reason);
            System.err.flush();
            pause(FORWARDING_MILLIS);
            if (before == State.IN_JOB) {
                library.abort(status);
            }
        } finally {
            exit.with(status);
        }
    }

    private void exitAfterAbort() {
        try {
            aborted.await();
            pause(LONGEST_ABORT_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        exit.with(exitStatus);
    }

    private void uncaught(Throwable thrown) {
        try {
            now(UNCAUGHT, "rank " + rank + " failed: " + thrown);
        } finally {
            // Where memory is so short that not even the message can be made.
            exit.with(UNCAUGHT);
        }
    }

    private void shutDown() {
        var signal = Signal.thatEndsThisProcess();
        if (signal.isPresent() && isInJob()) {
            pause(SIGNAL_GRACE_MILLIS);
        }
        if (isInJob()) {
            signal.ifPresentOrElse(
                    cause -> end(SIGNALLED + cause.number, "rank " + rank + " failed: ended by " + cause),
                    () -> end(EARLY_EXIT, "rank " + rank + " failed: its process exited before the job was over"));
        }
    }

    private boolean isInJob() {
        return state.get() == State.IN_JOB || state.get() == State.LEAVING;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Signals on which the JVM shuts down. */
    private enum Signal {
        SIGHUP(1),
        SIGINT(2),
        SIGTERM(15);

        final int number;

        Signal(int number) {
            this.number = number;
        }

        /** Known from the thread in which the JVM handles the signal. */
        static Optional<Signal> thatEndsThisProcess() {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                for (Signal signal : values()) {
                    if (thread.getName().equals(signal + " handler")) {
                        return Optional.of(signal);
                    }
                }
            }
            return Optional.empty();
        }
    }
}
