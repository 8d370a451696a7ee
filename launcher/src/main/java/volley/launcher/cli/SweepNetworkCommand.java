package volley.launcher.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import volley.launcher.ExitStatus;
import volley.launcher.Launch;
import volley.launcher.Terminal;
import volley.launcher.network.NetworkSource;
import volley.launcher.sweep.Axis;
import volley.launcher.sweep.Plan;
import volley.launcher.sweep.Point;
import volley.launcher.sweep.Sweep;
import volley.partition.UserException;

/** {@code volley sweep NETWORK}. */
@Command(
        footer = {
            "",
            "Lists have commas, ranges a step: 100,250,500..2500:500 or 4:6:0.5. Each point is a process of its own.",
            "The folder holds sweep.csv and sweep.json, a row for each point, plots, and the points' own folders.",
            "The same command with --out and the folder of a sweep that was interrupted goes on with it.",
            "Exit status: 0 if no point failed; a point that would not fit the memory is skipped."
        })
final class SweepNetworkCommand implements Callable<Integer> {
    private static final List<String> SIMULATION = List.of("--simtime", "--dt", "--seed", "--seeding", "--store");

    private final Terminal terminal;
    private final Launch launch;
    private final NetworkSource source;

    @Spec
    private CommandSpec spec;

    @Option(
            names = Plan.TRANSPORT,
            paramLabel = "local|mpj|mpi,...",
            description = "How processes reach each other; the sweep starts the launcher. Default: local.")
    private String transport;

    @Option(
            names = Plan.PROCESSES,
            paramLabel = "N,...",
            description = "Processes of a point, with --transport mpi or mpj. Default: 1.")
    private String processes;

    @Option(
            names = "--mpirun",
            defaultValue = "mpirun",
            paramLabel = "COMMAND",
            description =
                    "The MPI launcher with its options, for --transport mpi; -np and the number of processes are added. Default: ${DEFAULT-VALUE}.")
    private String mpirun;

    @Option(
            names = "--warmup",
            paramLabel = "TIME",
            description =
                    "Time before regularity and synchrony are measured. Default: a fifth of simtime, at most 200 ms.")
    private String warmup;

    @Option(
            names = "--jobs",
            defaultValue = "1",
            paramLabel = "N",
            description =
                    "Points that run at once, and share processors and memory: not for measuring speed. Default: ${DEFAULT-VALUE}.")
    private int jobs;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "A new or an empty folder, or that of a sweep to go on with. Default: a new one in results/.")
    private Path out;

    @Option(names = "--quiet", description = "Print nothing but errors and warnings.")
    private boolean quiet;

    private SweepNetworkCommand(Terminal terminal, Launch launch, NetworkSource source) {
        this.terminal = terminal;
        this.launch = launch;
        this.source = source;
    }

    static CommandLine commandLine(Terminal terminal, Launch launch, NetworkSource source) {
        var commandLine = new CommandLine(new SweepNetworkCommand(terminal, launch, source));
        var spec = commandLine.getCommandSpec();
        spec.usageMessage().description(NetworkHelp.literal(source.type().description()));
        SweptOptions.of(new SimulationOptions(), SIMULATION).forEach(spec::addOption);
        SweptOptions.of(new RankOptions(), List.of(Plan.THREADS)).forEach(spec::addOption);
        var own = ownOptions(source);
        NetworkOptions.add(spec, source.type(), own);
        return NetworkHelp.arrange(commandLine, source.type().name(), own);
    }

    /** The network's parameters, behind each whole number its number for each rank. */
    private static List<OptionSpec> ownOptions(NetworkSource source) {
        var perRank = Plan.perRank(source.type());
        var options = new ArrayList<OptionSpec>();
        for (var option : NetworkOptions.lists(source.type())) {
            options.add(option);
            perRank.forEach((name, of) -> {
                if (of.equals(option.longestName())) {
                    options.add(OptionSpec.builder(name)
                            .type(String.class)
                            .paramLabel("N,...")
                            .description("In place of " + of
                                    + ": so many by the number of ranks, so that the network grows with them.")
                            .build());
                }
            });
        }
        return options;
    }

    @Override
    public Integer call() throws Exception {
        if (!launch.isByItself()) {
            throw new UserException(
                    "sweep under an MPI launcher: expected it by itself, it starts launchers for its points");
        }
        if (mpirun.isBlank()) {
            throw new UserException("--mpirun \"" + mpirun + "\": expected the command of an MPI launcher");
        }
        List<String> warmupOption = warmup == null ? List.of() : List.of("--warmup", warmup);
        var axes = axes();
        var reader = new ExperimentReader(source, warmupOption);
        var points = new Plan(source.type(), reader::read).points(axes);
        var options = new ArrayList<>(List.of("--record", "none"));
        options.addAll(warmupOption);
        var execution = new Sweep.Execution(out, jobs, List.of(mpirun.strip().split("\\s+")), options);
        boolean good = new Sweep(source, axes, points, execution).run(quiet ? terminal.quiet() : terminal);
        return good ? ExitStatus.OK : ExitStatus.FAILURE;
    }

    private List<Axis> axes() {
        var perRank = Plan.perRank(source.type());
        var names = new ArrayList<>(NetworkOptions.names(source.type()));
        names.addAll(SIMULATION);
        names.addAll(perRank.keySet());
        names.addAll(List.of(Plan.TRANSPORT, Plan.PROCESSES, Plan.THREADS));
        var quantities = new ArrayList<>(NetworkOptions.quantities(source.type()));
        quantities.addAll(Point.TIMES);
        var axes = SweptOptions.axes(spec, names, quantities, NetworkOptions.texts(source.type()));
        for (var axis : axes) {
            String of = perRank.get(axis.option());
            if (axes.stream().anyMatch(other -> other.option().equals(of))) {
                throw new UserException(of + " and " + axis.option() + ": expected one of them");
            }
        }
        return axes;
    }
}
