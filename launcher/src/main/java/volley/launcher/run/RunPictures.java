package volley.launcher.run;

import java.io.IOException;
import java.util.List;
import volley.launcher.Terminal;
import volley.results.RunFolder;
import volley.results.RunRecord;
import volley.results.files.OutputFolder;
import volley.results.page.ReportFile;
import volley.results.plots.FigureFormat;
import volley.results.plots.RunPlots;

/** The pictures of a run that is complete. None of them, if it cannot be had, is a reason to lose the run. */
final class RunPictures {
    private final Terminal terminal;

    RunPictures(Terminal terminal) {
        this.terminal = terminal;
    }

    private interface Picture {
        void write() throws IOException;
    }

    void write(OutputFolder folder, RunRecord run) {
        var complete = RunFolder.of(folder.path(), run);
        if (run.populations().stream().anyMatch(population -> population.recorded() > 0)) {
            attempt("raster.png", () -> {
                byte[] raster =
                        FigureFormat.screenPng(new RunPlots(complete).figure(RunPlots.Kind.RASTER, FigureFormat.PNG));
                folder.write("raster.png", stream -> stream.write(raster));
            });
        }
        attempt(
                ReportFile.NAME,
                () -> ReportFile.write(folder.path().resolve(ReportFile.NAME), List.of(folder.path())));
    }

    private void attempt(String name, Picture picture) {
        try {
            picture.write();
        } catch (IOException e) {
            warn(name, e.getMessage());
        } catch (RuntimeException | OutOfMemoryError | LinkageError | InternalError e) {
            warn(name, e.toString());
        }
    }

    private void warn(String name, String reason) {
        terminal.err().println("volley: " + name + " could not be made, the run is complete without it: " + reason);
    }
}
