package volley.results.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/** A chart over time, whose axis has a label at its end, too. */
final class TimeChart {
    /** Space right of the axis, for the half of its last label. */
    private static final int RIGHT = 38;

    /** The library has one padding for all sides, of which so much stays out of the picture at the other three. */
    private static final int OUTSIDE = RIGHT - PlotStyle.PADDING;

    /** By how much of their range the axis goes beyond values, or of a single value. */
    private static final double MARGIN = 0.05;

    /** Numbers of the vertical axis stand no denser, in parts of the height: two at least are within any range. */
    private static final int NUMBERS = 6;

    private static final Color TRANSPARENT = new Color(0, true);

    private final int height;
    private final double startMs;
    private final XYChart chart;

    TimeChart(int height, String yTitle, double startMs, double endMs) {
        this.height = height;
        this.startMs = startMs;
        chart = PlotStyle.chart(PlotStyle.WIDTH, height, yTitle);
        chart.setXAxisTitle("time (ms)");
        PlotStyle.roundNumbers(chart, startMs);
        var style = chart.getStyler();
        // A little outside, or the labels at the ends would be left out.
        double margin = 1e-4 * (endMs - startMs);
        style.setXAxisMin(startMs - margin);
        style.setXAxisMax(endMs + margin);
        style.setYAxisTickMarkSpacingHint(height / NUMBERS);
        style.setYAxisDecimalPattern("#,##0.##########");
        style.setChartPadding(RIGHT);
        style.setChartBackgroundColor(TRANSPARENT);
    }

    /** @param timesMs ascending */
    XYSeries series(String name, double[] timesMs, double[] values) {
        return chart.addSeries(name, timesMs, values);
    }

    /** Leaves room above the highest value, and none below 0. */
    void fromZero(double highest) {
        PlotStyle.fromZero(chart, highest);
    }

    /** Leaves room below the lowest value of all series and above the highest. */
    void aroundValues() {
        var series = chart.getSeriesMap().values();
        double least = series.stream().mapToDouble(XYSeries::getYMin).min().orElseThrow();
        double most = series.stream().mapToDouble(XYSeries::getYMax).max().orElseThrow();
        double range = most > least ? most - least : most == 0 ? 1 : Math.abs(most);
        chart.getStyler().setYAxisMin(least - MARGIN * range);
        chart.getStyler().setYAxisMax(most + MARGIN * range);
    }

    void paint(Graphics2D graphics, int width) {
        graphics.translate(-OUTSIDE, -OUTSIDE);
        chart.paint(graphics, width + OUTSIDE, height + 2 * OUTSIDE);
        graphics.translate(OUTSIDE, OUTSIDE);
    }

    /** Where a time is in the picture, once it has been painted. */
    double x(double timeMs) {
        return chart.getScreenXFromChart(timeMs) - OUTSIDE;
    }

    /** Where the axis would begin: the wider the labels of the values, the further right. */
    int left() {
        var graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        paint(graphics, PlotStyle.WIDTH);
        graphics.dispose();
        return (int) Math.ceil(x(startMs));
    }

    /** Lets the axis begin at a place: space that is reserved moves it, whatever else is left of it. */
    void setLeft(int left) {
        reserve(left);
        reserve(2 * left - left());
    }

    /** Reserves space left of the axis for the labels of the values and their title. */
    void reserve(int width) {
        chart.getStyler().setYAxisLeftWidthHint(width + OUTSIDE);
    }
}
