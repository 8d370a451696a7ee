package volley.launcher.sweep;

import java.io.IOException;
import java.io.PrintWriter;

/** At Ctrl-C, keeps what a sweep has so far, ends the points that run, and says how to go on. */
final class SweepInterruption {
    private final TableFiles tables;
    private final PointProcess processes;
    private final PrintWriter err;
    private final Thread onInterrupt = new Thread(this::interrupted, "end-sweep");

    SweepInterruption(TableFiles tables, PointProcess processes, PrintWriter err) {
        this.tables = tables;
        this.processes = processes;
        this.err = err;
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    /** The tables first: a point that ends after them does not count as failed. */
    private void interrupted() {
        try {
            tables.close();
            err.println(
                    "volley: the sweep was interrupted; the same command with --out " + tables.folder() + " goes on");
        } catch (IOException e) {
            err.println("volley: " + e.getMessage());
        } finally {
            processes.end();
        }
    }

    /** Once the points have ended. */
    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // The shutdown is under way, and ends what runs.
        }
    }
}
