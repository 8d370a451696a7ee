package volley.launcher.cli;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import volley.launcher.ExitStatus;
import volley.launcher.Launch;
import volley.launcher.Machine;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.brunel.BrunelCheckpoints;
import volley.launcher.brunel.BrunelRun;
import volley.partition.UserException;
import volley.results.spikes.SpikeFormat;

/** {@code volley run brunel}. */
@Command(
        name = "brunel",
        description = {
            "Simulates the random balanced network of Brunel (2000).",
            "J. Comput. Neurosci. 8:183-208, with delta-shaped postsynaptic currents: 4 ORDER excitatory",
            "and ORDER inhibitory neurons, which spikes of Poisson processes drive."
        },
        footer = {
            "",
            "A quantity is a number with its unit, such as --simtime \"2 s\"; without one, mV or ms is meant.",
            "The folder holds run.json, report.html to open in a browser, raster.png, and recorded spikes in",
            "spikes-exc.dat and spikes-inh.dat or, as SONATA, in spikes.h5."
        })
final class RunBrunelCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Launch launch;

    @Mixin
    private BrunelOptions brunel;

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
            names = "--warmup",
            paramLabel = "TIME",
            description =
                    "Time before regularity and synchrony are measured. Default: a fifth of simtime, at most 200 ms.")
    private String warmup;

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

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    RunBrunelCommand(Terminal terminal, Launch launch) {
        this.terminal = terminal;
        this.launch = launch;
    }

    @Override
    public Integer call() throws Exception {
        var parameters = brunel.parameters();
        var output = new BrunelRun.Output(out, record, format, !noPlot, warmupMs());
        var shown = quiet ? terminal.quiet() : terminal;
        var checkpoints = checkpoints();
        Ranks.Use run =
                joined -> new BrunelRun(parameters, brunel.settings(), output, checkpoints, joined, shown).run();
        var dryRun = dryRunOptions.dryRun(parameters, brunel.settings().seed());
        if (dryRun.isPresent()) {
            ranks.requireNone(launch, "a dry run");
            if (checkpointEvery != null) {
                throw new UserException("--checkpoint-every " + checkpointEvery + " in a dry run: expected none");
            }
            run.with(Ranks.of(dryRun.get()));
        } else {
            Ranks.use(launch, ranks.settings(), Math.min(Machine.processors(), parameters.neurons()), run);
        }
        return ExitStatus.OK;
    }

    private BrunelCheckpoints checkpoints() {
        return checkpointEvery == null
                ? BrunelCheckpoints.NONE
                : BrunelCheckpoints.every(QuantityText.milliseconds("--checkpoint-every", checkpointEvery));
    }

    private OptionalDouble warmupMs() {
        return warmup == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(QuantityText.milliseconds("--warmup", warmup));
    }
}
