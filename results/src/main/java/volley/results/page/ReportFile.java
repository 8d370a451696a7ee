package volley.results.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import volley.partition.UserException;
import volley.results.RunFolder;
import volley.results.files.WholeFile;
import volley.results.plots.TraceSample;
import volley.results.sweep.SweepFile;

/** Makes the page of runs and sweeps whose folders are there. */
public final class ReportFile {
    public static final String NAME = "report.html";

    private ReportFile() {}

    /**
     * Writes the page of runs and sweeps, over one that may be there, as a whole.
     *
     * @throws UserException if a folder is of neither
     */
    public static void write(Path file, List<Path> folders) throws IOException {
        var page = page(folders);
        WholeFile.write(file, page::writeTo);
    }

    /** Writes the page of one run. */
    public static void write(OutputStream stream, RunFolder run) throws IOException {
        var page = new ReportPage();
        add(run, ReportPage.maxDots(1), page);
        page.writeTo(stream);
    }

    /** Bytes that the page of a run that records so many neurons takes at most while it is made. */
    public static long mostBytes(long recordedNeurons, int populations) {
        return ActivitySummary.mostBytes(recordedNeurons, populations, ReportPage.maxDots(1));
    }

    private static ReportPage page(List<Path> folders) throws IOException {
        var page = new ReportPage();
        for (Path folder : folders) {
            if (SweepFile.isIn(folder)) {
                page.add(folder.toAbsolutePath().normalize().getFileName().toString(), SweepFile.read(folder));
            } else {
                add(RunFolder.open(folder), ReportPage.maxDots(folders.size()), page);
            }
        }
        return page;
    }

    private static void add(RunFolder run, int maxDots, ReportPage page) throws IOException {
        var traces = TraceSample.of(run, 0, run.run().simtimeMs());
        page.add(run.name(), run.run(), activity(run, maxDots), traces);
    }

    private static ActivitySummary activity(RunFolder run, int maxDots) throws IOException {
        var recorded = run.recorded();
        if (recorded.isEmpty()) {
            return null;
        }
        var activity = new ActivitySummary(
                run.run().simtimeMs(), run.run().warmupMs(), run.run().dtMs(), maxDots);
        for (var population : recorded) {
            activity.add(population.name(), population.neurons(), population.byPlace());
        }
        return activity;
    }
}
