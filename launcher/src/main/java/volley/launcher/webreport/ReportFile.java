package volley.launcher.webreport;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import volley.launcher.results.RunFolder;

/** Makes the page of runs whose folders are there. */
public final class ReportFile {
    public static final String NAME = "report.html";

    private ReportFile() {}

    /** Writes the page of these runs, over one that may be there, as a whole. */
    public static void write(Path file, List<RunFolder> runs) throws IOException {
        var page = new ReportPage();
        for (var run : runs) {
            page.add(run.name(), run.runJson(), activity(run, ReportPage.maxDots(runs.size())));
        }
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (var stream = new BufferedOutputStream(Files.newOutputStream(part))) {
                page.writeTo(stream);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static ActivitySummary activity(RunFolder run, int maxDots) throws IOException {
        var parameters = run.run().parameters();
        var activity = new ActivitySummary(parameters.simtimeMs(), parameters.dtMs(), maxDots);
        var recorded = run.recorded();
        for (var population : recorded) {
            activity.add(population.key(), population.firstId(), population.neurons(), population.spikes());
        }
        return recorded.isEmpty() ? null : activity;
    }
}
