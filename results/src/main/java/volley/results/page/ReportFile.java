package volley.results.page;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import volley.partition.UserException;
import volley.results.RunFolder;

/** Makes the page of runs and sweeps whose folders are there. */
public final class ReportFile {
    public static final String NAME = "report.html";

    private static final String SWEEP_JSON = "sweep.json";
    private static final int SWEEP_FORMAT = 1;

    private ReportFile() {}

    /**
     * Writes the page of runs and sweeps, over one that may be there, as a whole.
     *
     * @throws UserException if a folder is of neither
     */
    public static void write(Path file, List<Path> folders) throws IOException {
        var page = new ReportPage();
        for (Path folder : folders) {
            if (Files.exists(folder.resolve(SWEEP_JSON))) {
                page.addSweep(folder.toAbsolutePath().normalize().getFileName().toString(), sweep(folder));
            } else {
                var run = RunFolder.open(folder);
                page.add(
                        run.name(),
                        volley.results.RunFile.bytes(run.run()),
                        activity(run, ReportPage.maxDots(folders.size())));
            }
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
        var parameters = run.run();
        var activity = new ActivitySummary(parameters.simtimeMs(), parameters.dtMs(), maxDots);
        var recorded = run.recorded();
        for (var population : recorded) {
            activity.add(
                    population.name(),
                    population.neurons().globalId(0),
                    population.neurons().size(),
                    population.spikes());
        }
        return recorded.isEmpty() ? null : activity;
    }

    private static byte[] sweep(Path folder) throws IOException {
        Path path = folder.resolve(SWEEP_JSON);
        byte[] json = Files.readAllBytes(path);
        try {
            var format = new ObjectMapper().readTree(json).path("format");
            if (format.asInt() != SWEEP_FORMAT) {
                throw new UserException(
                        path + " has format " + format.asText("none") + ": expected format " + SWEEP_FORMAT);
            }
        } catch (JacksonException e) {
            throw new UserException(path + " is no JSON: " + e.getOriginalMessage());
        }
        return json;
    }
}
