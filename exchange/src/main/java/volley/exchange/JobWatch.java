package volley.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Watches over this process's share of a job from the moment when it has joined to the moment when it has left: whoever
 * waits for others for too long ends the job, and says for whom.
 */
public final class JobWatch implements AutoCloseable {
    private static final int FAILED = 1;

    private final Communicator between;
    private final int threads;
    private final Duration timeout;
    private final Progress progress;
    private final Optional<RollCall> rollCall;
    private final StallWatch watch;
    private volatile Consumer<String> onStall = this::abort;

    /**
     * Collective.
     *
     * @param between the processes; called by one thread only, but for its abort
     * @param threads ranks in this process
     * @param timeout how long a rank may wait for others
     */
    public JobWatch(Communicator between, int threads, Duration timeout) {
        this.between = between;
        this.threads = threads;
        this.timeout = timeout;
        progress = new Progress(threads);
        rollCall = between.size() == 1 ? Optional.empty() : Optional.of(inTime(() -> new RollCall(progress, between)));
        IntFunction<Attendance> attendance = rollCall.<IntFunction<Attendance>>map(call -> call::ask)
                .orElse(process -> new Attendance(threads, List.of(Optional.of(progress.values()))));
        watch = new StallWatch(
                progress,
                attendance,
                between.rank(),
                timeout,
                TimeLimit.stagger(between.rank()),
                reason -> onStall.accept(reason));
        watch.start();
    }

    /** For what the processes do together without any rank being in it. */
    private <T> T inTime(Supplier<T> action) {
        return TimeLimit.within(
                timeout.plus(TimeLimit.stagger(between.rank())),
                () -> abort("process " + between.rank() + " stalled: it has waited " + timeout.toMillis() / 1000.0
                        + " s for other processes to begin"),
                action);
    }

    /**
     * Collective: compares what the processes were told, one thing in each line. All ranks of the process wait in it.
     *
     * @return nothing if it is the same for all
     */
    public Optional<Agreement.Difference> difference(String terms) {
        progress.stepAll();
        var difference = Agreement.difference(between, terms);
        progress.stepAll();
        return difference;
    }

    Communicator between() {
        return between;
    }

    int threads() {
        return threads;
    }

    /** A rank's communicator, which leaves traces of each collective. */
    Communicator watching(Communicator communicator) {
        return new WatchedCommunicator(communicator, progress, communicator.rank() % threads);
    }

    /** Whom to tell of a stall, in place of ending the job at once. */
    void tellOfStalls(Consumer<String> listener) {
        onStall = listener;
    }

    private void abort(String reason) {
        between.abort(FAILED, reason);
    }

    /** Collective: watches no more, but stays in the job. */
    public void end() {
        progress.leave();
        between.barrier();
        watch.close();
        rollCall.ifPresent(RollCall::close);
    }

    /** Collective: leaves the job, and watches whether the others come to that too. */
    @Override
    public void close() {
        progress.leave();
        between.close();
        watch.close();
        rollCall.ifPresent(RollCall::close);
    }
}
