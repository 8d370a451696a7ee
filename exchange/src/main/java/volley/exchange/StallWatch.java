package volley.exchange;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Watches the ranks of this process from a thread of its own: one that waits for others for longer than a timeout ends
 * the job, and says for whom it waits; so does one that leaves the job while others wait for it in vain. Works over any
 * transport, since it sees only the progress that ranks leave behind.
 */
final class StallWatch implements AutoCloseable {
    /** Asks every process for its progress, in place of a single one's number. */
    static final int ALL = -1;

    private static final int LOOKS_PER_TIMEOUT = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    /** When a process that leaves and waits for the others asks whether they wait for it; then after twice as long again. */
    private static final Duration EARLY_END = Duration.ofSeconds(1);

    private final Progress progress;
    private final IntFunction<Attendance> rollCall;
    private final int process;
    private final Duration timeout;
    private final Duration stagger;
    private final Consumer<String> onStall;
    private final Thread thread;

    /**
     * @param rollCall asks one process, or {@link #ALL}
     * @param process this process's number
     * @param stagger how much longer this process waits than the first, so that one message is printed for a stall that
     *     all processes find at about the same time
     * @param onStall called once at most, in the watch's own thread, with one line that says who waits for whom
     */
    StallWatch(
            Progress progress,
            IntFunction<Attendance> rollCall,
            int process,
            Duration timeout,
            Duration stagger,
            Consumer<String> onStall) {
        this.progress = progress;
        this.rollCall = rollCall;
        this.process = process;
        this.timeout = timeout;
        this.stagger = stagger;
        this.onStall = onStall;
        thread = Thread.ofPlatform().name("stall-watch").daemon().unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        long[] last = progress.values();
        long[] since = new long[last.length];
        Arrays.fill(since, System.nanoTime());
        long question = EARLY_END.toNanos();
        try {
            var reason = Optional.<String>empty();
            while (reason.isEmpty()) {
                Thread.sleep(Math.clamp(timeout.toMillis() / LOOKS_PER_TIMEOUT, 1, LONGEST_PAUSE_MILLIS));
                long[] values = progress.values();
                long now = System.nanoTime();
                for (int index = 0; index < values.length && reason.isEmpty(); index++) {
                    if (values[index] != last[index]) {
                        last[index] = values[index];
                        since[index] = now;
                    } else if (Progress.isWaiting(values[index])
                            && now - since[index] >= timeout.plus(stagger).toNanos()) {
                        reason = stall(index, values[index]);
                        since[index] = System.nanoTime();
                    }
                }
                if (Progress.isLeaving(values[0]) && now - since[0] >= question) {
                    question *= 2;
                    reason = reason.or(() -> earlyEnd(values[0]));
                }
            }
            onStall.accept(reason.get());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing if the rank has gone on while the others were asked. */
    private Optional<String> stall(int index, long value) {
        String behind = rollCall.apply(ALL).describeBehind(value);
        return progress.values()[index] == value
                ? Optional.of("rank " + rank(index) + " stalled: it has waited " + timeout.toMillis() / 1000.0
                        + " s for " + behind)
                : Optional.empty();
    }

    /** Others ask the first process alone, lest all of a large job ask all: whoever waits, the first one does or leaves. */
    private Optional<String> earlyEnd(long leaving) {
        return rollCall.apply(process == 0 ? ALL : 0).anyoneWaitsFor(leaving)
                ? Optional.of(RankFailedException.endedEarly("rank " + rank(0)))
                : Optional.empty();
    }

    private int rank(int index) {
        return process * progress.values().length + index;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
