package volley.results.plots.sweep;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import volley.results.plots.PlotStyle;
import volley.results.plots.SeriesStyle;

/**
 * A chart of curves. XChart labels a logarithmic axis at powers of ten only, of which a sweep's range may have none, and
 * draws the horizontal one too low then: such axes are drawn here.
 */
final class CurvePanel implements Panel {
    private static final int TITLE_HEIGHT = 26;
    private static final int LOGARITHMIC_LABELS_WIDTH = 96;
    private static final int LABEL_GAP = 10;
    private static final int MARK_LENGTH = 4;
    private static final Color INVISIBLE = new Color(0, 0, 0, 0);

    private final Axis xAxis;
    private final Axis yAxis;
    private final List<Line> lines = new ArrayList<>();

    /** A curve in the style of a series; with its marks, joined or not, or dashed without marks. */
    private record Line(Curve curve, SeriesStyle style, boolean marks, boolean joined) {}

    CurvePanel(Axis xAxis, Axis yAxis) {
        this.xAxis = xAxis;
        this.yAxis = yAxis;
    }

    /** Adds measured values, with bars for their spread. */
    CurvePanel points(Curve curve, int series, boolean joined) {
        lines.add(new Line(curve, SeriesStyle.of(series), true, joined));
        return this;
    }

    /** Adds values to compare with, in the colour of a series. */
    CurvePanel dashes(Curve curve, int series) {
        lines.add(new Line(curve, SeriesStyle.of(series), false, true));
        return this;
    }

    /** Adds a dashed level from end to end. */
    CurvePanel level(double value) {
        var ends = new double[] {xAxis.least(), xAxis.most()};
        var level = new Curve("", ends, new double[] {value, value}, new double[2]);
        lines.add(new Line(level, new SeriesStyle(PlotStyle.FAINT_INK, null, SeriesMarkers.NONE), false, true));
        return this;
    }

    @Override
    public void paint(Graphics2D graphics) {
        var chart = chart();
        chart.paint(graphics, WIDTH, HEIGHT - (xAxis.logarithmic() ? TITLE_HEIGHT : 0));
        graphics.setColor(PlotStyle.INK);
        if (xAxis.logarithmic()) {
            labelX(graphics, chart);
        }
        if (yAxis.logarithmic()) {
            labelY(graphics, chart);
        }
    }

    private XYChart chart() {
        var chart = PlotStyle.chart(WIDTH, HEIGHT, yAxis.logarithmic() ? "" : yAxis.title());
        var style = chart.getStyler();
        style.setXAxisTickMarkSpacingHint(60);
        style.setXAxisMin(xAxis.least());
        style.setXAxisMax(xAxis.most());
        style.setYAxisMin(yAxis.least());
        style.setYAxisMax(yAxis.most());
        if (xAxis.logarithmic()) {
            style.setXAxisLogarithmic(true);
            style.setXAxisTickLabelsColor(INVISIBLE);
            style.setXAxisTickMarksColor(INVISIBLE);
        } else {
            chart.setXAxisTitle(xAxis.title());
        }
        if (yAxis.logarithmic()) {
            style.setYAxisLogarithmic(true);
            style.setYAxisTickLabelsColor(INVISIBLE);
            style.setYAxisLeftWidthHint(LOGARITHMIC_LABELS_WIDTH);
        } else {
            PlotStyle.roundNumbers(chart, xAxis.most());
        }
        for (int i = 0; i < lines.size(); i++) {
            add(chart, "line " + i, lines.get(i));
        }
        return chart;
    }

    private static void add(XYChart chart, String name, Line line) {
        var curve = line.curve;
        XYSeries series = line.marks && curve.hasSpread()
                ? chart.addSeries(name, curve.x(), curve.y(), curve.spread())
                : chart.addSeries(name, curve.x(), curve.y());
        if (!line.marks) {
            PlotStyle.dashed(series, line.style.color());
            return;
        }
        series.setMarker(line.style.marker());
        series.setMarkerColor(line.style.color());
        series.setLineColor(line.style.color());
        series.setLineStyle(line.joined ? new BasicStroke(1.6f) : SeriesLines.NONE);
    }

    private void labelX(Graphics2D graphics, XYChart chart) {
        graphics.setFont(PlotStyle.font(14));
        int bottom = (int) chart.getScreenYFromChart(yAxis.least());
        graphics.setStroke(new BasicStroke(1f));
        graphics.drawLine(
                (int) chart.getScreenXFromChart(xAxis.least()),
                bottom,
                (int) chart.getScreenXFromChart(xAxis.most()),
                bottom);
        int end = 0;
        for (double value : xAxis.logarithmicTicks()) {
            String label = Axis.label(value);
            int width = graphics.getFontMetrics().stringWidth(label);
            int x = (int) chart.getScreenXFromChart(value);
            int left = x - width / 2;
            graphics.drawLine(x, bottom, x, bottom + MARK_LENGTH);
            if (left >= end && left + width <= WIDTH) {
                graphics.drawString(label, left, bottom + 22);
                end = left + width + LABEL_GAP;
            }
        }
        graphics.setFont(PlotStyle.font(16));
        double middle = Math.sqrt(xAxis.least() * xAxis.most());
        int width = graphics.getFontMetrics().stringWidth(xAxis.title());
        graphics.drawString(xAxis.title(), (int) chart.getScreenXFromChart(middle) - width / 2, bottom + 48);
    }

    private void labelY(Graphics2D graphics, XYChart chart) {
        graphics.setFont(PlotStyle.font(14));
        graphics.setStroke(new BasicStroke(1f));
        int edge = (int) chart.getScreenXFromChart(xAxis.least());
        int right = edge - LABEL_GAP;
        for (double value : yAxis.logarithmicTicks()) {
            String label = Axis.label(value);
            int width = graphics.getFontMetrics().stringWidth(label);
            int y = (int) chart.getScreenYFromChart(value);
            graphics.drawLine(edge - MARK_LENGTH, y, edge, y);
            graphics.drawString(label, right - width, y + 5);
        }
        graphics.setFont(PlotStyle.font(16));
        double middle = Math.sqrt(yAxis.least() * yAxis.most());
        int width = graphics.getFontMetrics().stringWidth(yAxis.title());
        int y = (int) chart.getScreenYFromChart(middle) + width / 2;
        graphics.translate(TITLE_HEIGHT, y);
        graphics.rotate(-Math.PI / 2);
        graphics.drawString(yAxis.title(), 0, 0);
        graphics.rotate(Math.PI / 2);
        graphics.translate(-TITLE_HEIGHT, -y);
    }
}
