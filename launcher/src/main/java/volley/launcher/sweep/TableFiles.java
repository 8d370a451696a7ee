package volley.launcher.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import volley.results.sweep.SweepFile;
import volley.results.sweep.SweepPoint;
import volley.results.sweep.SweepRecord;

/**
 * The tables that a sweep leaves, a row for each point that has ended. They are written whole, and the more rarely the
 * longer that takes, so that a sweep of many points does not spend its time on them.
 */
final class TableFiles {
    /** Least time between two writings. */
    private static final Duration REST = Duration.ofSeconds(2);

    /** Of the whole time, writing takes at most one part in so many. */
    private static final int SHARE = 50;

    private final Path folder;
    private final String network;
    private final LongSupplier clock;
    private final Map<String, SweepPoint> rows = new LinkedHashMap<>();
    private boolean written;
    private long nextNanos;
    private boolean closed;

    /**
     * @param names of points whose rows come first, in this order, once they have ended
     * @param clock in ns
     */
    TableFiles(Path folder, String network, List<String> names, LongSupplier clock) {
        this.folder = folder;
        this.clock = clock;
        nextNanos = clock.getAsLong();
        this.network = network;
        names.forEach(name -> rows.put(name, null));
    }

    Path folder() {
        return folder;
    }

    /** Adds the row of a point that has ended before, in place of one that it may have. */
    synchronized void add(SweepPoint point) {
        written &= point.equals(rows.put(point.name(), point));
    }

    /**
     * Adds the row of a point that has ended, and writes the tables if the last time is long enough ago. Where that fails,
     * the last writing says so.
     *
     * @return whether the point ended by itself: none does once the tables are closed
     */
    synchronized boolean end(SweepPoint point) {
        if (closed) {
            return false;
        }
        add(point);
        if (clock.getAsLong() - nextNanos >= 0) {
            try {
                write();
            } catch (IOException e) {
                nextNanos = clock.getAsLong() + REST.toNanos();
            }
        }
        return true;
    }

    /** Writes the tables, unless they are as they were written. */
    synchronized void write() throws IOException {
        if (written) {
            return;
        }
        long start = clock.getAsLong();
        SweepFile.write(record(), folder);
        written = true;
        long end = clock.getAsLong();
        nextNanos = end + Math.max(REST.toNanos(), SHARE * (end - start));
    }

    /** Writes the tables for the last time: a point that ends from now on does so because the sweep ends. */
    synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            write();
        }
    }

    private SweepRecord record() {
        return new SweepRecord(
                network, rows.values().stream().filter(Objects::nonNull).toList());
    }
}
