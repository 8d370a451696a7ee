package volley.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import volley.exchange.Communicator;
import volley.exchange.JobWatch;
import volley.exchange.RankGroup;
import volley.exchange.RankProgram;
import volley.exchange.SingleProcess;
import volley.partition.UserException;
import volley.simulation.Session;
import volley.simulation.Settings;
import volley.simulation.SimulationProgress;

/**
 * The job that this process is one of, which has one session after another: what a program that embeds Volley joins once.
 * Under an MPI launcher every process of the job opens, calls and closes the same sessions; by itself, a process is the
 * whole job.
 *
 * <p>A process that ends without having closed its job fails, and the job with it.
 */
public final class SessionJob implements AutoCloseable {
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(300);

    /** The one thread that may use the transport. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("job").daemon().factory());

    private final Communicator between;
    private final Duration stallTimeout;

    private SessionJob(Launch launch, RankSettings settings) {
        stallTimeout = settings.stallTimeout();
        between = launch.isByItself() && settings.transport() == Transport.AUTO
                ? new SingleProcess()
                : on(() -> launch.join(settings.transport(), settings.mpiLibrary(), stallTimeout));
    }

    /**
     * Joins the job that a launcher started this process for, if one did.
     *
     * @throws UserException if the transport cannot be had
     */
    public static SessionJob join() {
        return join(
                Launch.in(System.getenv()),
                new RankSettings(Transport.AUTO, OptionalInt.empty(), Optional.empty(), STALL_TIMEOUT));
    }

    /**
     * @param settings but for the threads, which each session has of its own
     * @throws UserException if the transport cannot be had, or is MPJ Express, which starts programs of ranks only
     */
    public static SessionJob join(Launch launch, RankSettings settings) {
        if (launch.isUnderMpj()) {
            throw new UserException(
                    "a session under MPJ Express: expected a process by itself, or one that mpirun or srun starts");
        }
        return new SessionJob(launch, settings);
    }

    /** Number of processes. */
    public int processes() {
        return between.size();
    }

    /** This process's number, 0, 1, ... */
    public int process() {
        return between.rank();
    }

    /**
     * Opens a session, once the one before is closed.
     *
     * @param threads ranks in each process
     * @param progress what shows simulations, in the first process
     * @throws UserException if dt is not above 0, or there are no threads, too many or others than in another process
     */
    public Session open(double resolutionMs, int threads, Settings settings, SimulationProgress progress) {
        Session.requireThreads(threads);
        return new Session(resolutionMs, threads, settings, progress, program -> on(() -> run(threads, program)));
    }

    private Void run(int threads, RankProgram program) throws Exception {
        var watch = new JobWatch(between, threads, stallTimeout);
        var difference = watch.difference("threads " + threads);
        if (difference.isPresent()) {
            watch.end();
            throw new UserException("a session with different threads: "
                    + difference.get().describe("process") + ", expected the same for all");
        }
        new RankGroup(watch).run(program);
        watch.end();
        return null;
    }

    private <T> T on(Callable<T> action) {
        try {
            return thread.submit(action).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the job is at work", interrupted);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException(failed.getCause());
            }
        }
    }

    /** Leaves the job in good order, once the last session is closed. */
    @Override
    public void close() {
        on(() -> {
            new JobWatch(between, 1, stallTimeout).close();
            return null;
        });
        thread.shutdown();
    }
}
