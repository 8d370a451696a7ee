package volley.launcher.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import volley.launcher.ExitStatus;
import volley.launcher.Launch;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.reproduce.Reproduction;
import volley.results.RunFile;

/** {@code volley reproduce RUN}. */
@Command(
        name = "reproduce",
        abbreviateSynopsis = true,
        description = {
            "Simulates a past run again, from its run.json, and says whether all spikes are the same.",
            "Exit status: 0 if they are, 1 if they are not or run.json was edited."
        },
        footer = {
            "",
            "It takes as many ranks as the run had, on threads of one process or under any MPI launcher:",
            "  volley reproduce FOLDER"
        })
final class ReproduceCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Launch launch;

    @Parameters(paramLabel = "RUN", description = "The folder of a run, or the run.json in it.")
    private Path run;

    @Mixin
    private PastRankOptions ranks;

    ReproduceCommand(Terminal terminal, Launch launch) {
        this.terminal = terminal;
        this.launch = launch;
    }

    @Override
    public Integer call() throws Exception {
        var reproduction = new Reproduction(RunFile.read(run));
        var same = new AtomicBoolean();
        Ranks.use(
                launch, ranks.settings(), reproduction.ranks(), joined -> same.set(reproduction.run(joined, terminal)));
        return same.get() ? ExitStatus.OK : ExitStatus.FAILURE;
    }
}
