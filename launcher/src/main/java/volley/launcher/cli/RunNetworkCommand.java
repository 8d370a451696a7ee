package volley.launcher.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import volley.launcher.ExitStatus;
import volley.launcher.Launch;
import volley.launcher.Machine;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.network.NetworkSource;
import volley.launcher.run.Beginning;
import volley.launcher.run.NetworkRun;
import volley.launcher.run.RunCheckpoints;
import volley.launcher.run.RunMemory;
import volley.launcher.run.RunOutput;
import volley.partition.UserException;
import volley.results.files.FileNames;
import volley.results.spikes.SpikeFormat;

/** {@code volley run NETWORK}. */
@Command(
        footer = {
            "",
            "Quantities have units, as in --simtime \"2 s\"; a time without one is in ms.",
            "The folder holds run.json, report.html to open in a browser, raster.png, and recorded spikes, a file for each population or, as SONATA, spikes.h5."
        })
final class RunNetworkCommand implements Callable<Integer> {
    /** A folder's name is the network's and what was asked for, as long as it can be read at a glance. */
    private static final int LONGEST_FOLDER_NAME = 60;

    private final Terminal terminal;
    private final Launch launch;
    private final NetworkSource source;
    private final NetworkOptions network;
    private final Beginning begun;

    @Mixin
    private SimulationOptions simulation;

    @Mixin
    private RankOptions ranks;

    @Mixin
    private DryRunOptions dryRunOptions;

    @Option(
            names = "--record",
            defaultValue = "50",
            paramLabel = "N|all|none",
            converter = RecordCount.class,
            description = "Record the spikes of that many neurons of each population. Default: ${DEFAULT-VALUE}.")
    private int record;

    @Option(
            names = "--format",
            defaultValue = "dat",
            paramLabel = "dat|sonata",
            description =
                    "How recorded spikes are written: as text in the manner of NEST, or as HDF5 of the SONATA standard. Default: ${DEFAULT-VALUE}.")
    private SpikeFormat format;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "TIME",
            description =
                    "Write a checkpoint whenever so much biological time has passed, for volley resume. Default: none.")
    private String checkpointEvery;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where results go: a new or an empty folder. Default: a new one in results/.")
    private Path out;

    @Option(names = "--no-plot", description = "Do not draw raster.png, nor write report.html.")
    private boolean noPlot;

    @Option(names = "--quiet", description = "Print nothing but errors and warnings.")
    private boolean quiet;

    private RunNetworkCommand(Terminal terminal, Launch launch, NetworkSource source, Beginning begun) {
        this.terminal = terminal;
        this.launch = launch;
        this.source = source;
        this.begun = begun;
        network = new NetworkOptions(source.type());
    }

    static CommandLine commandLine(Terminal terminal, Launch launch, NetworkSource source, Beginning begun) {
        var command = new RunNetworkCommand(terminal, launch, source, begun);
        var commandLine = new CommandLine(command);
        commandLine
                .getCommandSpec()
                .usageMessage()
                .description(NetworkHelp.literal(source.type().description()));
        command.network.addTo(commandLine.getCommandSpec());
        return NetworkHelp.arrange(commandLine, source.type().name(), command.network.options());
    }

    @Override
    public Integer call() throws Exception {
        var experiment = simulation.experiment(source, source.create(network.typed()));
        var output = new RunOutput(out, folderName(), record, format, !noPlot);
        var shown = quiet ? terminal.quiet() : terminal;
        var checkpoints = checkpoints();
        Ranks.Use run = joined -> new NetworkRun(experiment, output, checkpoints, begun, joined, shown).run();
        var plan = experiment.plan(1, 1, RunMemory.usableBytes());
        var dryRun = dryRunOptions.dryRun(experiment, plan);
        if (dryRun.isPresent()) {
            ranks.requireNone(launch, "a dry run");
            if (checkpointEvery != null) {
                throw new UserException("--checkpoint-every " + checkpointEvery + " in a dry run: expected none");
            }
            run.with(Ranks.of(dryRun.get()));
        } else {
            int threads = Math.clamp(plan.neurons(), 1, Machine.processors());
            Ranks.use(launch, ranks.settings(), threads, run);
        }
        return ExitStatus.OK;
    }

    private RunCheckpoints checkpoints() {
        return checkpointEvery == null
                ? RunCheckpoints.NONE
                : RunCheckpoints.every(QuantityText.milliseconds("--checkpoint-every", checkpointEvery));
    }

    /** Such as {@code Balanced-ne1000-g6}. */
    private String folderName() {
        String given = network.typed().entrySet().stream()
                .map(entry -> "-" + FileNames.part(entry.getKey().substring(2) + entry.getValue()))
                .collect(Collectors.joining());
        String name = source.type().name() + given;
        return name.length() <= LONGEST_FOLDER_NAME ? name : source.type().name();
    }
}
