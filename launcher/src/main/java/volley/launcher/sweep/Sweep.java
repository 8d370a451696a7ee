package volley.launcher.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import volley.launcher.Terminal;
import volley.launcher.brunel.BrunelMemory;
import volley.launcher.brunel.BrunelRun;
import volley.launcher.report.ProgressLine;
import volley.launcher.sweep.Outcome.Status;
import volley.launcher.sweep.plot.SweepPlots;
import volley.partition.UserException;
import volley.results.RunFile;
import volley.results.files.OutputFolder;

/**
 * Simulates the points of a sweep, each in a process of its own and into a folder of its own, {@code points/NAME}. A
 * point whose folder has its {@code run.json} is not simulated again, so that a sweep that was interrupted goes on where
 * it stopped, and one that is asked for with more points simulates those.
 */
public final class Sweep {
    private static final Path DEFAULT_PARENT = Path.of("results");
    private static final String POINTS = "points";

    private final List<Axis> axes;
    private final List<Point> points;
    private final Execution execution;
    private final Map<Point, Outcome> outcomes = new ConcurrentHashMap<>();

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

    public Sweep(List<Axis> axes, List<Point> points, Execution execution) {
        this.axes = axes;
        this.points = points;
        this.execution = execution;
    }

    /**
     * Simulates all points that are not yet, and draws what came out.
     *
     * @return whether no point failed
     */
    public boolean run(Terminal terminal) throws Exception {
        try (var folder = open()) {
            var table = new SweepTable(terminal.out(), axes);
            table.head();
            simulate(folder, table, terminal);
            table.foot();
            new SweepPlots(samples()).write(folder, terminal);
            summarize(folder, terminal);
        }
        return ended().stream().noneMatch(outcome -> outcome.status() == Status.FAILED);
    }

    private OutputFolder open() {
        if (execution.folder == null) {
            return OutputFolder.dated(DEFAULT_PARENT, "sweep-" + BrunelRun.NETWORK, LocalDateTime.now());
        }
        return Files.exists(execution.folder.resolve(SweepFiles.JSON))
                ? OutputFolder.existing(execution.folder)
                : OutputFolder.named(execution.folder);
    }

    private void simulate(OutputFolder folder, SweepTable table, Terminal terminal) throws Exception {
        SweepFiles.write(folder, BrunelRun.NETWORK, List.of());
        try (var processes = new PointProcess(execution.mpirun, execution.options, execution.jobs);
                var progress = ProgressLine.overPoints(terminal, points.size());
                var jobs = Executors.newFixedThreadPool(execution.jobs)) {
            var ends = points.stream()
                    .map(point -> jobs.submit(() -> {
                        var outcome = outcome(folder.path(), processes, point);
                        end(folder, outcome, () -> progress.above(() -> table.row(outcome)));
                        progress.reached(outcomes.size());
                        return null;
                    }))
                    .toList();
            await(jobs, ends);
        }
    }

    private static void await(ExecutorService jobs, List<Future<Object>> ends) throws Exception {
        try {
            for (var end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            jobs.shutdownNow();
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private synchronized void end(OutputFolder folder, Outcome outcome, Runnable show) throws IOException {
        outcomes.put(outcome.point(), outcome);
        SweepFiles.write(folder, BrunelRun.NETWORK, ended());
        show.run();
    }

    /** Outcomes in the order of the points. */
    private List<Outcome> ended() {
        return points.stream().filter(outcomes::containsKey).map(outcomes::get).toList();
    }

    private List<Sample> samples() {
        return ended().stream()
                .flatMap(outcome -> outcome.run().map(run -> new Sample(outcome.point(), run)).stream())
                .toList();
    }

    private Outcome outcome(Path folder, PointProcess processes, Point point) throws IOException, InterruptedException {
        Path own = folder.resolve(POINTS).resolve(point.name());
        if (Files.exists(own.resolve(RunFile.NAME))) {
            var run = RunFile.read(own).run();
            if (point.isOf(run)) {
                return Outcome.done(point, run);
            }
        }
        try {
            BrunelMemory.require(
                    point.parameters(), point.settings(), point.ranks().size(), 1.0 / execution.jobs);
        } catch (UserException e) {
            return Outcome.skipped(point, e.getMessage());
        }
        remove(own);
        String reason = processes.run(point, own);
        return reason.isEmpty() ? Outcome.done(point, RunFile.read(own).run()) : Outcome.failed(point, reason);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void summarize(OutputFolder folder, Terminal terminal) {
        var counts = ended().stream().collect(Collectors.groupingBy(Outcome::status, Collectors.counting()));
        terminal.out()
                .printf(
                        "%d done, %d failed, %d skipped, in %s%n",
                        counts.getOrDefault(Status.DONE, 0L),
                        counts.getOrDefault(Status.FAILED, 0L),
                        counts.getOrDefault(Status.SKIPPED, 0L),
                        folder.path());
        terminal.out().flush();
    }
}
