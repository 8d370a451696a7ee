package volley.launcher.brunel;

import java.io.IOException;
import java.util.List;
import volley.results.RunFolder;
import volley.results.files.OutputFolder;
import volley.results.page.ActivitySummary;
import volley.results.page.ReportPage;
import volley.results.spikes.SonataFile;
import volley.results.spikes.SpikeFileWriter;
import volley.results.spikes.SpikeFormat;
import volley.results.spikes.SpikeSample;
import volley.results.spikes.SpikeSource;
import volley.simulation.Simulator;
import volley.simulation.TimeGrid;

/**
 * The files of a network's recorded spikes, on rank 0. While the simulation goes on they are written as text, whatever
 * their format will be: text can be cut off anywhere.
 */
final class BrunelSpikeFiles implements AutoCloseable {
    /** Spikes of a population that are kept in memory to be drawn. */
    private static final int DRAWN = 1 << 21;

    private final OutputFolder folder;
    private final int firstInh;
    private final SpikeFileWriter exc;
    private final SpikeFileWriter inh;
    private SpikeSource excSpikes;
    private SpikeSource inhSpikes;

    /** @param firstInh global id of the first inhibitory neuron */
    private BrunelSpikeFiles(OutputFolder folder, int firstInh, TimeGrid grid) throws IOException {
        this.folder = folder;
        this.firstInh = firstInh;
        exc = new SpikeFileWriter(folder.open(RunFolder.dat("exc")), grid);
        inh = new SpikeFileWriter(folder.open(RunFolder.dat("inh")), grid);
    }

    /** Opens the files for what a network's recorders record. */
    static BrunelSpikeFiles open(OutputFolder folder, Simulator sim, BrunelNetwork network, BrunelParameters parameters)
            throws IOException {
        var files = new BrunelSpikeFiles(folder, parameters.ne(), new TimeGrid(parameters.dtMs()));
        sim.stream(network.excRecorder(), files.exc);
        sim.stream(network.inhRecorder(), files.inh);
        return files;
    }

    /** Ends the recording: the spikes can be read from now on. */
    void complete() throws IOException {
        excSpikes = exc.complete();
        inhSpikes = inh.complete();
    }

    /** As many excitatory spikes as can be drawn. */
    SpikeSample excSample() throws IOException {
        return SpikeSample.of(excSpikes, 0, DRAWN);
    }

    /** As many inhibitory spikes as can be drawn. */
    SpikeSample inhSample() throws IOException {
        return SpikeSample.of(inhSpikes, firstInh, DRAWN);
    }

    /** What a report shows of the recorded neurons, so many of each population. */
    ActivitySummary activity(BrunelParameters parameters, int recordedExc, int recordedInh) throws IOException {
        var activity = new ActivitySummary(parameters.simtimeMs(), parameters.dtMs(), ReportPage.maxDots(1));
        activity.add("exc", 0, recordedExc, excSpikes);
        activity.add("inh", firstInh, recordedInh, inhSpikes);
        return activity;
    }

    /** Lets the files appear in their format. */
    void finish(SpikeFormat format) throws IOException {
        switch (format) {
            case DAT -> {
                exc.finish();
                inh.finish();
            }
            case SONATA -> {
                var populations = List.of(
                        new SonataFile.Population("exc", 0, excSpikes),
                        new SonataFile.Population("inh", firstInh, inhSpikes));
                folder.writeFile(RunFolder.SONATA, path -> SonataFile.write(path, populations));
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (exc) {
            inh.close();
        }
    }
}
