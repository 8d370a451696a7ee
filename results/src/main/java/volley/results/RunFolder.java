package volley.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import volley.partition.NodeSet;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.results.spikes.SonataFile;
import volley.results.spikes.SpikeFile;
import volley.results.spikes.SpikeSource;
import volley.results.traces.SonataTraces;
import volley.results.traces.TraceFile;
import volley.results.traces.TraceSource;

/** The folder of a run that is complete, to be read. */
public final class RunFolder {
    /** Recorded spikes as SONATA. */
    public static final String SONATA = "spikes.h5";

    /** Where a run can go on from, a folder in its own. */
    public static final String CHECKPOINTS = "checkpoints";

    private final Path path;
    private final RunRecord run;

    /**
     * The recorded neurons of one population.
     *
     * @param population what {@code run.json} says of it
     * @param neurons the recorded ones in the population's order
     */
    public record Recorded(RunRecord.Population population, NodeSet neurons, SpikeSource spikes) {
        public String name() {
            return population.name();
        }

        /**
         * The spikes with a neuron's place among the recorded ones, 0 ... size-1, instead of its id. Reading them throws
         * {@link IOException} at a spike of another neuron.
         */
        public SpikeSource byPlace() {
            return visitor -> spikes.forEach((globalId, timeMs) -> {
                int place = neurons.indexOf(globalId);
                if (place < 0) {
                    throw new IOException("a spike of neuron " + globalId + " of population " + name()
                            + ", which has recorded " + NumberText.count(neurons.size(), "neuron") + " from "
                            + neurons.globalId(0) + " on");
                }
                visitor.spike(place, timeMs);
            });
        }
    }

    /** The traces that a network named, to be read. */
    public record Traced(RunRecord.Trace trace, TraceSource source) {}

    private RunFolder(Path path, RunRecord run) {
        this.path = path;
        this.run = run;
    }

    /** Recorded spikes of a population as text, by what {@code run.json} calls it. */
    public static String dat(String population) {
        return "spikes-" + population + ".dat";
    }

    /** Traces as text, by what {@code run.json} calls them. */
    public static String traceCsv(String name) {
        return "traces-" + name + ".csv";
    }

    /** Traces as SONATA, likewise. */
    public static String traceSonata(String name) {
        return "traces-" + name + ".h5";
    }

    /**
     * Opens a folder.
     *
     * @throws UserException if it is not the folder of a run that this version can read
     */
    public static RunFolder open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new UserException("folder " + path + ": " + (Files.exists(path) ? "is a file" : "there is none"));
        }
        return new RunFolder(path, RunFile.read(path).run());
    }

    /** The folder of a run whose record is known. */
    public static RunFolder of(Path path, RunRecord run) {
        return new RunFolder(path, run);
    }

    public String name() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    public Path path() {
        return path;
    }

    public RunRecord run() {
        return run;
    }

    /** What was recorded and is still there, by population. */
    public List<Recorded> recorded() {
        var recorded = new ArrayList<Recorded>();
        for (var population : run.populations()) {
            var spikes = population.recorded() == 0 ? null : spikes(population);
            if (spikes != null) {
                recorded.add(new Recorded(
                        population, population.nodes().slice(0, Math.toIntExact(population.recorded())), spikes));
            }
        }
        return recorded;
    }

    /** Traces that were written and are still there. */
    public List<Traced> traces() {
        var traces = new ArrayList<Traced>();
        for (var trace : run.traces()) {
            Path csv = path.resolve(traceCsv(trace.name()));
            Path sonata = path.resolve(traceSonata(trace.name()));
            if (Files.exists(csv)) {
                traces.add(new Traced(trace, TraceFile.read(csv, trace.recordables())));
            } else if (Files.exists(sonata)) {
                traces.add(new Traced(trace, SonataTraces.read(sonata, trace.name())));
            }
        }
        return traces;
    }

    private SpikeSource spikes(RunRecord.Population population) {
        if (Files.exists(path.resolve(dat(population.name())))) {
            return SpikeFile.read(path.resolve(dat(population.name())));
        }
        return Files.exists(path.resolve(SONATA))
                ? SonataFile.read(path.resolve(SONATA), population.name(), population.nodes())
                : null;
    }
}
