package volley.launcher.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import volley.launcher.ExitStatus;
import volley.launcher.Launch;
import volley.launcher.Main;
import volley.launcher.Terminal;
import volley.launcher.run.Beginning;
import volley.launcher.run.EarlyStart;
import volley.networks.Networks;
import volley.partition.UserException;
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
    private static final String NO_OUTPUT = "standard output cannot be written";
    private static final int DEFAULT_WIDTH = 80;
    /** Of a help text: picocli takes no less. */
    private static final int LEAST_WIDTH = 55;

    private static final int MOST_WIDTH = 96;

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
        var errors = new ErrorReport(terminal, launch);
        try {
            if (args.length > 0 && args[0].equals("run")) {
                EarlyStart.begin(launch.process() == 0);
            }
            int status = commandLine(terminal, launch, errors, args).execute(args);
            return terminal.out().checkError() ? unwritable(errors, status) : status;
        } catch (UserException | Error e) {
            return errors.failed(e);
        }
    }

    /** A reader who has gone has read enough; what was to be kept is in files. */
    private static int unwritable(ErrorReport errors, int status) {
        if (Terminal.isPipe()) {
            return status == ExitStatus.OK ? ExitStatus.CLOSED_PIPE : status;
        }
        return errors.failed(new IOException(NO_OUTPUT));
    }

    private static CommandLine commandLine(Terminal terminal, Launch launch, ErrorReport errors, String... args) {
        var commandLine = new CommandLine(new VolleyCommand());
        var words = Stream.of(args).dropWhile("help"::equals).toList();
        var commands = commands(terminal, launch, words.subList(Math.min(1, words.size()), words.size()), args);
        boolean named = !words.isEmpty() && !words.getFirst().startsWith("-");
        if (named && !commands.containsKey(words.getFirst())) {
            throw new UserException(
                    "command " + words.getFirst() + ": expected " + String.join(", ", commands.keySet()) + " or help");
        }
        // Only the command that is asked for is made, which spares a tenth of a start.
        boolean listed = words.stream().noneMatch(Set.of("-V", "--version")::contains);
        var asked = named ? Set.of(words.getFirst()) : listed ? commands.keySet() : Set.<String>of();
        asked.forEach(name -> commandLine.addSubcommand(name, commands.get(name).get()));
        commandLine.addSubcommand(new HelpCommand(terminal));
        commandLine.setOut(terminal.out()).setErr(terminal.err());
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        commandLine.setExpandAtFiles(false);
        commandLine.setOverwrittenOptionsAllowed(true);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpWidth(
                terminal.columns() == 0 ? DEFAULT_WIDTH : Math.clamp(terminal.columns(), LEAST_WIDTH, MOST_WIDTH));
        commandLine.setParameterExceptionHandler((exception, arguments) -> errors.badArgument(exception));
        commandLine.setExecutionExceptionHandler((exception, command, arguments) -> errors.failed(exception));
        return commandLine;
    }

    /**
     * The commands but help by name, in the order of the help.
     *
     * @param words behind the command's name
     * @param args the whole command line
     */
    private static Map<String, Supplier<Object>> commands(
            Terminal terminal, Launch launch, List<String> words, String... args) {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        String example = Networks.names().iterator().next();
        commands.put(
                "run",
                () -> NetworkCommand.of(
                        "run",
                        "Builds a network, simulates it, and writes its results to a folder.",
                        List.of(
                                "",
                                "For example, for two seconds of biological time:",
                                "  volley run " + example + " --simtime \"2 s\"",
                                "The parameters of a network: volley run " + example + " --help"),
                        words,
                        source -> RunNetworkCommand.commandLine(terminal, launch, source, Beginning.now(args))));
        commands.put(
                "sweep",
                () -> NetworkCommand.of(
                        "sweep",
                        "Simulates a network for every combination of the values that its parameters take.",
                        List.of(
                                "",
                                "For example, ten seeds, and a network of fixed size on more and more threads:",
                                "  volley sweep " + example + " --seed 1..10",
                                "  volley sweep " + example + " --threads 1,2,4,8",
                                "The parameters of a network, which all take lists and ranges: volley sweep " + example
                                        + " --help"),
                        words,
                        source -> SweepNetworkCommand.commandLine(terminal, launch, source)));
        commands.put("resume", () -> new ResumeCommand(terminal, launch, Beginning.now(args)));
        commands.put("reproduce", () -> new ReproduceCommand(terminal, launch));
        commands.put(
                "theory",
                () -> NetworkCommand.of(
                        "theory",
                        "Shows the stationary rates that theory predicts of a network.",
                        List.of(
                                "",
                                "The parameters of a network, which all take lists and ranges: volley theory " + example
                                        + " --help"),
                        words,
                        source -> TheoryNetworkCommand.commandLine(terminal, source)));
        commands.put("new", () -> new NewCommand(terminal));
        commands.put("exec", () -> new CommandLine(new ExecCommand(terminal, launch)).setStopAtPositional(true));
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
