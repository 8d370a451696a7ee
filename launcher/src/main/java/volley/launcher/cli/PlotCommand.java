package volley.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import volley.launcher.ExitStatus;
import volley.launcher.Terminal;
import volley.results.RunFolder;
import volley.results.files.WholeFile;
import volley.results.plots.FigureFormat;
import volley.results.plots.RunPlots;

/** {@code volley plot}. */
@Command(
        name = "plot",
        abbreviateSynopsis = true,
        description = "Draws what a run recorded, for papers.",
        footer = {"", "For example:", "  volley plot FOLDER --what spectrum --format svg"})
final class PlotCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FOLDER", description = "The folder of a run.")
    private Path folder;

    @Option(
            names = "--what",
            defaultValue = "raster",
            paramLabel = "raster|rate|rates|spectrum|traces",
            description =
                    "Spikes over their rate, the rate of each population over time, box plots of its neurons' rates, its power spectrum, or what multimeters recorded. Default: ${DEFAULT-VALUE}.")
    private RunPlots.Kind what;

    @Option(
            names = "--format",
            defaultValue = "png",
            paramLabel = "png|svg",
            description = "A bitmap of 2400 pixels' width, or vectors. Default: ${DEFAULT-VALUE}.")
    private FigureFormat format;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Biological time to begin at. Default: the run's start.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Biological time to end at. Default: the run's end.")
    private String to;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "What to write. Default: a file in the folder, named by what it shows.")
    private Path out;

    PlotCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var run = RunFolder.open(folder);
        double startMs = from == null ? 0 : QuantityText.milliseconds("--from", from);
        double endMs = to == null ? run.run().simtimeMs() : QuantityText.milliseconds("--to", to);
        var figure = new RunPlots(run, startMs, endMs).figure(what, format);
        Path file = out != null ? out : folder.resolve(what.fileName(format));
        WholeFile.write(file, stream -> format.write(figure, stream));
        terminal.out().println(file);
        return ExitStatus.OK;
    }
}
