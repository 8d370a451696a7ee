package volley.exchange.nativempi;

import java.util.Optional;

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

    private final MpiLibrary library;
    private final int rank;
    private volatile boolean over;

    JobEnd(MpiLibrary library, int rank) {
        this.library = library;
        this.rank = rank;
    }

    /** Starts to watch this process. */
    void watch() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught(thrown));
        Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "mpi-job-end"));
    }

    /** The job has ended as it should. */
    void inGoodOrder() {
        over = true;
    }

    /** Ends every process of the job, this one included, whatever state it is in. */
    void now(int status, String reason) {
        try {
            over = true;
            System.out.flush();
            System.err.println("volley: " + reason);
            System.err.flush();
            library.abort(status);
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    private void uncaught(Throwable thrown) {
        try {
            now(UNCAUGHT, "rank " + rank + " failed: " + thrown);
        } finally {
            // Where memory is so short that not even the message can be made.
            Runtime.getRuntime().halt(UNCAUGHT);
        }
    }

    private void shutDown() {
        var signal = Signal.thatEndsThisProcess();
        if (!over && signal.isPresent()) {
            pause();
        }
        if (!over) {
            signal.ifPresentOrElse(
                    cause -> now(SIGNALLED + cause.number, "rank " + rank + " failed: ended by " + cause),
                    () -> now(EARLY_EXIT, "rank " + rank + " failed: its process exited before the job was over"));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SIGNAL_GRACE_MILLIS);
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
