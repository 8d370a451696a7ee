package volley.launcher.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import volley.results.RunFolder;
import volley.results.RunRecord;
import volley.results.files.OutputFolder;
import volley.results.spikes.SpikeFormat;
import volley.results.traces.SonataTraces;
import volley.results.traces.TraceFileWriter;
import volley.simulation.Populations;
import volley.simulation.Simulator;
import volley.simulation.TimeGrid;

/** The files of a network's traces, on rank 0. As long as the simulation goes on they are text, as those of spikes are. */
final class RecordedTraces implements AutoCloseable {
    /** @param writer on rank 0; null elsewhere */
    private record Written(RunRecord.Trace trace, TraceFileWriter writer) {}

    private final OutputFolder folder;
    private final List<Written> files = new ArrayList<>();

    private RecordedTraces(OutputFolder folder) {
        this.folder = folder;
    }

    /**
     * Opens the files of what multimeters record; every rank does so.
     *
     * @param folder on rank 0; not looked at elsewhere
     */
    static RecordedTraces open(OutputFolder folder, Simulator sim, List<Populations.Trace> traces, TimeGrid grid)
            throws IOException {
        var recorded = new RecordedTraces(folder);
        for (var trace : traces) {
            var writer = sim.rank() == 0
                    ? new TraceFileWriter(folder.open(RunFolder.traceCsv(trace.name())), grid, trace.recordables())
                    : null;
            int neurons = sim.stream(trace.multimeter(), writer);
            var known = new RunRecord.Trace(trace.name(), trace.recordables(), neurons, trace.intervalMs());
            recorded.files.add(new Written(known, writer));
        }
        return recorded;
    }

    List<RunRecord.Trace> records() {
        return files.stream().map(Written::trace).toList();
    }

    /** Ends the recording, and lets the files appear in their format. */
    void finish(SpikeFormat format) throws IOException {
        for (var file : files) {
            var trace = file.trace;
            var source = file.writer.complete();
            switch (format) {
                case DAT -> file.writer.finish();
                case SONATA ->
                    folder.writeFile(
                            RunFolder.traceSonata(trace.name()),
                            path -> SonataTraces.write(
                                    path, trace.name(), trace.recordables(), trace.intervalMs(), source));
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            if (file.writer != null) {
                file.writer.close();
            }
        }
    }
}
