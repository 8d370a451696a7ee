package volley.results.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What all charts look like: sizes in points, colours, fonts. */
public final class PlotStyle {
    public static final int WIDTH = 1200;

    /** Around a chart. */
    static final int PADDING = 16;

    public static final Color INK = new Color(0x2b2f36);
    public static final Color FAINT_INK = new Color(0x5b6472);
    public static final Color GRID = new Color(0xe7e9ee);
    public static final Color HISTOGRAM = new Color(0x8e99ab);

    /** Of what theory predicts, and of levels to compare with. */
    public static final BasicStroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0);

    private PlotStyle() {}

    public static Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    /** An empty chart without title and legend, which stand above all charts of a figure. */
    public static XYChart chart(int width, int height, String yTitle) {
        XYChart chart = new XYChartBuilder().width(width).height(height).build();
        chart.setYAxisTitle(yTitle);
        var style = chart.getStyler();
        style.setChartTitleVisible(false);
        style.setLegendVisible(false);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(GRID);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1f));
        style.setChartPadding(PADDING);
        style.setAxisTickLabelsFont(font(14));
        style.setAxisTitleFont(font(16));
        style.setAxisTickLabelsColor(INK);
        style.setChartFontColor(INK);
        style.setYAxisLabelAlignment(TextAlignment.Right);
        // Tops in line: a comma below the line does not lift its label.
        style.setXAxisLabelAlignmentVertical(TextAlignment.Right);
        style.setXAxisTickMarkSpacingHint(90);
        style.setPlotMargin(0);
        style.setPlotContentSize(1.0);
        style.setMarkerSize(8);
        style.setLocale(Locale.ROOT);
        style.setXAxisDecimalPattern("#,##0.######");
        return chart;
    }

    /**
     * Has the vertical axis show round numbers. Of values that are evenly spaced, such as a single one, the library would
     * show those alone; with one that is none, they are not.
     *
     * @param x within the horizontal axis
     */
    public static void roundNumbers(XYChart chart, double x) {
        chart.addSeries("no value", new double[] {x}, new double[] {Double.NaN}).setMarker(SeriesMarkers.NONE);
    }

    /** Leaves room above the highest value, in spikes/s for instance, and none below 0. */
    public static void fromZero(XYChart chart, double highest) {
        chart.getStyler().setYAxisMin(-1e-6);
        chart.getStyler().setYAxisMax(highest > 0 ? 1.05 * highest : 1.0);
    }

    /** A distance of 1, 2 or 5 times a power of ten that gives no more than so many ticks. */
    public static double tickSpacing(double range, int most) {
        double least = range / most;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double rest = least / power;
        return (rest <= 1 ? 1 : rest <= 2 ? 2 : rest <= 5 ? 5 : 10) * power;
    }

    public static void line(XYSeries series, SeriesStyle style) {
        series.setLineColor(style.color());
        series.setLineStyle(style.stroke(1.5f));
        series.setMarker(SeriesMarkers.NONE);
    }

    public static void dashed(XYSeries series, Color color) {
        series.setLineColor(color);
        series.setLineStyle(DASHED);
        series.setMarker(SeriesMarkers.NONE);
    }
}
