package volley.launcher.sweep;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import volley.launcher.Terminal;
import volley.launcher.network.NetworkSource;
import volley.launcher.report.ProgressLine;
import volley.launcher.run.RunMemory;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.results.plots.sweep.SweepPlots;
import volley.results.sweep.SweepPoint;
import volley.results.sweep.SweepPoint.Status;
import volley.results.sweep.SweepRecord;

/**
 * Simulates the points of a sweep, each in a process of its own and into a folder of its own. A point whose folder has
 * its run already is not simulated again, so that a sweep that was interrupted goes on where it stopped, and one that is
 * asked for with more points simulates those. What one point does or is, the others go on.
 */
public final class Sweep {
    private final NetworkSource source;
    private final List<Axis> axes;
    private final List<Point> points;
    private final Execution execution;

    /** Memory that all points together may take; measured before any of them takes some. */
    private final double usableBytes = RunMemory.usableBytes();

    /**
     * How to run the points.
     *
     * @param folder a new or an empty one, or that of a sweep to go on with; or null for a new one in {@code results/}
     * @param jobs points at once
     * @param mpirun the MPI launcher's command, without the number of processes
     * @param options for every point's {@code volley run}, beside its own
     */
    public record Execution(Path folder, int jobs, List<String> mpirun, List<String> options) {
        /** @throws UserException if there are no jobs */
        public Execution {
            if (jobs < 1) {
                throw new UserException("jobs " + jobs + ": expected at least 1");
            }
        }
    }

    /** @param points all of the same network, at least one */
    public Sweep(NetworkSource source, List<Axis> axes, List<Point> points, Execution execution) {
        this.source = source;
        this.axes = axes;
        this.points = points;
        this.execution = execution;
    }

    /**
     * Simulates all points that are not yet, and draws what came out.
     *
     * @return whether no point failed
     * @throws UserException if the folder is none that a sweep can be written to
     */
    public boolean run(Terminal terminal) throws Exception {
        try (var folder = SweepFolder.open(execution.folder, source)) {
            var past = PastRuns.in(folder.points());
            var planned = new ArrayList<PlannedPoint>();
            for (var point : points) {
                planned.add(past.place(point));
            }
            sayWhatIsSimulatedAgain(planned, terminal.err());
            var tables = tables(folder, past, planned);
            var ended = simulate(folder, planned, tables, terminal);
            draw(folder, ended, terminal);
            summarize(folder, ended, terminal.out());
            return ended.stream().noneMatch(point -> point.status() == Status.FAILED);
        }
    }

    private static void sayWhatIsSimulatedAgain(List<PlannedPoint> planned, PrintWriter err) {
        planned.stream()
                .filter(point -> point.run() == null && !point.differences().isEmpty())
                .collect(Collectors.groupingBy(PlannedPoint::differences, LinkedHashMap::new, Collectors.toList()))
                .forEach((differences, again) -> err.println("volley: "
                        + NumberText.count(again.size(), "point")
                        + (again.size() == 1 ? " is" : " are")
                        + " there with another " + String.join(" and ", differences)
                        + ", which stays: simulated again as "
                        + again.getFirst().name()
                        + (again.size() == 1 ? "" : ", ...")));
        err.flush();
    }

    /** The tables with what has ended before, this time or not asked for now. */
    private TableFiles tables(SweepFolder folder, PastRuns past, List<PlannedPoint> planned) throws IOException {
        var type = source.type();
        var names = planned.stream().map(PlannedPoint::name).toList();
        var tables = new TableFiles(folder.path(), type.name(), names, System::nanoTime);
        folder.unfinished(points.getFirst().settings()).forEach(tables::add);
        past.others(
                type.name(),
                (name, run) -> tables.add(new SweepPoint(name, Status.DONE, "", Point.settings(type, run), run)));
        for (var point : planned) {
            if (point.run() != null) {
                tables.add(point.done(point.run()));
            }
        }
        tables.write();
        return tables;
    }

    /** @return how the points ended, in their order */
    private List<SweepPoint> simulate(
            SweepFolder folder, List<PlannedPoint> planned, TableFiles tables, Terminal terminal) throws Exception {
        var processes = new PointProcess(folder.network(), execution.mpirun, execution.options, execution.jobs);
        var runner = new PointRunner(folder.points(), processes, usableBytes / execution.jobs);
        var shown = SweepTable.of(axes, points.getFirst(), terminal.out());
        shown.head();
        var interruption = new SweepInterruption(tables, processes, terminal.err());
        try (var progress = ProgressLine.overPoints(terminal, planned.size());
                var jobs = Executors.newFixedThreadPool(execution.jobs)) {
            var number = new AtomicInteger();
            var runs = planned.stream()
                    .map(point -> (Callable<SweepPoint>) () -> {
                        var ended = runner.end(point);
                        if (tables.end(ended)) {
                            progress.above(() -> shown.row(point.point(), ended));
                            progress.reached(number.incrementAndGet());
                        }
                        return ended;
                    })
                    .toList();
            var ended = new ArrayList<SweepPoint>();
            for (var end : jobs.invokeAll(runs)) {
                ended.add(end.get());
            }
            shown.foot();
            tables.write();
            return ended;
        } finally {
            interruption.remove();
        }
    }

    /** Of what was asked for, not of all that is there. None of the pictures is a reason to lose the sweep. */
    private void draw(SweepFolder folder, List<SweepPoint> ended, Terminal terminal) {
        try {
            new SweepPlots(new SweepRecord(source.type().name(), ended)).write(folder.output());
        } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError | InternalError e) {
            terminal.err().println("volley: plots could not be drawn, the tables are complete without: " + e);
        }
    }

    private static void summarize(SweepFolder folder, List<SweepPoint> ended, PrintWriter out) {
        var counts = ended.stream().collect(Collectors.groupingBy(SweepPoint::status, Collectors.counting()));
        out.printf(
                "%d done, %d failed, %d skipped, in %s%n",
                counts.getOrDefault(Status.DONE, 0L),
                counts.getOrDefault(Status.FAILED, 0L),
                counts.getOrDefault(Status.SKIPPED, 0L),
                folder.path());
        out.flush();
    }
}
