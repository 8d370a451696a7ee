package volley.exchange;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Watches the ranks of this process from a thread of its own: one that stays in the same collective for longer than a
 * timeout ends the job, and says on whom it waits. Works over any transport, since it sees only the progress that ranks
 * leave behind.
 */
final class StallWatch implements AutoCloseable {
    private static final int LOOKS_PER_TIMEOUT = 20;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    /** All processes find a stall at about the same time: so that one message is printed, each waits longer than the last. */
    private static final long STAGGER_MILLIS = 500;

    private static final long LONGEST_STAGGER_MILLIS = 5000;

    private final Progress progress;
    private final Supplier<Attendance> rollCall;
    private final int process;
    private final Duration timeout;
    private final Consumer<String> onStall;
    private final Thread thread;

    /**
     * @param process this process's number
     * @param onStall called once, in the watch's own thread, with one line that says who waits on whom
     */
    StallWatch(
            Progress progress, Supplier<Attendance> rollCall, int process, Duration timeout, Consumer<String> onStall) {
        this.progress = progress;
        this.rollCall = rollCall;
        this.process = process;
        this.timeout = timeout;
        this.onStall = onStall;
        thread = Thread.ofPlatform().name("stall-watch").daemon().unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        long[] last = progress.values();
        long[] since = new long[last.length];
        long now = System.nanoTime();
        Arrays.fill(since, now);
        try {
            while (true) {
                Thread.sleep(Math.clamp(timeout.toMillis() / LOOKS_PER_TIMEOUT, 1, LONGEST_PAUSE_MILLIS));
                now = System.nanoTime();
                long[] values = progress.values();
                for (int index = 0; index < values.length; index++) {
                    if (values[index] != last[index]) {
                        last[index] = values[index];
                        since[index] = now;
                    } else if (Progress.isInCollective(values[index]) && now - since[index] >= timeout.toNanos()) {
                        report(index, values[index]);
                        return;
                    }
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(int index, long value) throws InterruptedException {
        Thread.sleep(Math.min(STAGGER_MILLIS * process, LONGEST_STAGGER_MILLIS));
        int rank = process * progress.values().length + index;
        onStall.accept("rank " + rank + " stalled: it has waited " + timeout.toMillis() / 1000.0 + " s for "
                + rollCall.get().describeBehind(value));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
