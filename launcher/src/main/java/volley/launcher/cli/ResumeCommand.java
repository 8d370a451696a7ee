package volley.launcher.cli;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import volley.launcher.ExitStatus;
import volley.launcher.Launch;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.run.Beginning;
import volley.launcher.run.ResumedRun;

/** {@code volley resume FOLDER}. */
@Command(
        name = "resume",
        abbreviateSynopsis = true,
        description = {
            "Goes on with a run that was made with --checkpoint-every, from its newest checkpoint.",
            "The spikes and files are those of a run that was never interrupted."
        },
        footer = {
            "",
            "It takes as many ranks as the run had, or with --seeding neuron any number. To go on with a run that is complete:",
            "  volley resume FOLDER --simtime \"20 s\""
        })
final class ResumeCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Launch launch;
    private final Beginning begun;

    @Parameters(paramLabel = "FOLDER", description = "The run's folder.")
    private Path folder;

    @Option(
            names = "--simtime",
            paramLabel = "TIME",
            description = "Biological time at which the run ends, from its beginning. Default: the run's.")
    private String simtime;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "TIME",
            description = "Biological time between two checkpoints. Default: the run's.")
    private String checkpointEvery;

    @Mixin
    private PastRankOptions ranks;

    @Option(names = "--quiet", description = "Print nothing but errors and warnings.")
    private boolean quiet;

    ResumeCommand(Terminal terminal, Launch launch, Beginning begun) {
        this.terminal = terminal;
        this.launch = launch;
        this.begun = begun;
    }

    @Override
    public Integer call() throws Exception {
        var simtimeMs = milliseconds("--simtime", simtime);
        var everyMs = milliseconds("--checkpoint-every", checkpointEvery);
        var resume = new ResumedRun(folder);
        var shown = quiet ? terminal.quiet() : terminal;
        Ranks.use(
                launch,
                ranks.settings(),
                resume.ranks(),
                joined -> resume.run(simtimeMs, everyMs, begun, joined, shown));
        return ExitStatus.OK;
    }

    private static OptionalDouble milliseconds(String option, String text) {
        return text == null ? OptionalDouble.empty() : OptionalDouble.of(QuantityText.milliseconds(option, text));
    }
}
