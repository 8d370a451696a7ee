package volley.results.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import volley.results.spikes.SpikeCounts;
import volley.results.spikes.SpikeSample;
import volley.results.spikes.SpikeSource;
import volley.results.spikes.TimeBins;

/**
 * A dot for each spike of the recorded neurons, one row a neuron, in a band for each population, over a histogram of
 * their mean rate, like the raster plots of NEST.
 */
final class RasterPlot implements Figure {
    private static final int HISTOGRAM_HEIGHT = 214;

    /** Space for the names of populations and the histogram's axis. */
    private static final int LEFT = 150;

    /** Space for box plots, and right of them. */
    private static final int BOXES_WIDTH = 330;

    private static final int RIGHT = 30;

    /** Where dots would cover more than this part of a row, they are narrow and translucent: shades tell how dense they are. */
    private static final double MOST_COVERED = 0.8;

    private static final double LEAST_ALPHA = 0.03;
    private static final double MOST_DOT = 4;
    private static final double USUAL_DOT = 2.2;
    private static final double LEAST_WIDTH = 1.2;
    private static final int LABEL_HEIGHT = 18;

    private final FigureHeader header;
    private final RasterBands bands;
    private final TimeBins bins;
    private final List<Population> populations = new ArrayList<>();
    private Optional<RateBoxes> boxes = Optional.empty();

    /** What is drawn of a population. */
    private record Population(String name, SpikeSample sample, SpikeCounts counts) {}

    /**
     * Recorded spikes of a population.
     *
     * @param neurons how many were recorded
     * @param byPlace spikes by the place of their neurons among those, 0 ... neurons-1
     */
    record Recorded(String name, int neurons, SpikeSource byPlace) {}

    /**
     * The plot of populations from above, each with its first neuron in its lowest row.
     *
     * @param bins of the histogram, and the span of time: spikes outside are left out
     * @param maxDots number of dots that must not be exceeded
     */
    static RasterPlot of(String title, String subtitle, TimeBins bins, int maxDots, List<Recorded> populations)
            throws IOException {
        var bands =
                new RasterBands(populations.stream().mapToInt(Recorded::neurons).toArray());
        var plot = new RasterPlot(title, subtitle, bands, bins);
        for (int i = 0; i < populations.size(); i++) {
            var sample = new SpikeSample(bands.neurons(i), bands.stride(i), maxDots / populations.size());
            var counts = new SpikeCounts(bins);
            populations.get(i).byPlace.forEach((place, timeMs) -> {
                if (bins.binOf(timeMs) >= 0) {
                    sample.spike(place, timeMs);
                    counts.spike(place, timeMs);
                }
            });
            plot.add(populations.get(i).name, sample, counts);
        }
        return plot;
    }

    /**
     * A plot without spikes.
     *
     * @param title in bold, at the top
     * @param subtitle below it, the parameters for instance; may be empty
     * @param bands of the populations that will be added
     * @param bins of the histogram, and the span of time
     */
    RasterPlot(String title, String subtitle, RasterBands bands, TimeBins bins) {
        header = new FigureHeader(PlotStyle.WIDTH, title, subtitle, List.of());
        this.bands = bands;
        this.bins = bins;
    }

    /**
     * Adds the recorded neurons of a population, below those that are there.
     *
     * @param sample of their spikes, in the span
     * @param counts of all their spikes, in the plot's bins
     */
    void add(String name, SpikeSample sample, SpikeCounts counts) {
        populations.add(new Population(name, sample, counts));
    }

    /** Puts box plots of the neurons' rates beside the rows. @param rates of all populations, in order */
    void compareRates(List<RateDistribution> rates) {
        boxes = Optional.of(new RateBoxes(rates, bands));
    }

    /** Height in points that a plot of so many populations does not exceed. */
    static int mostHeight(int populations) {
        return FigureHeader.MOST_HEIGHT + RasterBands.height(populations) + HISTOGRAM_HEIGHT;
    }

    @Override
    public int width() {
        return PlotStyle.WIDTH;
    }

    @Override
    public int height() {
        return header.height() + bands.height() + HISTOGRAM_HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        header.paint(graphics);
        var histogram = histogram();
        int below = header.height() + bands.height();
        graphics.translate(0, below);
        int timeWidth = boxes.isPresent() ? width() - BOXES_WIDTH : width();
        histogram.paint(graphics, timeWidth);
        graphics.translate(0, -below);
        double startMs = bins.startMs(0);
        double endMs = bins.startMs(bins.count());
        double left = histogram.x(startMs);
        double pointsPerMs = (histogram.x(endMs) - left) / (endMs - startMs);
        graphics.translate(left, header.height());
        for (int i = 0; i < populations.size(); i++) {
            paintBand(graphics, i, (endMs - startMs) * pointsPerMs);
            paintDots(graphics, i, startMs, pointsPerMs);
        }
        graphics.translate(-left, -header.height());
        graphics.translate(timeWidth, header.height());
        boxes.ifPresent(of -> of.paint(graphics, BOXES_WIDTH - RIGHT));
        graphics.translate(-timeWidth, -header.height());
    }

