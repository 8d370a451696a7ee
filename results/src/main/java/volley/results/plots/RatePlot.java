package volley.results.plots;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** Mean rates of populations over time, beside the stationary ones of theory. */
final class RatePlot implements Figure {
    private static final int CHART_HEIGHT = 494;

    private final FigureHeader header;
    private final List<Population> populations;

    /**
     * A line of the plot.
     *
     * @param theoryHertz stationary rate in theory in spikes/s; null if there is none
     */
    record Population(String name, BinnedRate rate, Double theoryHertz) {}

    /** @param populations at least one, all in the same bins */
    RatePlot(String title, String subtitle, List<Population> populations) {
        this.populations = populations;
        var keys = new ArrayList<LegendKey>();
        for (int i = 0; i < populations.size(); i++) {
            keys.add(LegendKey.line(populations.get(i).name, SeriesStyle.of(i)));
        }
        if (populations.stream().anyMatch(population -> population.theoryHertz != null)) {
            keys.add(LegendKey.dashed("theory", PlotStyle.FAINT_INK));
        }
        header = new FigureHeader(PlotStyle.WIDTH, title, subtitle, keys);
    }

    @Override
    public int width() {
        return PlotStyle.WIDTH;
    }

    @Override
    public int height() {
        return header.height() + CHART_HEIGHT;
    }

    @Override
    public void paint(Graphics2D graphics) {
        header.paint(graphics);
        var bins = populations.getFirst().rate.bins();
        var ends = new double[] {bins.startMs(0), bins.startMs(bins.count())};
        var chart = new TimeChart(CHART_HEIGHT, "rate (spikes/s)", ends[0], ends[1]);
        double highest = 0;
        for (int i = 0; i < populations.size(); i++) {
            var population = populations.get(i);
            double[] hertz = population.rate.hertz();
            double[] held = Arrays.copyOf(hertz, hertz.length + 1);
            held[hertz.length] = hertz[hertz.length - 1];
            var series = chart.series("rate " + i, population.rate.edges(), held);
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Step);
            PlotStyle.line(series, SeriesStyle.of(i));
            highest = Math.max(highest, Arrays.stream(hertz).max().orElse(0));
            if (population.theoryHertz != null) {
                double level = population.theoryHertz;
                PlotStyle.dashed(chart.series("theory " + i, ends, new double[] {level, level}), Palette.light(i));
                highest = Math.max(highest, level);
            }
        }
        chart.fromZero(highest);
        graphics.translate(0, header.height());
        chart.paint(graphics, width());
        graphics.translate(0, -header.height());
    }
}
