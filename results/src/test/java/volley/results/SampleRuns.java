package volley.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import volley.partition.NodeSet;

/** Records and folders of runs that nobody simulated, of any populations: what is known of them is simple to tell. */
public final class SampleRuns {
    public static final double SIMTIME_MS = 300;
    private static final double DT_MS = 0.1;
    private static final double SECONDS_PER_EVENT = 1e-8;

    private SampleRuns() {}

    /** Size of a population, and of how many of its neurons spikes are recorded. */
    public record Size(String name, int neurons, int recorded, double hertz) {}

    /** A run on threads of one process; its time is that of its events, shared by the ranks. */
    public static RunRecord run(Map<String, Object> parameters, long seed, int threads, List<Size> sizes) {
        return run(parameters, seed, threads, sizes, List.of());
    }

    /** The same, with multimeters. */
    public static RunRecord run(
            Map<String, Object> parameters, long seed, int threads, List<Size> sizes, List<RunRecord.Trace> traces) {
        var populations = new ArrayList<RunRecord.Population>();
        int first = 0;
        double spikes = 0;
        for (var size : sizes) {
            var ids = RunRecord.Population.ids(NodeSet.of(first, first + size.neurons));
            populations.add(new RunRecord.Population(
                    size.name,
                    ids,
                    size.neurons,
                    size.recorded,
                    size.hertz,
                    1.02 * size.hertz,
                    size.hertz + 0.1,
                    0.4 + size.hertz / 100,
                    2 + size.hertz));
            first += size.neurons;
            spikes += size.neurons * size.hertz * SIMTIME_MS / 1000;
        }
        long events = Math.round(spikes * first / 10);
        double simulate = events * SECONDS_PER_EVENT / threads;
        var timings = new RunRecord.Timings(
                0.2, simulate, 0.4 * simulate, 0.1 * simulate, 0.05 * simulate, 0.1 * simulate, 0.3 * simulate);
        return new RunRecord(
                RunRecord.FORMAT,
                "0.2.0+0123456789ab",
                null,
                null,
                null,
                "sample",
                null,
                parameters,
                SIMTIME_MS,
                DT_MS,
                seed,
                "rank",
                threads,
                1,
                threads,
                "local",
                null,
                60,
                1,
                populations,
                traces,
                first,
                (long) first * first / 10,
                Math.round(spikes),
                events,
                "0123456789abcdef",
                timings,
                new RunRecord.Exchange(200, 4000, 20, 50),
                java.util.Collections.nCopies(threads, timings),
                null,
                simulate / SIMTIME_MS * 1000,
                2.5,
                100L << 20,
                "25",
                "loops-512",
                "list16");
    }

    /**
     * Writes a run's folder: its recorded neurons fire like clocks at their population's rate, each at a phase of its own;
     * what multimeters record of the first neurons is {@link #traced}.
     *
     * @return the folder
     */
    public static Path folder(Path folder, RunRecord run) throws IOException {
        Files.createDirectories(folder);
        for (var population : run.populations()) {
            if (population.recorded() > 0) {
                Files.writeString(folder.resolve(RunFolder.dat(population.name())), spikes(population));
            }
        }
        for (var trace : run.traces()) {
            Files.writeString(folder.resolve(RunFolder.traceCsv(trace.name())), records(trace));
        }
        Files.write(folder.resolve(RunFile.NAME), RunFile.bytes(run));
        return folder;
    }

    /** The value of a quantity, by its number, of a neuron at a time. */
    public static double traced(int quantity, int neuron, double timeMs) {
        return 100 * quantity - 60 + neuron + 5 * Math.sin(timeMs / 10 + neuron);
    }

    private static String records(RunRecord.Trace trace) {
        var text = new StringBuilder("time_ms,sender," + String.join(",", trace.recordables()) + "\n");
        for (int record = 1; record * trace.intervalMs() <= SIMTIME_MS; record++) {
            double timeMs = record * trace.intervalMs();
            for (int neuron = 0; neuron < trace.neurons(); neuron++) {
                text.append(String.format(Locale.ROOT, "%.3f,%d", timeMs, neuron));
                for (int quantity = 0; quantity < trace.recordables().size(); quantity++) {
                    text.append(',').append(traced(quantity, neuron, timeMs));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private record Spike(int neuron, long step) {}

    private static String spikes(RunRecord.Population population) {
        var spikes = new ArrayList<Spike>();
        long period = Math.round(1000 / DT_MS / population.rateHertz());
        for (int place = 0; place < population.recorded(); place++) {
            // Phases of a golden ratio apart are even, whatever the number of neurons.
            long phase = 1 + (long) (place * 0.6180339887 % 1 * (period - 1));
            for (long step = phase; step <= Math.round(SIMTIME_MS / DT_MS); step += period) {
                spikes.add(new Spike(population.nodes().globalId(place), step));
            }
        }
        spikes.sort(Comparator.comparingLong(Spike::step).thenComparingInt(Spike::neuron));
        var text = new StringBuilder("# Volley: spikes\n# RecordingBackendASCII version: 2\nsender\ttime_ms\n");
        for (var spike : spikes) {
            text.append(String.format(Locale.ROOT, "%d\t%.3f%n", spike.neuron, spike.step * DT_MS));
        }
        return text.toString();
    }
}