    private void paintBand(Graphics2D graphics, int band, double width) {
        int top = bands.top(band);
        int height = bands.heightOf(band);
        graphics.setStroke(new BasicStroke(1f));
        graphics.setColor(PlotStyle.GRID);
        graphics.drawRect(0, top - 1, (int) Math.round(width), height + 2);
        var population = populations.get(band);
        int stride = population.sample.neuronStride();
        String drawn = stride == 1 ? "" : ", 1 in " + stride;
        int middle = top + height / 2;
        if (height < 2 * LABEL_HEIGHT + 2) {
            label(graphics, population.name, drawn, middle + 5, PlotStyle.INK);
        } else {
            label(graphics, population.name, "", middle - 2, PlotStyle.INK);
            label(graphics, "" + bands.neurons(band), drawn, middle + LABEL_HEIGHT - 3, PlotStyle.FAINT_INK);
        }
    }

    /** Ends left of the bands; where there is no room for all, the text is cut, but not what is after it. */
    static void label(Graphics2D graphics, String text, String after, int baseline, Color color) {
        graphics.setFont(PlotStyle.font(14));
        graphics.setColor(color);
        var metrics = graphics.getFontMetrics();
        String shown = TextFit.cut(text, metrics, LEFT - 24 - metrics.stringWidth(after)) + after;
        graphics.drawString(shown, -8 - metrics.stringWidth(shown), baseline);
    }

    private void paintDots(Graphics2D graphics, int band, double startMs, double pointsPerMs) {
        var sample = populations.get(band).sample;
        int rows = Math.ceilDiv(bands.neurons(band), sample.neuronStride());
        double rowHeight = bands.heightOf(band) / (double) rows;
        double spanPoints = (bins.startMs(bins.count()) - startMs) * pointsPerMs;
        double dot = Math.clamp(0.9 * rowHeight, USUAL_DOT, MOST_DOT);
        double covered = sample.size() * dot / (rows * spanPoints);
        double dotWidth = dot;
        if (covered > MOST_COVERED) {
            covered *= LEAST_WIDTH / dot;
            dotWidth = LEAST_WIDTH;
        }
        double alpha = Math.clamp(MOST_COVERED / covered, LEAST_ALPHA, 1);
        var color = Palette.light(band);
        graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * alpha)));
        double bottom = bands.top(band) + bands.heightOf(band);
        var circle = new Ellipse2D.Double();
        for (int i = 0; i < sample.size(); i++) {
            double x = (sample.timeMs(i) - startMs) * pointsPerMs;
            double y = bottom - (sample.place(i) / sample.neuronStride() + 0.5) * rowHeight;
            circle.setFrame(x - dotWidth / 2, y - dot / 2, dotWidth, dot);
            graphics.fill(circle);
        }
    }

    private TimeChart histogram() {
        var chart = new TimeChart(HISTOGRAM_HEIGHT, "spikes/s", bins.startMs(0), bins.startMs(bins.count()));
        chart.reserve(LEFT - PlotStyle.PADDING);
        double[] hertz = new double[bins.count() + 1];
        int neurons = 0;
        for (int i = 0; i < populations.size(); i++) {
            int[] counts = populations.get(i).counts.counts();
            for (int bin = 0; bin < counts.length; bin++) {
                hertz[bin] += counts[bin];
            }
            neurons += bands.neurons(i);
        }
        double highest = 0;
        double[] edges = new double[hertz.length];
        for (int bin = 0; bin < bins.count(); bin++) {
            edges[bin] = bins.startMs(bin);
            hertz[bin] *= 1000 / (neurons * bins.widthMs(bin));
            highest = Math.max(highest, hertz[bin]);
        }
        edges[bins.count()] = bins.startMs(bins.count());
        hertz[bins.count()] = hertz[bins.count() - 1];
        var series = chart.series("rate", edges, hertz);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
        series.setFillColor(PlotStyle.HISTOGRAM);
        series.setLineColor(PlotStyle.HISTOGRAM);
        series.setLineStyle(new BasicStroke(1f));
        series.setMarker(SeriesMarkers.NONE);
        chart.fromZero(highest);
        return chart;
    }
}
