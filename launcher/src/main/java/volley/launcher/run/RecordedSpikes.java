package volley.launcher.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import volley.results.RunFolder;
import volley.results.files.OutputFolder;
import volley.results.spikes.SonataFile;
import volley.results.spikes.SpikeFileWriter;
import volley.results.spikes.SpikeFormat;
import volley.simulation.Simulator;
import volley.simulation.TimeGrid;

/**
 * The files of a network's recorded spikes, on rank 0. While the simulation goes on they are written as text, whatever
 * their format will be: text can be cut off anywhere.
 */
final class RecordedSpikes implements AutoCloseable {
    private record Written(MeasuredPopulation population, SpikeFileWriter writer) {}

    private final OutputFolder folder;
    private final List<Written> files = new ArrayList<>();

    private RecordedSpikes(OutputFolder folder) {
        this.folder = folder;
    }

    /** Opens the files for what the populations' recorders record. */
    static RecordedSpikes open(OutputFolder folder, Simulator sim, List<MeasuredPopulation> populations, TimeGrid grid)
            throws IOException {
        var spikes = new RecordedSpikes(folder);
        for (var population : populations) {
            if (population.recorded() > 0) {
                var writer = new SpikeFileWriter(folder.open(RunFolder.dat(population.name())), grid);
                spikes.files.add(new Written(population, writer));
                sim.stream(population.recorder(), writer);
            }
        }
        return spikes;
    }

    /** Ends the recording, and lets the files appear in their format. */
    void finish(SpikeFormat format) throws IOException {
        var sonata = new ArrayList<SonataFile.Population>();
        for (var file : files) {
            var population = file.population;
            sonata.add(new SonataFile.Population(population.name(), population.nodes(), file.writer.complete()));
        }
        switch (format) {
            case DAT -> {
                for (var file : files) {
                    file.writer.finish();
                }
            }
            case SONATA -> {
                if (!sonata.isEmpty()) {
                    folder.writeFile(RunFolder.SONATA, path -> SonataFile.write(path, sonata));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            file.writer.close();
        }
    }
}
