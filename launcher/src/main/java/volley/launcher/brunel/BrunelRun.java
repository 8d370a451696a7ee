package volley.launcher.brunel;

import static volley.models.Units.ms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import volley.exchange.Communicator;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.report.ProgressLine;
import volley.launcher.report.Summary;
import volley.partition.UserException;
import volley.results.RunFile;
import volley.results.RunRecord;
import volley.results.RunRecord.ByPopulation;
import volley.results.files.OutputFolder;
import volley.results.page.ActivitySummary;
import volley.results.page.ReportFile;
import volley.results.page.ReportPage;
import volley.results.plots.RasterPlot;
import volley.results.spikes.SpikeFormat;
import volley.simulation.Settings;
import volley.simulation.SimulationResult;
import volley.simulation.Simulator;

/** One simulation of a Brunel network, from its parameters to its folder of results. */
public final class BrunelRun {
    /** The network's name. */
    public static final String NETWORK = "brunel";

    private static final Path DEFAULT_PARENT = Path.of("results");

    private final BrunelParameters parameters;
    private final Settings settings;
    private final Output output;
    private final Ranks ranks;
    private final Terminal terminal;
    private final int recordedExc;
    private final int recordedInh;
    private final double warmupMs;
    private final BrunelCheckpoints checkpoints;

    /**
     * What to keep of a run.
     *
     * @param folder a new or an empty one; or null for a new one in {@code results/}
     * @param recorded neurons of each population to record; where there are fewer, all of them
     * @param format what recorded spikes are written as
     * @param plot whether to draw what was recorded
     * @param warmupMs time in ms before spike trains are measured; if none, a fifth of the run, at most 200 ms
     */
    public record Output(Path folder, int recorded, SpikeFormat format, boolean plot, OptionalDouble warmupMs) {}

    /** A run without checkpoints. */
    public BrunelRun(BrunelParameters parameters, Settings settings, Output output, Ranks ranks, Terminal terminal) {
        this(parameters, settings, output, BrunelCheckpoints.NONE, ranks, terminal);
    }

    /** @throws UserException if there are more ranks than neurons, or the network does not fit the memory */
    public BrunelRun(
            BrunelParameters parameters,
            Settings settings,
            Output output,
            BrunelCheckpoints checkpoints,
            Ranks ranks,
            Terminal terminal) {
        if (ranks.size() > parameters.neurons()) {
            throw new UserException("threads " + ranks.threads() + ": " + ranks.size() + " ranks for "
                    + parameters.neurons() + " neurons, expected at most one rank a neuron");
        }
        BrunelMemory.require(parameters, settings, ranks);
        this.parameters = parameters;
        this.settings = settings;
        this.output = output;
        this.checkpoints = checkpoints;
        this.ranks = ranks;
        this.terminal = terminal;
        recordedExc = Math.min(output.recorded, parameters.ne());
        recordedInh = Math.min(output.recorded, parameters.ni());
        warmupMs = parameters.warmupMs(output.warmupMs);
    }

    /**
     * Builds, simulates and writes the results.
     *
     * @throws Exception what the first rank to fail threw
     */
    public void run() throws Exception {
        if (ranks.hostRankZero()) {
            try (var folder = openFolder()) {
                runInto(folder);
            }
        } else {
            ranks.run(communicator -> runOnRank(communicator, null));
        }
    }

    private void runInto(OutputFolder folder) throws Exception {
        if (checkpoints.everyMs().isEmpty()) {
            ranks.run(communicator -> runOnRank(communicator, folder));
            return;
        }
        folder.keepUnfinished();
        var lock = BrunelCheckpoints.folder(folder).lock();
        try {
            ranks.run(communicator -> runOnRank(communicator, folder));
        } finally {
            lock.close();
        }
    }

    private OutputFolder openFolder() {
        if (checkpoints.resumed().isPresent()) {
            return OutputFolder.existing(output.folder);
        }
        return output.folder == null
                ? OutputFolder.dated(DEFAULT_PARENT, NETWORK + "-order" + parameters.order(), LocalDateTime.now())
                : OutputFolder.named(output.folder);
    }

