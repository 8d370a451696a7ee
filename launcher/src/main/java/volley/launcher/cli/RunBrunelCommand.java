package volley.launcher.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import volley.launcher.ExitStatus;
import volley.launcher.Launch;
import volley.launcher.Machine;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.brunel.BrunelParameters;
import volley.launcher.brunel.BrunelRun;
import volley.partition.random.Seeding;
import volley.simulation.Settings;

/** {@code volley run brunel}. */
@Command(
        name = "brunel",
        description = {
            "Simulates the random balanced network of Brunel (2000), J. Comput. Neurosci. 8:183-208,",
            "with delta-shaped postsynaptic currents: 4 ORDER excitatory and ORDER inhibitory neurons,",
            "which spikes of Poisson processes drive."
        },
        footer = {
            "",
            "A quantity is a number with its unit, such as --simtime \"2 s\"; without one, mV or ms is meant.",
            "The folder holds run.json, spikes-exc.dat, spikes-inh.dat and raster.png."
        })
final class RunBrunelCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Launch launch;

    @Option(
            names = "--order",
            defaultValue = "2500",
            paramLabel = "N",
            description = "Size: 5 N neurons. Default: ${DEFAULT-VALUE}.")
    private int order;

    @Option(
            names = "--g",
            defaultValue = "5",
            paramLabel = "X",
            description = "Inhibitory weight relative to the excitatory. Default: ${DEFAULT-VALUE}.")
    private double g;

    @Option(
            names = "--eta",
            defaultValue = "2",
            paramLabel = "X",
            description = "External rate relative to the threshold rate. Default: ${DEFAULT-VALUE}.")
    private double eta;

    @Option(
            names = "--epsilon",
            defaultValue = "0.1",
            paramLabel = "X",
            description = "Connection density, at most 1. Default: ${DEFAULT-VALUE}.")
    private double epsilon;

    @Option(
            names = "--J",
            defaultValue = "0.1 mV",
            paramLabel = "VOLTAGE",
            description = "Excitatory weight. Default: ${DEFAULT-VALUE}.")
    private String j;

    @Option(
            names = "--delay",
            defaultValue = "1.5 ms",
            paramLabel = "TIME",
            description = "Synaptic delay, a multiple of dt. Default: ${DEFAULT-VALUE}.")
    private String delay;

    @Option(
            names = "--simtime",
            defaultValue = "1000 ms",
            paramLabel = "TIME",
            description = "Biological time to simulate. Default: ${DEFAULT-VALUE}.")
    private String simtime;

    @Option(
            names = "--dt",
            defaultValue = "0.1 ms",
            paramLabel = "TIME",
            description = "Time resolution. Default: ${DEFAULT-VALUE}.")
    private String dt;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Seed of all random numbers. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--seeding",
            defaultValue = "rank",
            paramLabel = "rank|neuron",
            description =
                    "What keys the wiring's random numbers: with rank the network depends on the number of ranks, with neuron it does not. Default: ${DEFAULT-VALUE}.")
    private Seeding seeding;

    @Option(
            names = "--store",
            defaultValue = "auto",
            paramLabel = "auto|list|bitmap|compact",
            description =
                    "How synapses are kept, which changes speed and memory but no spike: lists of targets, a bit for each pair, gaps of a byte; auto takes what is fastest and fits. Default: ${DEFAULT-VALUE}.")
    private StoreName store;

    @Mixin
    private RankOptions ranks;

    @Option(
            names = "--record",
            defaultValue = "50",
            paramLabel = "N|all|none",
            converter = RecordCount.class,
            description = "Record the spikes of that many neurons of each population. Default: ${DEFAULT-VALUE}.")
    private int record;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where results go: a new or an empty folder. Default: a new one in results/.")
    private Path out;

    @Option(names = "--no-plot", description = "Do not draw raster.png.")
    private boolean noPlot;

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    RunBrunelCommand(Terminal terminal, Launch launch) {
        this.terminal = terminal;
        this.launch = launch;
    }

    @Override
    public Integer call() throws Exception {
        var parameters = new BrunelParameters(
                order,
                g,
                eta,
                epsilon,
                QuantityText.millivolts("--J", j),
                QuantityText.milliseconds("--delay", delay),
                QuantityText.milliseconds("--simtime", simtime),
                QuantityText.milliseconds("--dt", dt));
        var settings = new Settings(seed, seeding, store.store());
        var output = new BrunelRun.Output(out, record, !noPlot);
        var shown = quiet ? terminal.quiet() : terminal;
        Ranks.use(
                launch, ranks.settings(), Math.min(Machine.processors(), parameters.neurons()), joined -> new BrunelRun(
                                parameters, settings, output, joined, shown)
                        .run());
        return ExitStatus.OK;
    }
}
