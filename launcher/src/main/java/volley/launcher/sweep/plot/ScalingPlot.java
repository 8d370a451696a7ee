package volley.launcher.sweep.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import volley.launcher.sweep.Sample;

/**
 * How time changes with the number of ranks. Strong scaling: the same network on more ranks. Weak scaling: a network whose
 * order grows with the ranks, so that each has as many neurons.
 */
final class ScalingPlot {
    private ScalingPlot() {}

    /** Empty unless a network was simulated on several numbers of ranks. */
    static Optional<SweepFigure> strong(List<Sample> samples, Labels labels) {
        var times = times(samples, sample -> "order %.0f, %s".formatted(sample.order(), labels.ofScaling(sample)));
        return figure(
                "strong-scaling",
                "Strong scaling",
                "a network of fixed order; dashed: ideal; efficiency: of the processors' time, relative to the fewest ranks",
                times,
                ScalingPlot::strongEfficiency,
                true);
    }

    /** Empty unless networks of the same order by rank were simulated on several numbers of ranks. */
    static Optional<SweepFigure> weak(List<Sample> samples, Labels labels) {
        var times = times(samples, sample -> "%.0f a rank, %s"
                .formatted(sample.order() / sample.ranks(), labels.ofScaling(sample)));
        return figure(
                "weak-scaling",
                "Weak scaling",
                "an order that grows with the ranks; efficiency: synaptic events a second and rank, by those on fewest"
                        + " ranks",
                times,
                ScalingPlot::weakEfficiency,
                false);
    }

    private static List<Curve> times(List<Sample> samples, Function<Sample, String> label) {
        return Curve.of(samples, label, Sample::ranks, sample -> sample.run().realTimeFactor());
    }

    private static Optional<SweepFigure> figure(
            String file,
            String title,
            String subtitle,
            List<Curve> times,
            Function<Curve, Curve> efficiency,
            boolean ideal) {
        if (times.isEmpty()) {
            return Optional.empty();
        }
        var shown = Plots.shown(times);
        return Optional.of(new SweepFigure(
                file,
                title,
                subtitle + Plots.leftOut(times),
                List.of(
                        timeChart(shown, ideal),
                        efficiencyChart(shown.stream().map(efficiency).toList()))));
    }

    private static Panel timeChart(List<Curve> curves, boolean ideal) {
        var chart = SweepFigure.xyChart("");
        Plots.fitX(chart, curves);
        Plots.fitY(chart, curves);
        for (int i = 0; i < curves.size(); i++) {
            var curve = curves.get(i);
            Plots.addLine(chart, curve, i, curve.label());
            if (ideal) {
                Plots.addDashes(
                        chart,
                        curve.x(),
                        Arrays.stream(curve.x())
                                .map(ranks -> curve.y()[0] * curve.x()[0] / ranks)
                                .toArray());
            }
        }
        return Panel.logXY(chart, "ranks", "real-time factor");
    }

    private static Panel efficiencyChart(List<Curve> curves) {
        var chart = SweepFigure.xyChart("efficiency (%)");
        Plots.fitX(chart, curves);
        Plots.addLevel(chart, curves, 100);
        for (int i = 0; i < curves.size(); i++) {
            Plots.addLine(chart, curves.get(i), i, curves.get(i).label());
        }
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setYAxisMin(0.0);
        return Panel.logX(chart, "ranks");
    }

    private static Curve strongEfficiency(Curve times) {
        double first = times.y()[0] * times.x()[0];
        return relative(times, i -> first / (times.y()[i] * times.x()[i]));
    }

    /** The work of a network grows as the square of its order, so that it is not time but work a second that compares. */
    private static Curve weakEfficiency(Curve times) {
        double first = eventsPerSecondAndRank(times, 0);
        return relative(times, i -> eventsPerSecondAndRank(times, i) / first);
    }

    private static double eventsPerSecondAndRank(Curve times, int index) {
        var run = times.samples().get(index).run();
        double seconds = times.y()[index] * run.parameters().simtimeMs() / 1000;
        return run.synapticEvents() / seconds / times.x()[index];
    }

    private static Curve relative(Curve times, IntToDoubleFunction part) {
        double[] percents = IntStream.range(0, times.x().length)
                .mapToDouble(i -> 100 * part.applyAsDouble(i))
                .toArray();
        return new Curve(times.label(), times.x(), percents, new double[percents.length], times.samples());
    }
}