    private void runOnRank(Communicator communicator, OutputFolder folder) throws IOException {
        boolean writes = communicator.rank() == 0;
        var sim = new Simulator(ms(parameters.dtMs()), communicator, settings);
        var network = BrunelNetwork.build(sim, parameters, recordedExc, recordedInh, warmupMs);
        boolean records = writes && recordedExc > 0;
        try (var spikes = records ? BrunelSpikeFiles.open(folder, sim, network, parameters) : null) {
            if (checkpoints.everyMs().isPresent()) {
                checkpoints.write(sim, communicator, folder, description());
            }
            double startMs = checkpoints.resume(sim, folder);
            var result = simulate(sim, startMs, writes);
            var measured = BrunelMeasurements.of(result, network);
            if (writes) {
                var recorded = new ByPopulation(recordedExc, recordedInh);
                var resumedAtMs =
                        checkpoints.resumed().isPresent() ? OptionalDouble.of(startMs) : OptionalDouble.empty();
                var run = measured.record(parameters, settings, ranks, communicator, recorded, resumedAtMs);
                write(folder, run, spikes);
                new Summary(terminal.out()).print(run, folder.path());
            }
        }
    }

    private BrunelDescription description() {
        return new BrunelDescription(
                NETWORK,
                parameters,
                settings.seed(),
                settings.seeding(),
                settings.store().orElse(null),
                output.recorded,
                output.format,
                output.plot,
                warmupMs,
                checkpoints.everyMs().orElseThrow());
    }

    private SimulationResult simulate(Simulator sim, double startMs, boolean shows) {
        var duration = ms(parameters.simtimeMs() - startMs);
        if (!shows) {
            return sim.simulate(duration);
        }
        try (var progress = ProgressLine.on(terminal, startMs, parameters.simtimeMs())) {
            return sim.simulate(duration, step -> progress.reached(step * parameters.dtMs()));
        }
    }

    /** Writes {@code run.json} last: where it is, all is. */
    private void write(OutputFolder folder, RunRecord run, BrunelSpikeFiles spikes) throws IOException {
        ActivitySummary activity = null;
        if (spikes != null) {
            spikes.complete();
            activity = output.plot ? spikes.activity(parameters, recordedExc, recordedInh) : null;
            var plot = output.plot ? Optional.of(plot(run, spikes)) : Optional.<RasterPlot>empty();
            spikes.finish(output.format);
            if (plot.isPresent()) {
                writePlot(folder, plot.get());
            }
        }
        var runJson = new ByteArrayOutputStream();
        RunFile.write(runJson, run);
        if (output.plot) {
            writeReport(folder, runJson.toByteArray(), activity);
        }
        folder.write(RunFile.NAME, runJson::writeTo);
    }

    /** @param activity null if nothing was recorded */
    private static void writeReport(OutputFolder folder, byte[] runJson, ActivitySummary activity) throws IOException {
        String name = folder.path().toAbsolutePath().normalize().getFileName().toString();
        folder.write(ReportFile.NAME, new ReportPage().add(name, runJson, activity)::writeTo);
    }

    /** A JDK without a font draws nothing, which is no reason to lose the run. */
    private void writePlot(OutputFolder folder, RasterPlot plot) throws IOException {
        try {
            folder.write("raster.png", plot::writePng);
        } catch (RuntimeException | LinkageError | InternalError e) {
            terminal.err()
                    .println(
                            "volley: raster.png could not be drawn, perhaps for want of fonts (apt-get install fontconfig"
                                    + " fonts-dejavu-core): " + e);
        }
    }

    private RasterPlot plot(RunRecord run, BrunelSpikeFiles spikes) throws IOException {
        var exc = spikes.excSample();
        var inh = spikes.inhSample();
        String subtitle = "g %s, \u03b7 %s, \u03b5 %s, J %s mV, delay %s ms;  excitatory %.2f, inhibitory %.2f spikes/s"
                .formatted(
                        BrunelParameters.text(parameters.g()),
                        BrunelParameters.text(parameters.eta()),
                        BrunelParameters.text(parameters.epsilon()),
                        BrunelParameters.text(parameters.jMillivolts()),
                        BrunelParameters.text(parameters.delayMs()),
                        run.ratesHz().exc(),
                        run.ratesHz().inh());
        return new RasterPlot("Brunel network, order " + parameters.order(), subtitle, parameters.simtimeMs())
                .add("excitatory", 0, recordedExc, exc.every(), exc.spikes())
                .add("inhibitory", parameters.ne(), recordedInh, inh.every(), inh.spikes());
    }
}
