package volley.launcher.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import volley.launcher.ExitStatus;
import volley.launcher.Launch;
import volley.launcher.Terminal;
import volley.launcher.sweep.Axis;
import volley.launcher.sweep.Plan;
import volley.launcher.sweep.Sweep;
import volley.launcher.sweep.ValueList;
import volley.partition.UserException;

/** {@code volley sweep brunel}. */
@Command(
        name = "brunel",
        description = {
            "Simulates the network of Brunel (2000) for every combination of the values that options take,",
            "each in a process of its own. Lists have commas, ranges a step: 100,250,500..2500:500 or 4:6:0.5."
        },
        footer = {
            "",
            "The folder holds sweep.csv and sweep.json, a row for each point, plots, and the points' own folders.",
            "The same command with --out and the folder of a sweep that was interrupted goes on with it.",
            "Exit status: 0 if no point failed; a point that would not fit the memory is skipped.",
            "",
            "Scaling of a network of fixed size, and of one that grows with the ranks:",
            "  volley sweep brunel --order 5000 --threads 1,2,4,8",
            "  volley sweep brunel --order-per-rank 1250 --threads 1,2,4,8",
            "Brunel's diagram of states:",
            "  volley sweep brunel --order 1000 --g 0:8 --eta 0.5:4:0.5"
        })
final class SweepBrunelCommand implements Callable<Integer> {
    private static final List<String> NETWORK_OPTIONS = List.of(
            "--order",
            "--g",
            "--eta",
            "--epsilon",
            "--J",
            "--delay",
            "--simtime",
            "--dt",
            "--seed",
            "--seeding",
            "--store");

    private final Terminal terminal;
    private final Launch launch;

    @Spec
    private CommandSpec spec;

    @Option(
            names = Plan.ORDER_PER_RANK,
            paramLabel = "N,...",
            description = "In place of --order: the order by the number of ranks, so that the network grows with them.")
    private String orderPerRank;

    @Option(
            names = Plan.PROCESSES,
            paramLabel = "N,...",
            description = "Processes of a point, with --transport mpi or mpj. Default: 1.")
    private String processes;

    @Option(
            names = Plan.TRANSPORT,
            paramLabel = "local|mpj|mpi,...",
            description = "How processes reach each other; the sweep starts the launcher. Default: local.")
    private String transport;

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

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    private SweepBrunelCommand(Terminal terminal, Launch launch) {
        this.terminal = terminal;
        this.launch = launch;
    }

    static CommandLine commandLine(Terminal terminal, Launch launch) {
        var commandLine = new CommandLine(new SweepBrunelCommand(terminal, launch));
        SweptOptions.add(commandLine.getCommandSpec(), new BrunelOptions(), NETWORK_OPTIONS);
        SweptOptions.add(commandLine.getCommandSpec(), new RankOptions(), List.of(Plan.THREADS));
        return commandLine;
    }

    @Override
    public Integer call() throws Exception {
        if (!launch.isByItself()) {
            throw new UserException(
                    "sweep under an MPI launcher: expected it by itself, it starts launchers for its points");
        }
        var axes = axes();
        var points = new Plan(
                        arguments -> SweptOptions.fill(new BrunelOptions(), arguments)
                                .parameters(),
                        arguments -> SweptOptions.fill(new BrunelOptions(), arguments)
                                .settings())
                .points(axes);
        var execution = new Sweep.Execution(out, jobs, List.of(mpirun.strip().split("\\s+")), runOptions());
        boolean good = new Sweep(axes, points, execution).run(quiet ? terminal.quiet() : terminal);
        return good ? ExitStatus.OK : ExitStatus.FAILURE;
    }

    private List<Axis> axes() {
        var axes = new ArrayList<>(SweptOptions.axes(spec, NETWORK_OPTIONS));
        if (orderPerRank != null && axes.stream().anyMatch(axis -> axis.option().equals(Plan.ORDER))) {
            throw new UserException(Plan.ORDER + " and " + Plan.ORDER_PER_RANK + ": expected one of them");
        }
        add(axes, Plan.ORDER_PER_RANK, orderPerRank);
        add(axes, Plan.TRANSPORT, transport);
        add(axes, Plan.PROCESSES, processes);
        axes.addAll(SweptOptions.axes(spec, List.of(Plan.THREADS)));
        return axes;
    }

    private static void add(List<Axis> axes, String option, String values) {
        if (values != null) {
            axes.add(new Axis(option, ValueList.parse(option, values)));
        }
    }

    private List<String> runOptions() {
        return warmup == null ? List.of("--record", "none") : List.of("--record", "none", "--warmup", warmup);
    }
}
