package volley.launcher.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import volley.launcher.Launch;
import volley.launcher.Main;
import volley.launcher.Terminal;
import volley.results.Version;

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
     * Runs a command line in a process that was started by itself.
     *
     * @return the exit status of the process
     */
    public static int execute(Terminal terminal, String... args) {
        return execute(terminal, Launch.in(Map.of()), args);
    }

    /**
     * Runs a command line; all processes of a launch have the same.
     *
     * @param everyone what a launch of one process would write to; of several, only the first writes results
     * @return the exit status of the process
     */
    public static int execute(Terminal everyone, Launch launch, String... args) {
        var terminal = launch.process() == 0 ? everyone : everyone.quiet();
        var commandLine = new CommandLine(new VolleyCommand());
        var commands = commands(terminal, launch);
        // Only the command that is asked for is made, which spares a tenth of a start.
        var asked = args.length > 0 && commands.containsKey(args[0]) ? Set.of(args[0]) : commands.keySet();
        asked.forEach(name -> commandLine.addSubcommand(name, commands.get(name).get()));
        commandLine.addSubcommand(new HelpCommand(terminal));
        commandLine.setOut(terminal.out()).setErr(terminal.err());
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        commandLine.setExpandAtFiles(false);
        commandLine.setOverwrittenOptionsAllowed(true);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(96);
        var errors = new ErrorReport(terminal, launch);
        commandLine.setParameterExceptionHandler((exception, arguments) -> errors.badArgument(exception));
        commandLine.setExecutionExceptionHandler((exception, command, arguments) -> errors.failed(exception));
        try {
            return commandLine.execute(args);
        } catch (Error e) {
            return errors.failed(e);
        }
    }

    /** The commands but help by name, in the order of the help. */
    private static Map<String, Supplier<Object>> commands(Terminal terminal, Launch launch) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put(
                "run", () -> new CommandLine(new RunCommand()).addSubcommand(new RunBrunelCommand(terminal, launch)));
        commands.put("theory", () -> new CommandLine(new TheoryCommand())
                .addSubcommand(TheoryBrunelCommand.commandLine(terminal)));
        commands.put("resume", () -> new ResumeCommand(terminal, launch));
        commands.put("sweep", () -> new CommandLine(new SweepCommand())
                .addSubcommand(SweepBrunelCommand.commandLine(terminal, launch)));
        commands.put("reproduce", () -> new ReproduceCommand(terminal, launch));
        commands.put("exec", () -> new CommandLine(new ExecCommand(launch)).setStopAtPositional(true));
        commands.put("report", () -> new ReportCommand(terminal));
        commands.put("plot", () -> new PlotCommand(terminal));
        commands.put("mpjrun", () -> MpjrunCommand.commandLine(Main.class));
        commands.put("info", () -> new InfoCommand(terminal));
        return commands;
    }

    /** What {@code volley --version} prints. */
    static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"volley " + Version.current()};
        }
    }
}
