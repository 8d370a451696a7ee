package volley.launcher.run;

import java.io.IOException;
import volley.launcher.Failure;
import volley.launcher.Terminal;
import volley.results.RunFolder;
import volley.results.files.OutputFolder;
import volley.results.page.ReportFile;
import volley.results.plots.FigureFormat;
import volley.results.plots.RunPlots;

/** The pictures of a run that is complete. None of them, if it cannot be had, is a reason to lose the run. */
final class RunPictures {
    private static final String RASTER = "raster.png";

    private final OutputFolder folder;
    private final RunFolder run;
    private final Terminal terminal;

    RunPictures(OutputFolder folder, RunFolder run, Terminal terminal) {
        this.folder = folder;
        this.run = run;
        this.terminal = terminal;
    }

    private interface Picture {
        void write() throws IOException;
    }

    void write() {
        if (!run.recorded().isEmpty()) {
            attempt(RASTER, () -> {
                var raster = new RunPlots(run).figure(RunPlots.Kind.RASTER, FigureFormat.PNG);
                byte[] png = FigureFormat.screenPng(raster);
                folder.write(RASTER, stream -> stream.write(png));
            });
        }
        attempt(ReportFile.NAME, () -> folder.write(ReportFile.NAME, stream -> ReportFile.write(stream, run)));
    }

    private void attempt(String name, Picture picture) {
        try {
            picture.write();
        } catch (IOException | RuntimeException | Error e) {
            terminal.err()
                    .println("volley: the run is complete but for " + name + ": "
                            + Failure.of(e).message());
        }
    }
}
