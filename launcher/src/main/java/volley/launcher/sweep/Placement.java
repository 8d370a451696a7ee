package volley.launcher.sweep;

import java.util.Locale;
import volley.launcher.Transport;

/**
 * The ranks of a point.
 *
 * @param transport between processes
 * @param processes number of processes
 * @param threads ranks in each
 */
public record Placement(Transport transport, int processes, int threads) {
    /** Number of ranks. */
    public int size() {
        return processes * threads;
    }

    /** As {@code run.json} names it. */
    public String transportName() {
        return transport.name().toLowerCase(Locale.ROOT);
    }
}
