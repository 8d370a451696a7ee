package volley.results.plots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import volley.results.spikes.SpikeSource;
import volley.results.spikes.TimeBins;
import volley.simulation.NodeView;
import volley.simulation.record.SpikeTrains;

/** A picture of the spikes that a program has recorded: a dot for each, over a histogram of the neurons' mean rate. */
public final class SpikeRaster {
    private final String title;
    private final TimeBins bins;
    private final List<RasterPlot.Recorded> populations = new ArrayList<>();

    /**
     * A picture without spikes.
     *
     * @param endMs end of the time that is shown, from 0 on
     * @param dtMs the simulator's resolution
     */
    public SpikeRaster(String title, double endMs, double dtMs) {
        this.title = title;
        bins = TimeBins.of(0, endMs, dtMs, RunPlots.RATE_BIN_MS, RunPlots.MAX_BINS);
    }

    /**
     * Adds a population, below those that are there.
     *
     * @param neurons that were recorded, a row each from below
     * @param spikes of these neurons; those of others are left out
     */
    public SpikeRaster add(String name, NodeView neurons, SpikeTrains spikes) {
        var nodes = neurons.neurons();
        SpikeSource byPlace = visitor -> SpikeSource.of(spikes).forEach((globalId, timeMs) -> {
            int place = nodes.indexOf(globalId);
            if (place >= 0) {
                visitor.spike(place, timeMs);
            }
        });
        populations.add(new RasterPlot.Recorded(name, nodes.size(), byPlace));
        return this;
    }

    /**
     * Writes the picture.
     *
     * @throws IOException if the machine cannot draw, or the file cannot be written
     */
    public void writePng(Path file) throws IOException {
        Drawing.prepare();
        Files.write(file, FigureFormat.PNG.bytes(RasterPlot.of(title, "", bins, RunPlots.PNG_DOTS, populations)));
    }
}
