package volley.launcher.run;

import static volley.models.Units.ms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import volley.exchange.Communicator;
import volley.launcher.Ranks;
import volley.launcher.Terminal;
import volley.launcher.network.NetworkSource;
import volley.launcher.report.ProgressLine;
import volley.launcher.report.Summary;
import volley.models.SpikeRecorder;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.results.RunFile;
import volley.results.RunFolder;
import volley.results.RunRecord;
import volley.results.files.OutputFolder;
import volley.simulation.Checkpointing;
import volley.simulation.NetworkPlan;
import volley.simulation.Populations;
import volley.simulation.SimulationResult;
import volley.simulation.Simulator;
import volley.simulation.StationaryState;

/** One simulation of a network, from its parameters to its folder of results. */
public final class NetworkRun {
    private static final Path DEFAULT_PARENT = Path.of("results");
    private static final String SPIKE_RECORDER = new SpikeRecorder().name();

    private final Experiment experiment;
    private final RunOutput output;
    private final RunCheckpoints checkpoints;
    private final Beginning begun;
    private final Ranks ranks;
    private final Terminal terminal;
    private final NetworkPlan plan;
    private final List<StationaryState> theory;

    /** @throws UserException if there are more ranks than neurons, or the network does not fit the memory */
    public NetworkRun(
            Experiment experiment,
            RunOutput output,
            RunCheckpoints checkpoints,
            Beginning begun,
            Ranks ranks,
            Terminal terminal) {
        this.experiment = experiment;
        this.output = output;
        this.checkpoints = checkpoints;
        this.begun = begun;
        this.ranks = ranks;
        this.terminal = terminal;
        double usableBytes = RunMemory.usableBytes();
        plan = experiment.plan(ranks.size(), ranks.sharingHeap(), usableBytes);
        if (ranks.size() > plan.neurons()) {
            throw new UserException("threads " + ranks.threads() + ": " + NumberText.count(ranks.size(), "rank")
                    + " for " + NumberText.count(plan.neurons(), "neuron") + ", expected at most one rank a neuron");
        }
        RunMemory.require(experiment, plan, output, ranks.sharingHeap(), usableBytes);
        checkpoints.everyMs().ifPresent(everyMs -> Checkpointing.steps(everyMs, experiment.grid()));
        theory = experiment.placed().theory();
    }

    /**
     * Builds, simulates and writes the results.
     *
     * @throws Exception what the first rank to fail threw
     */
    public void run() throws Exception {
        if (ranks.hostRankZero()) {
            warn();
            try (var folder = openFolder()) {
                var interruption = new Interruption(terminal.err(), interrupted(folder.path()));
                try {
                    runInto(folder);
                } finally {
                    interruption.close();
                }
            }
        } else {
            ranks.run(communicator -> runOnRank(communicator, null));
        }
    }

    private void warn() {
        var warnings = new ArrayList<>(experiment.placed().warnings());
        plan.unnamed().stream()
                .distinct()
                .map(recorder -> "nothing is written of a " + recorder + " that the network connects: expected "
                        + (recorder.equals(SPIKE_RECORDER)
                                ? "--record for all spikes of its populations, or a program of your own for others"
                                : "Populations.trace to name it"))
                .forEach(warnings::add);
        warnings.forEach(line -> terminal.err().println("volley: warning: " + line));
    }

    private String interrupted(Path folder) {
        return "volley: interrupted; "
                + (checkpoints.everyMs().isPresent()
                        ? "to go on: volley resume " + folder
                        : "nothing of the run is kept, --checkpoint-every lets runs go on");
    }

    private void runInto(OutputFolder folder) throws Exception {
        if (checkpoints.everyMs().isEmpty()) {
            ranks.run(communicator -> runOnRank(communicator, folder));
            return;
        }
        folder.keepUnfinished();
        keepSource(folder);
        var lock = RunCheckpoints.folder(folder).lock();
        try {
            ranks.run(communicator -> runOnRank(communicator, folder));
        } finally {
            lock.close();
        }
    }

    private OutputFolder openFolder() {
        if (checkpoints.resumed().isPresent()) {
            return OutputFolder.existing(output.folder());
        }
        return output.folder() == null
                ? OutputFolder.dated(DEFAULT_PARENT, output.name(), LocalDateTime.now())
                : OutputFolder.named(output.folder());
    }

    /**
     * A network of a user's own can be built again from the folder alone: with checkpoints from the first one on,
     * otherwise once the run is complete, so that one that is killed leaves nothing in the way of the next.
     */
    private void keepSource(OutputFolder folder) throws IOException {
        var code = experiment.source().code();
        if (code.isPresent() && checkpoints.resumed().isEmpty()) {
            byte[] text = code.get().text().getBytes(StandardCharsets.UTF_8);
            folder.write(NetworkSource.FILE, stream -> stream.write(text));
        }
    }

    private void runOnRank(Communicator communicator, OutputFolder folder) throws IOException {
        boolean writes = communicator.rank() == 0;
        var sim = new Simulator(ms(experiment.dtMs()), communicator, experiment.settings());
        var built = experiment.placed().build(sim);
        var populations = MeasuredPopulation.of(built, sim, output.recorded(), experiment.warmupMs());
        // A dry run lacks the values of other ranks' neurons.
        var traced = ranks.dryRun().isPresent() ? List.<Populations.Trace>of() : built.traces();
        try (var spikes = writes ? RecordedSpikes.open(folder, sim, populations, experiment.grid()) : null;
                var traces = RecordedTraces.open(folder, sim, traced, experiment.grid())) {
            if (checkpoints.everyMs().isPresent()) {
                var description = RunDescription.of(
                        experiment, output, checkpoints.everyMs().getAsDouble());
                checkpoints.write(sim, communicator, folder, description);
            }
            double startMs = checkpoints.resume(sim, folder, experiment.simtimeMs());
            var result = simulate(sim, startMs, writes);
            var run = record(result, populations, traces, communicator, startMs);
            if (writes) {
                traces.finish(output.format());
                write(folder, run, spikes);
            }
        }
    }

    private SimulationResult simulate(Simulator sim, double startMs, boolean shows) {
        var duration = ms(experiment.simtimeMs() - startMs);
        if (!shows) {
            return sim.simulate(duration);
        }
        try (var progress = ProgressLine.on(terminal, startMs, experiment.simtimeMs())) {
            return sim.simulate(duration, step -> progress.reached(step * experiment.dtMs()));
        }
    }

    private RunRecord record(
            SimulationResult result,
            List<MeasuredPopulation> populations,
            RecordedTraces traces,
            Communicator communicator,
            double startMs) {
        var resumedAtMs = checkpoints.resumed().isPresent() ? OptionalDouble.of(startMs) : OptionalDouble.empty();
        return new RunMeasurements(experiment, ranks, result, populations, theory, traces.records())
                .record(begun, communicator, plan.neurons(), plan.synapses(), resumedAtMs);
    }

    /** Spikes, then {@code run.json}: where it is, all that matters is. Pictures come last, as far as they can be had. */
    private void write(OutputFolder folder, RunRecord run, RecordedSpikes spikes) throws IOException {
        spikes.finish(output.format());
        if (checkpoints.everyMs().isEmpty()) {
            keepSource(folder);
        }
        folder.write(RunFile.NAME, stream -> stream.write(RunFile.bytes(run)));
        new Summary(terminal.out()).print(run, experiment.describe(), folder.path());
        if (output.plot()) {
            new RunPictures(folder, RunFolder.of(folder.path(), run), terminal).write();
        }
    }
}
