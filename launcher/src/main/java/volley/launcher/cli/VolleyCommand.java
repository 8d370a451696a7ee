package volley.launcher.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import volley.launcher.Terminal;
import volley.launcher.Version;

/** The top of the command line: {@code volley COMMAND ...}. */
@Command(
        name = "volley",
        description = "Simulates networks of spiking neurons on the cores of a machine or the ranks of a cluster.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = VolleyCommand.VersionLine.class,
        synopsisSubcommandLabel = "COMMAND",
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        sortOptions = false)
public final class VolleyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private VolleyCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command: see volley --help");
    }

    /**
     * Runs a command line.
     *
     * @return the exit status of the process
     */
    public static int execute(Terminal terminal, String... args) {
        var commandLine = new CommandLine(new VolleyCommand())
                .addSubcommand(new CommandLine(new RunCommand()).addSubcommand(new RunBrunelCommand(terminal)))
                .addSubcommand(new CommandLine(new ExecCommand()).setStopAtPositional(true))
                .addSubcommand(new InfoCommand(terminal))
                .addSubcommand(new HelpCommand(terminal));
        commandLine.setOut(terminal.out()).setErr(terminal.err());
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        commandLine.setExpandAtFiles(false);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(96);
        var errors = new ErrorReport(terminal);
        commandLine.setParameterExceptionHandler((exception, arguments) -> errors.badArgument(exception));
        commandLine.setExecutionExceptionHandler((exception, command, arguments) -> errors.failed(exception));
        return commandLine.execute(args);
    }

    /** What {@code volley --version} prints. */
    static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"volley " + Version.current()};
        }
    }
}
