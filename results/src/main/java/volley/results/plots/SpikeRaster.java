package volley.results.plots;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import volley.results.files.WholeFile;
import volley.results.spikes.SpikeCounts;
import volley.results.spikes.SpikeSample;
import volley.results.spikes.TimeBins;
import volley.simulation.record.SpikeTrains;

/** A raster plot of spikes that a program has in memory: a dot for each, over a histogram of their mean rate. */
public final class SpikeRaster {
    private static final int MOST_DOTS = 1 << 20;
    private static final int MOST_BINS = 400;

    /** As in NEST's raster plots. */
    private static final double BIN_MS = 5;

    private final String title;
    private final double resolutionMs;
    private final double durationMs;
    private final List<Population> populations = new ArrayList<>();

    private record Population(String name, int firstId, int neurons, SpikeTrains spikes) {}

    /**
     * @param title in bold, at the top
     * @param resolutionMs the time step dt in ms
     * @param durationMs end of the time axis, which starts at 0
     */
    public SpikeRaster(String title, double resolutionMs, double durationMs) {
        this.title = title;
        this.resolutionMs = resolutionMs;
        this.durationMs = durationMs;
    }

    /**
     * Adds neurons, above those that are there.
     *
     * @param firstId global id of the first
     * @param neurons how many there are, with consecutive ids; spikes of others are not drawn
     */
    public SpikeRaster add(String name, int firstId, int neurons, SpikeTrains spikes) {
        populations.add(new Population(name, firstId, neurons, spikes));
        return this;
    }

    /**
     * Writes the plot as a PNG file, 1200 pixels wide, over one that may be there; needs no display.
     *
     * @throws IOException if it cannot be drawn or written
     */
    public void writePng(Path file) throws IOException {
        var bands = new RasterBands(
                populations.stream().mapToInt(Population::neurons).toArray());
        var bins = TimeBins.of(0, durationMs, resolutionMs, BIN_MS, MOST_BINS);
        var plot = new RasterPlot(title, "", bands, bins);
        for (int i = 0; i < populations.size(); i++) {
            var population = populations.get(i);
            var sample = new SpikeSample(bands.neurons(i), bands.stride(i), MOST_DOTS / populations.size());
            var counts = new SpikeCounts(bins);
            var spikes = population.spikes;
            for (int spike = 0; spike < spikes.size(); spike++) {
                int place = spikes.senders()[spike] - population.firstId;
                if (place >= 0 && place < population.neurons && bins.binOf(spikes.timesMs()[spike]) >= 0) {
                    sample.spike(place, spikes.timesMs()[spike]);
                    counts.spike(place, spikes.timesMs()[spike]);
                }
            }
            plot.add(population.name, sample, counts);
        }
        byte[] png = FigureFormat.screenPng(plot);
        WholeFile.write(file, stream -> stream.write(png));
    }
}
