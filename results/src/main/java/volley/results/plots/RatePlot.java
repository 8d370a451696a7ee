package volley.results.plots;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** Mean rates of the recorded neurons of each population over time. */
public final class RatePlot implements Figure {
    private static final int CHART_HEIGHT = 424;

    private final String title;
    private final String subtitle;
    private final double startMs;
    private final double endMs;
    private final List<BinnedRate> rates = new ArrayList<>();
    private final List<PlotStyle.Key> keys = new ArrayList<>();
    private double theoryHertz;

    /** A plot of the time from {@code startMs} to {@code endMs}. */
    public RatePlot(String title, String subtitle, double startMs, double endMs) {
        this.title = title;
        this.subtitle = subtitle;
        this.startMs = startMs;
        this.endMs = endMs;
    }

    /** Adds a population. */
    public RatePlot add(String name, BinnedRate rate) {
        keys.add(new PlotStyle.Key(name, PlotStyle.color(rates.size())));
        rates.add(rate);
        return this;
    }

    /** Marks the rate that theory predicts, in spikes/s. */
    public RatePlot theory(double hertz) {
        theoryHertz = hertz;
        keys.add(new PlotStyle.Key("theory", PlotStyle.THEORY));
        return this;
    }

    @Override
    public int width() {
        return PlotStyle.WIDTH;
    }

    @Override
    public int height() {
        return PlotStyle.TITLE_HEIGHT + CHART_HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        PlotStyle.paintTitle(graphics, title, subtitle);
        PlotStyle.paintLegend(graphics, keys);
        var chart = PlotStyle.timeChart(CHART_HEIGHT, "rate (spikes/s)", startMs, endMs);
        chart.setXAxisTitle("time (ms)");
        double highest = Math.max(1, theoryHertz);
        for (int i = 0; i < rates.size(); i++) {
            var hertz = rates.get(i).hertz();
            var series =
                    chart.addSeries(keys.get(i).label(), edges(rates.get(i)), Arrays.copyOf(hertz, hertz.length + 1));
            series.getYData()[hertz.length] = hertz.length == 0 ? 0 : hertz[hertz.length - 1];
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
            PlotStyle.line(series, keys.get(i).color());
            highest = Math.max(highest, Arrays.stream(hertz).max().orElse(0));
        }
        if (theoryHertz > 0) {
            var ends = new double[] {startMs, endMs};
            PlotStyle.dashed(
                    chart.addSeries("theory", ends, new double[] {theoryHertz, theoryHertz}), PlotStyle.THEORY);
        }
        chart.getStyler().setYAxisMin(-1e-6);
        chart.getStyler().setYAxisMax(1.05 * highest);
        graphics.translate(0, PlotStyle.TITLE_HEIGHT);
        chart.paint(graphics, width(), CHART_HEIGHT);
        graphics.translate(0, -PlotStyle.TITLE_HEIGHT);
    }

    private static double[] edges(BinnedRate rate) {
        double[] edges = new double[rate.hertz().length + 1];
        Arrays.setAll(edges, i -> rate.startMs() + i * rate.binMs());
        return edges;
    }
}
