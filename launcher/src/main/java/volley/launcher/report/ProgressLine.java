package volley.launcher.report;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;
import volley.launcher.Terminal;
import volley.simulation.SimulationProgress;

/** The line on a terminal that shows how far a simulation has come; nothing where there is no terminal. */
public final class ProgressLine implements SimulationProgress.Shown {
    private static final int UPDATE_INTERVAL_MS = 100;

    /** Narrower than this, the bar itself is left out. */
    private static final int MIN_BAR = 5;

    /** Null where there is no terminal. */
    private final ProgressBar bar;

    private final Line line;

    /** Wipes the line at Ctrl-C, so that the prompt finds it empty. */
    private final Thread onInterrupt;

    private ProgressLine(ProgressBar bar, Line line, Thread onInterrupt) {
        this.bar = bar;
        this.line = line;
        this.onInterrupt = onInterrupt;
    }

    /**
     * @param startMs biological time at which the simulation starts, in ms
     * @param simtimeMs biological time at which it ends, in ms
     */
    public static ProgressLine on(Terminal terminal, double startMs, double simtimeMs) {
        return on(terminal, Math.round(startMs), Math.round(simtimeMs), ProgressLine::render);
    }

    /** @param points simulations to go */
    public static ProgressLine overPoints(Terminal terminal, int points) {
        return on(terminal, 0, points, ProgressLine::renderPoints);
    }

    private static ProgressLine on(Terminal terminal, long start, long end, ProgressBarRenderer renderer) {
        if (terminal.columns() == 0) {
            return new ProgressLine(null, null, null);
        }
        var line = new Line(terminal.err(), terminal.columns() - 1);
        var onInterrupt = new Thread(line::end, "wipe-progress");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        var bar = new ProgressBarBuilder()
                .setInitialMax(end)
                .startsFrom(start, Duration.ZERO)
                .setUpdateIntervalMillis(UPDATE_INTERVAL_MS)
                .setRenderer(renderer)
                .setConsumer(line)
                .build();
        return new ProgressLine(bar, line, onInterrupt);
    }

    /** @param done biological time in ms, or points, that have been simulated; cheap enough to call every step */
    @Override
    public void reached(double done) {
        if (bar != null) {
            bar.stepTo((long) done);
        }
    }

    /** Prints lines where the progress stands, which goes on below them. */
    public void above(Runnable print) {
        if (line == null) {
            print.run();
        } else {
            line.above(print);
        }
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            line.end();
            try {
                Runtime.getRuntime().removeShutdownHook(onInterrupt);
            } catch (IllegalStateException e) {
                // The shutdown is under way: the hook finds nothing left to wipe.
            }
        }
    }

    private static String render(ProgressState state, int columns) {
        return render(state.getStart(), state.getCurrent(), state.getMax(), state.getElapsedAfterStart(), columns);
    }

    static String render(long startMs, long doneMs, long simtimeMs, Duration elapsed, int columns) {
        double fraction = simtimeMs == 0 ? 1 : Math.min(1, doneMs / (double) simtimeMs);
        double seconds = elapsed.toNanos() * 1e-9;
        String head = "%3d %% ".formatted((int) (100 * fraction));
        String tail = " %,d / %,d ms".formatted(doneMs, simtimeMs);
        if (doneMs > startMs && seconds > 0) {
            double speed = (doneMs - startMs) / seconds;
            tail += ", %,.0f ms/s, %s left".formatted(speed, clock(Math.max(0, simtimeMs - doneMs) / speed));
        }
        return line(head, fraction, tail, columns);
    }

    private static String renderPoints(ProgressState state, int columns) {
        return renderPoints(state.getCurrent(), state.getMax(), state.getElapsedAfterStart(), columns);
    }

    static String renderPoints(long done, long points, Duration elapsed, int columns) {
        double fraction = points == 0 ? 1 : Math.min(1, done / (double) points);
        String tail = " %,d / %,d points, %s".formatted(done, points, clock(elapsed.toNanos() * 1e-9));
        return line("%3d %% ".formatted((int) (100 * fraction)), fraction, tail, columns);
    }

    private static String line(String head, double fraction, String tail, int columns) {
        int width = columns - head.length() - tail.length();
        if (width < MIN_BAR) {
            return (head + tail.strip()).substring(0, Math.min(columns, (head + tail.strip()).length()));
        }
        int filled = (int) (fraction * width);
        return head
                + "=".repeat(filled)
                + (filled < width ? ">" : "")
                + " ".repeat(Math.max(0, width - filled - 1))
                + tail;
    }

    private static String clock(double seconds) {
        long whole = (long) Math.ceil(seconds);
        return whole < 3600
                ? "%d:%02d".formatted(whole / 60, whole % 60)
                : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** Draws each state of the bar over the one before. */
    private static final class Line implements ProgressBarConsumer {
        private final PrintWriter writer;
        private final int columns;
        private boolean ended;

        Line(PrintWriter writer, int columns) {
            this.writer = writer;
            this.columns = columns;
        }

        @Override
        public int getMaxRenderedLength() {
            return columns;
        }

        @Override
        public synchronized void accept(String text) {
            if (!ended) {
                writer.print("\r" + text + " ".repeat(Math.max(0, columns - text.length())));
                writer.flush();
            }
        }

        synchronized void above(Runnable print) {
            accept("");
            writer.print("\r");
            writer.flush();
            print.run();
        }

        synchronized void end() {
            if (!ended) {
                accept("");
                writer.print("\r");
                writer.flush();
                ended = true;
            }
        }

        @Override
        public void close() {
            writer.flush();
        }
    }
}
