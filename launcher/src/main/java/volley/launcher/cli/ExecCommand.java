package volley.launcher.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import volley.launcher.ExitStatus;
import volley.launcher.Launch;
import volley.launcher.Machine;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.exec.ProgramRun;
import volley.launcher.exec.UserProgram;

/** {@code volley exec FILE.java}. */
@Command(
        name = "exec",
        abbreviateSynopsis = true,
        description = {
            "Compiles a Java program of one source file in memory and runs its main method on every rank.",
            "The program sees Volley and its libraries; what rank 0 prints is printed. Simulators that it makes without settings of their own have those given here."
        },
        footer = {"", "For example:", "  volley exec examples/ConnectANetwork.java"})
final class ExecCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Launch launch;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private RankOptions ranks;

    @Parameters(index = "0", paramLabel = "FILE.java", description = "The program.")
    private Path file;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "What the program's main method is given.")
    private List<String> arguments = List.of();

    ExecCommand(Terminal terminal, Launch launch) {
        this.terminal = terminal;
        this.launch = launch;
    }

    @Override
    public Integer call() throws Exception {
        var program = new ProgramRun(UserProgram.compile(file), arguments, settings.settings(), terminal);
        Ranks.use(launch, ranks.settings(), Machine.processors(), program::run);
        return ExitStatus.OK;
    }
}
