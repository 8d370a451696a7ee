package volley.results.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import volley.simulation.record.SpikeTrains;

/**
 * A dot for each spike of the recorded neurons, one row a neuron, over a histogram of their mean rate, like the raster
 * plots of NEST.
 */
public final class RasterPlot implements Figure {
    private static final int RASTER_HEIGHT = 460;
    private static final int HISTOGRAM_HEIGHT = 214;

    /** Bin of the histogram in ms, as in NEST's raster plots; wider where a run is so long that bars would merge. */
    private static final double BIN_MS = 5;

    private static final int MAX_BINS = 400;

    /** Top of the histogram's axis by its highest bar. */
    private static final double HEADROOM = 1.05;

    /** Rows that 1200 x 460 pixels keep apart; of more recorded neurons an even sample is drawn. */
    private static final int MAX_ROWS = 400;

    private final String title;
    private final String subtitle;
    private final double startMs;
    private final double endMs;
    private final List<Trains> populations = new ArrayList<>();

    /**
     * @param title in bold, at the top
     * @param subtitle below it, the parameters for instance; may be empty
     * @param durationMs end of the time axis, which starts at 0
     */
    public RasterPlot(String title, String subtitle, double durationMs) {
        this(title, subtitle, 0, durationMs);
    }

    /**
     * A plot of a span of time, which all spikes that are added are of.
     *
     * @param title in bold, at the top
     * @param subtitle below it, the parameters for instance; may be empty
     */
    public RasterPlot(String title, String subtitle, double startMs, double endMs) {
        this.title = title;
        this.subtitle = subtitle;
        this.startMs = startMs;
        this.endMs = endMs;
    }

    /**
     * Adds the recorded neurons of a population, above those that are there.
     *
     * @param firstId global id of the first recorded neuron
     * @param neurons how many were recorded, with consecutive ids
     */
    public RasterPlot add(String name, int firstId, int neurons, SpikeTrains spikes) {
        return add(name, firstId, neurons, 1, spikes);
    }

    /**
     * Adds the recorded neurons of a population of which only a sample's spikes are given.
     *
     * @param every of how many recorded neurons, from the first on, one is in the sample; a power of two
     */
    public RasterPlot add(String name, int firstId, int neurons, int every, SpikeTrains spikes) {
        populations.add(new Trains(name, firstId, neurons, every, spikes.senders(), spikes.timesMs()));
        return this;
    }

    private record Trains(String name, int firstId, int neurons, int every, int[] senders, double[] timesMs) {
        /** Recorded neurons for each one whose spikes are given. */
        double weight() {
            return neurons / (double) Math.max(1, Math.ceilDiv(neurons, every));
        }
    }

    @Override
    public int width() {
        return PlotStyle.WIDTH;
    }

    @Override
    public int height() {
        return PlotStyle.TITLE_HEIGHT + RASTER_HEIGHT + HISTOGRAM_HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        PlotStyle.paintTitle(graphics, title, subtitle);
        PlotStyle.paintLegend(graphics, keys());
        graphics.translate(0, PlotStyle.TITLE_HEIGHT);
        var raster = raster();
        raster.paint(graphics, width(), RASTER_HEIGHT);
        graphics.translate(0, RASTER_HEIGHT);
        var histogram = histogram();
        int indent = indent(raster, histogram);
        graphics.translate(indent, 0);
        histogram.paint(graphics, width() - indent, HISTOGRAM_HEIGHT);
        graphics.translate(-indent, -PlotStyle.TITLE_HEIGHT - RASTER_HEIGHT);
    }

    /** Writes the plot as a PNG, 1200 pixels wide; needs no display. */
    public void writePng(OutputStream stream) throws IOException {
        FigureFormat.writePng(this, 1, stream);
    }

    /** How much narrower the lower chart has to be for the two time axes to be in line; the upper one is painted. */
    private int indent(XYChart upper, XYChart lower) {
        var scratch = new BufferedImage(PlotStyle.WIDTH, HISTOGRAM_HEIGHT, BufferedImage.TYPE_INT_RGB).createGraphics();
        lower.paint(scratch, PlotStyle.WIDTH, HISTOGRAM_HEIGHT);
        scratch.dispose();
        return (int) Math.round(upper.getScreenXFromChart(startMs) - lower.getScreenXFromChart(startMs));
    }

