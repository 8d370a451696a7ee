package volley.exchange;

import java.time.Duration;
import java.util.function.Supplier;

/** Does something about it when what processes do together takes too long. */
public final class TimeLimit {
    /** Between one process and the next, so that the first one to speak has ended the job before the next one would. */
    private static final Duration STAGGER = Duration.ofSeconds(2);

    private static final Duration LONGEST_STAGGER = Duration.ofSeconds(20);

    private TimeLimit() {}

    /**
     * Runs an action, and another one beside if it has not ended in time.
     *
     * @param onExpiry called in a thread of its own
     */
    public static <T> T within(Duration limit, Runnable onExpiry, Supplier<T> action) {
        var timer = Thread.ofPlatform().name("time-limit").daemon().start(() -> {
            try {
                Thread.sleep(limit);
            } catch (InterruptedException done) {
                return;
            }
            onExpiry.run();
        });
        try {
            return action.get();
        } finally {
            timer.interrupt();
        }
    }

    /** How much longer than the first a process waits, where all of them find the same at the same time. */
    public static Duration stagger(int process) {
        var stagger = STAGGER.multipliedBy(process);
        return stagger.compareTo(LONGEST_STAGGER) < 0 ? stagger : LONGEST_STAGGER;
    }
}
