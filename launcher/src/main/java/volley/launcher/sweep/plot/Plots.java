package volley.launcher.sweep.plot;

import java.awt.BasicStroke;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import volley.results.plots.PlotStyle;

/** What the plots of curves share. */
final class Plots {
    /** Of more curves in a chart, none could be followed. */
    private static final int MOST_CURVES = SweepFigure.COLORS.size();

    /** By how much a logarithmic axis goes beyond its data. */
    private static final double MARGIN = 1.25;

    /** Height of a line of the legend, relative to the data's. */
    private static final double LEGEND_PART = 0.1;

    private Plots() {}

    static List<Curve> shown(List<Curve> curves) {
        return curves.subList(0, Math.min(MOST_CURVES, curves.size()));
    }

    /** What to add to a subtitle. */
    static String leftOut(List<Curve> curves) {
        return curves.size() <= MOST_CURVES ? "" : "; " + MOST_CURVES + " of " + curves.size() + " combinations shown";
    }

    static XYSeries addDots(XYChart chart, Curve curve, int color, String label) {
        var series = curve.hasSpread()
                ? chart.addSeries(label, curve.x(), curve.y(), curve.spread())
                : chart.addSeries(label, curve.x(), curve.y());
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(SweepFigure.COLORS.get(color));
        series.setLineStyle(SeriesLines.NONE);
        series.setLineColor(SweepFigure.COLORS.get(color));
        return series;
    }

    /** Means alone: how times of a few runs spread says little. */
    static void addLine(XYChart chart, Curve curve, int color, String label) {
        addDots(chart, curve.withoutSpread(), color, label).setLineStyle(new BasicStroke(1.6f));
    }

    /** A dashed line at a level, from end to end of the curves. */
    static void addLevel(XYChart chart, List<Curve> curves, double level) {
        addDashes(chart, new double[] {least(curves), most(curves)}, new double[] {level, level});
    }

    static void addDashes(XYChart chart, double[] x, double[] y) {
        var series = chart.addSeries("dashes " + chart.getSeriesMap().size(), x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(PlotStyle.FAINT_INK);
        series.setLineStyle(SeriesLines.DASH_DASH);
        series.setLineWidth(1.2f);
        series.setShowInLegend(false);
    }

    /** Gives a logarithmic x axis room for what the curves have. */
    static void fitX(XYChart chart, List<Curve> curves) {
        chart.getStyler().setXAxisMin(least(curves) / MARGIN);
        chart.getStyler().setXAxisMax(most(curves) * MARGIN);
    }

    /** Gives a logarithmic y axis room for what the curves have, and for the legend above them. */
    static void fitY(XYChart chart, List<Curve> curves) {
        var values = curves.stream()
                .flatMapToDouble(curve -> DoubleStream.of(curve.y()))
                .summaryStatistics();
        double legend = Math.pow(values.getMax() / values.getMin(), LEGEND_PART * curves.size());
        chart.getStyler().setYAxisMin(values.getMin() / MARGIN);
        chart.getStyler().setYAxisMax(values.getMax() * MARGIN * legend);
    }

    private static double least(List<Curve> curves) {
        return abscissas(curves).min().orElse(1);
    }

    private static double most(List<Curve> curves) {
        return abscissas(curves).max().orElse(1);
    }

    private static DoubleStream abscissas(List<Curve> curves) {
        return curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.x()));
    }
}