    /** Writes the plot as a PNG file. */
    public void writePng(Path file) throws IOException {
        try (var stream = Files.newOutputStream(file)) {
            writePng(stream);
        }
    }

    private List<PlotStyle.Key> keys() {
        return IntStream.range(0, populations.size())
                .mapToObj(i -> new PlotStyle.Key(label(populations.get(i)), PlotStyle.color(i)))
                .toList();
    }

    private static String label(Trains trains) {
        return trains.name + " (" + trains.firstId + "\u2013" + (trains.firstId + trains.neurons - 1) + ")";
    }

    private XYChart raster() {
        int neurons = neurons();
        int every = populations.stream().mapToInt(Trains::every).max().orElse(1);
        int stride = every * Math.max(1, Math.ceilDiv(neurons, every * MAX_ROWS));
        var chart = PlotStyle.timeChart(
                RASTER_HEIGHT, "recorded neuron" + (stride == 1 ? "" : " (1 in " + stride + " drawn)"), startMs, endMs);
        var style = chart.getStyler();
        style.setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        style.setXAxisTicksVisible(false);
        // Wider than the labels of the histogram need, which is made to fit.
        style.setYAxisLeftWidthHint(70 + 9 * "%,d".formatted(neurons).length());
        style.setYAxisMin(-0.5);
        style.setYAxisMax(neurons - 0.5);
        style.setMarkerSize(neurons <= 200 ? 4 : 2);
        int row = 0;
        for (int i = 0; i < populations.size(); i++) {
            var trains = populations.get(i);
            addDots(chart, trains, row, stride, PlotStyle.color(i));
            row += trains.neurons;
        }
        return chart;
    }

    private static void addDots(XYChart chart, Trains trains, int firstRow, int stride, Color color) {
        double[] times = new double[trains.senders.length];
        double[] rows = new double[trains.senders.length];
        int dots = 0;
        for (int i = 0; i < trains.senders.length; i++) {
            int row = trains.senders[i] - trains.firstId;
            if (row % stride == 0) {
                times[dots] = trains.timesMs[i];
                rows[dots++] = firstRow + row;
            }
        }
        if (dots > 0) {
            chart.addSeries(trains.name, Arrays.copyOf(times, dots), Arrays.copyOf(rows, dots))
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(color);
        }
    }

    private int neurons() {
        return populations.stream().mapToInt(Trains::neurons).sum();
    }

    private XYChart histogram() {
        var chart = PlotStyle.timeChart(HISTOGRAM_HEIGHT, "spikes/s", startMs, endMs);
        double durationMs = endMs - startMs;
        chart.setXAxisTitle("time (ms)");
        double binMs = BIN_MS * Math.max(1, Math.ceil(durationMs / BIN_MS / MAX_BINS));
        int bins = Math.max(1, (int) Math.ceil(durationMs / binMs - 1e-9));
        double[] starts = new double[bins + 1];
        double[] rates = new double[bins + 1];
        int neurons = neurons();
        for (var trains : populations) {
            for (double timeMs : trains.timesMs) {
                // A spike is stamped with the end of its step, so that the bin (a, b] holds it.
                int bin = (int) Math.ceil((timeMs - startMs) / binMs - 1e-9) - 1;
                rates[Math.clamp(bin, 0, bins - 1)] += trains.weight();
            }
        }
        for (int bin = 0; bin <= bins; bin++) {
            starts[bin] = Math.min(startMs + bin * binMs, endMs);
        }
        for (int bin = 0; bin < bins; bin++) {
            rates[bin] /= Math.max(1, neurons) * (starts[bin + 1] - starts[bin]) / 1000;
        }
        rates[bins] = rates[bins - 1];
        var series = chart.addSeries("rate", starts, rates);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
        series.setFillColor(PlotStyle.HISTOGRAM);
        series.setLineColor(PlotStyle.HISTOGRAM);
        series.setLineStyle(new BasicStroke(1f));
        series.setMarker(SeriesMarkers.NONE);
        double highest = Arrays.stream(rates).max().getAsDouble();
        chart.getStyler().setYAxisMin(-1e-6);
        chart.getStyler().setYAxisMax(highest == 0 ? 1 : HEADROOM * highest);
        return chart;
    }
}
