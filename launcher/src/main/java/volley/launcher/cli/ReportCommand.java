package volley.launcher.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import volley.launcher.ExitStatus;
import volley.launcher.Terminal;
import volley.results.page.ReportFile;

/** {@code volley report}. */
@Command(
        name = "report",
        description = {
            "Writes a page that shows runs or sweeps in a browser.",
            "Of runs it has rates, a raster to zoom into, distributions and times; of sweeps, curves, scaling and states.",
            "It is one file, and needs no network when it is opened. A run writes its own by default."
        },
        footer = {"", "Several runs are set side by side:", "  volley report results/* --out comparison.html"})
final class ReportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "The folders of runs and of sweeps.")
    private List<Path> folders;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "What to write. Default: report.html, in the folder or, of several, in the current one.")
    private Path out;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path file = out != null
                ? out
                : folders.size() == 1 ? folders.getFirst().resolve(ReportFile.NAME) : Path.of(ReportFile.NAME);
        ReportFile.write(file, folders);
        terminal.out().println(file);
        return ExitStatus.OK;
    }
}
