package volley.results.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What all plots look like: sizes in points, colours, fonts, a title with a legend. */
public final class PlotStyle {
    static final int WIDTH = 1200;
    public static final int TITLE_HEIGHT = 76;
    static final Color HISTOGRAM = new Color(0x8e99ab);
    static final Color THEORY = new Color(0x8a6100);

    public static final Color INK = new Color(0x2b2f36);
    public static final Color FAINT_INK = new Color(0x6b7280);
    private static final Color GRID = new Color(0xe7e9ee);
    private static final List<Color> POPULATION_COLORS = List.of(new Color(0x1f5fbf), new Color(0xd1495b));
    private static final BasicStroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 5}, 0);

    private PlotStyle() {}

    /** An entry of a legend. */
    record Key(String label, Color color) {}

    static Color color(int population) {
        return POPULATION_COLORS.get(population % POPULATION_COLORS.size());
    }

    /** Paints in the uppermost {@value #TITLE_HEIGHT} points. */
    public static void paintTitle(Graphics2D graphics, String title, String subtitle) {
        graphics.setColor(INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 22));
        graphics.drawString(title, 24, 36);
        graphics.setColor(FAINT_INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        graphics.drawString(subtitle, 24, 60);
    }

    /** From the right edge leftwards: the first entry ends up on the left. */
    static void paintLegend(Graphics2D graphics, List<Key> keys) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
        int x = WIDTH - 16;
        for (var key : keys.reversed()) {
            x -= graphics.getFontMetrics().stringWidth(key.label);
            graphics.setColor(INK);
            graphics.drawString(key.label, x, 36);
            x -= 16;
            graphics.setColor(key.color);
            graphics.fillOval(x, 26, 9, 9);
            x -= 24;
        }
    }

    /** A chart over time. */
    static XYChart timeChart(int height, String yTitle, double startMs, double endMs) {
        var chart = chart(height, yTitle);
        double margin = 1e-6 * (endMs - startMs);
        // A little outside, or the labels at the ends would be left out.
        chart.getStyler().setXAxisMin(startMs - margin);
        chart.getStyler().setXAxisMax(endMs + margin);
        return chart;
    }

    static XYChart chart(int height, String yTitle) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(height).build();
        chart.setYAxisTitle(yTitle);
        XYStyler style = chart.getStyler();
        apply(style);
        style.setXAxisTickMarkSpacingHint(90);
        style.setLegendVisible(false);
        style.setPlotMargin(0);
        style.setPlotContentSize(1.0);
        return chart;
    }

    /** Colours, fonts and paddings of a chart with axes. */
    public static void apply(AxesChartStyler style) {
        style.setChartTitleVisible(false);
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderColor(GRID);
        style.setPlotGridLinesColor(GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1f));
        style.setChartPadding(16);
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        style.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 16));
        style.setAxisTickLabelsColor(INK);
        style.setChartFontColor(INK);
    }

    static void line(XYSeries series, Color color) {
        series.setLineColor(color);
        series.setLineStyle(new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        series.setMarker(SeriesMarkers.NONE);
    }

    static void dashed(XYSeries series, Color color) {
        line(series, color);
        series.setLineStyle(DASHED);
    }
}
