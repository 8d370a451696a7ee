package volley.launcher.sweep.plot;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import volley.launcher.brunel.BrunelParameters;
import volley.launcher.brunel.BrunelTheory;
import volley.launcher.sweep.Sample;

/** The rate after the warm-up against the order, as simulated and in theory, and how far the two are apart. */
final class RatePlot {
    /** Orders at which the theory's line is bent. */
    private static final int THEORY_POINTS = 40;

    /** Height of a line of the legend, relative to the data's. */
    private static final double LEGEND_PART = 0.07;

    private RatePlot() {}

    /** Empty unless the order varies. */
    static Optional<SweepFigure> of(List<Sample> samples, Labels labels) {
        var rates = Curve.of(samples, labels::ofNetwork, Sample::order, Sample::steadyHertz);
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        var deviations = Curve.of(samples, labels::ofNetwork, Sample::order, Sample::deviationPercent);
        return Optional.of(new SweepFigure(
                "rate",
                "Rate against order",
                "excitatory neurons after the warm-up; lines: Siegert's formula" + Plots.leftOut(rates),
                List.of(rateChart(Plots.shown(rates)), deviationChart(Plots.shown(deviations)))));
    }

    private static Panel rateChart(List<Curve> curves) {
        var chart = SweepFigure.xyChart("rate (spikes/s)");
        Plots.fitX(chart, curves);
        for (int i = 0; i < curves.size(); i++) {
            Plots.addDots(chart, curves.get(i), i, curves.get(i).label());
            addTheory(chart, curves.get(i), i);
        }
        double most = curves.stream()
                .flatMapToDouble(curve -> DoubleStream.of(curve.y()))
                .max()
                .orElse(0);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax((1.1 + LEGEND_PART * curves.size()) * most);
        return Panel.logX(chart, "order");
    }

    private static void addTheory(XYChart chart, Curve curve, int color) {
        double first = curve.x()[0];
        double ratio = curve.x()[curve.x().length - 1] / first;
        var parameters = curve.samples().getFirst().point().parameters();
        // In between only orders whose in-degrees are whole, or rounding would show as ripples.
        double unit = Math.max(1, Math.rint(1 / parameters.epsilon()));
        var between = IntStream.range(1, THEORY_POINTS)
                .mapToDouble(i -> unit * Math.rint(first / unit * Math.pow(ratio, i / (double) THEORY_POINTS)));
        double[] orders = DoubleStream.concat(between, DoubleStream.of(curve.x()))
                .filter(order -> order >= first)
                .sorted()
                .distinct()
                .toArray();
        double[] rates = DoubleStream.of(orders)
                .map(order ->
                        BrunelTheory.of(withOrder(parameters, (int) order)).rateHertz())
                .toArray();
        var line = chart.addSeries("theory " + color, orders, rates);
        line.setMarker(SeriesMarkers.NONE);
        line.setLineColor(SweepFigure.COLORS.get(color));
        line.setLineStyle(new BasicStroke(1.6f));
        line.setShowInLegend(false);
    }

    private static BrunelParameters withOrder(BrunelParameters p, int order) {
        return new BrunelParameters(
                order, p.g(), p.eta(), p.epsilon(), p.jMillivolts(), p.delayMs(), p.simtimeMs(), p.dtMs());
    }

    private static Panel deviationChart(List<Curve> curves) {
        var chart = SweepFigure.xyChart("simulation against theory (%)");
        Plots.fitX(chart, curves);
        for (int i = 0; i < curves.size(); i++) {
            Plots.addDots(chart, curves.get(i), i, curves.get(i).label())
                    .setLineStyle(SeriesLines.SOLID)
                    .setLineColor(SweepFigure.COLORS.get(i));
        }
        Plots.addLevel(chart, curves, 0);
        chart.getStyler().setLegendVisible(false);
        return Panel.logX(chart, "order");
    }
}
