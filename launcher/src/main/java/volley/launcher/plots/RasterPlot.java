package volley.launcher.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import volley.simulation.record.SpikeTrains;

/**
 * A dot for each spike of the recorded neurons, one row a neuron, over a histogram of their mean rate, like the raster
 * plots of NEST.
 */
public final class RasterPlot {
    private static final int WIDTH = 1200;
    private static final int TITLE_HEIGHT = 76;
    private static final int RASTER_HEIGHT = 460;
    private static final int HISTOGRAM_HEIGHT = 214;

    /** Bin of the histogram in ms, as in NEST's raster plots; wider where a run is so long that bars would merge. */
    private static final double BIN_MS = 5;

    private static final int MAX_BINS = 400;

    /** Top of the histogram's axis by its highest bar. */
    private static final double HEADROOM = 1.05;

    /** Rows that 1200 x 460 pixels keep apart; of more recorded neurons an even sample is drawn. */
    private static final int MAX_ROWS = 400;

    private static final Color INK = new Color(0x2b2f36);
    private static final Color FAINT_INK = new Color(0x6b7280);
    private static final Color GRID = new Color(0xe7e9ee);
    private static final Color HISTOGRAM = new Color(0x8e99ab);
    private static final List<Color> POPULATION_COLORS = List.of(new Color(0x1f5fbf), new Color(0xd1495b));

    private final String title;
    private final String subtitle;
    private final double durationMs;
    private final List<Trains> populations = new ArrayList<>();

    /**
     * @param title in bold, at the top
     * @param subtitle below it, the parameters for instance; may be empty
     * @param durationMs end of the time axis, which starts at 0
     */
    public RasterPlot(String title, String subtitle, double durationMs) {
        this.title = title;
        this.subtitle = subtitle;
        this.durationMs = durationMs;
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

    /** Writes the plot as a PNG, {@value #WIDTH} pixels wide; needs no display. */
    public void writePng(OutputStream stream) throws IOException {
        System.setProperty("java.awt.headless", "true");
        int height = TITLE_HEIGHT + RASTER_HEIGHT + HISTOGRAM_HEIGHT;
        var image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, height);
        paintTitle(graphics);
        paintLegend(graphics);
        graphics.translate(0, TITLE_HEIGHT);
        var raster = raster();
        raster.paint(graphics, WIDTH, RASTER_HEIGHT);
        graphics.translate(0, RASTER_HEIGHT);
        var histogram = histogram();
        int indent = indent(raster, histogram);
        graphics.translate(indent, 0);
        histogram.paint(graphics, WIDTH - indent, HISTOGRAM_HEIGHT);
        graphics.dispose();
        ImageIO.write(image, "png", stream);
    }

    /** How much narrower the lower chart has to be for the two time axes to be in line; the upper one is painted. */
    private static int indent(XYChart upper, XYChart lower) {
        var scratch = new BufferedImage(WIDTH, HISTOGRAM_HEIGHT, BufferedImage.TYPE_INT_RGB).createGraphics();
        lower.paint(scratch, WIDTH, HISTOGRAM_HEIGHT);
        scratch.dispose();
        return (int) Math.round(upper.getScreenXFromChart(0) - lower.getScreenXFromChart(0));
    }

    /** Writes the plot as a PNG file. */
    public void writePng(Path file) throws IOException {
        try (var stream = Files.newOutputStream(file)) {
            writePng(stream);
        }
    }

    private void paintTitle(Graphics2D graphics) {
        graphics.setColor(INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 22));
        graphics.drawString(title, 24, 36);
        graphics.setColor(FAINT_INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        graphics.drawString(subtitle, 24, 60);
    }

    /** From the right edge leftwards: the first population ends up on the left. */
    private void paintLegend(Graphics2D graphics) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        int x = WIDTH - 16;
        for (int i = populations.size() - 1; i >= 0; i--) {
            var trains = populations.get(i);
            String label = trains.name + " (" + trains.firstId + "\u2013" + (trains.firstId + trains.neurons - 1) + ")";
            x -= graphics.getFontMetrics().stringWidth(label);
            graphics.setColor(INK);
            graphics.drawString(label, x, 36);
            x -= 16;
            graphics.setColor(color(i));
            graphics.fillOval(x, 26, 9, 9);
            x -= 24;
        }
    }

    private static Color color(int population) {
        return POPULATION_COLORS.get(population % POPULATION_COLORS.size());
    }

    private XYChart raster() {
        int neurons = neurons();
        int every = populations.stream().mapToInt(Trains::every).max().orElse(1);
        int stride = every * Math.max(1, Math.ceilDiv(neurons, every * MAX_ROWS));
        var chart = chart(RASTER_HEIGHT, "recorded neuron" + (stride == 1 ? "" : " (1 in " + stride + " drawn)"));
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
            addDots(chart, trains, row, stride, color(i));
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
        var chart = chart(HISTOGRAM_HEIGHT, "spikes/s");
        chart.setXAxisTitle("time (ms)");
        double binMs = BIN_MS * Math.max(1, Math.ceil(durationMs / BIN_MS / MAX_BINS));
        int bins = Math.max(1, (int) Math.ceil(durationMs / binMs - 1e-9));
        double[] starts = new double[bins + 1];
        double[] rates = new double[bins + 1];
        int neurons = neurons();
        for (var trains : populations) {
            for (double timeMs : trains.timesMs) {
                // A spike is stamped with the end of its step, so that the bin (a, b] holds it.
                int bin = (int) Math.ceil(timeMs / binMs - 1e-9) - 1;
                rates[Math.clamp(bin, 0, bins - 1)] += trains.weight();
            }
        }
        for (int bin = 0; bin <= bins; bin++) {
            starts[bin] = Math.min(bin * binMs, durationMs);
        }
        for (int bin = 0; bin < bins; bin++) {
            rates[bin] /= Math.max(1, neurons) * (starts[bin + 1] - starts[bin]) / 1000;
        }
        rates[bins] = rates[bins - 1];
        var series = chart.addSeries("rate", starts, rates);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
        series.setFillColor(HISTOGRAM);
        series.setLineColor(HISTOGRAM);
        series.setLineStyle(new BasicStroke(1f));
        series.setMarker(SeriesMarkers.NONE);
        double highest = Arrays.stream(rates).max().getAsDouble();
        chart.getStyler().setYAxisMin(-1e-6);
        chart.getStyler().setYAxisMax(highest == 0 ? 1 : HEADROOM * highest);
        return chart;
    }

    private XYChart chart(int height, String yTitle) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(height).build();
        chart.setYAxisTitle(yTitle);
        XYStyler style = chart.getStyler();
        // A little below 0, or the label 0 would be left out.
        style.setXAxisMin(-1e-6 * durationMs);
        style.setXAxisTickMarkSpacingHint(90);
        style.setXAxisMax((1 + 1e-6) * durationMs);
        style.setChartTitleVisible(false);
        style.setLegendVisible(false);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(GRID);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1f));
        style.setPlotMargin(0);
        style.setPlotContentSize(1.0);
        style.setChartPadding(16);
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16));
        style.setAxisTickLabelsColor(INK);
        style.setChartFontColor(INK);
        return chart;
    }
}
