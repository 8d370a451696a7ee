package volley.launcher.sweep.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.style.Styler.LegendPosition;
import volley.launcher.sweep.Sample;

/** Real-time factor and memory against the order, both logarithmic, with the exponents of the power laws that fit. */
final class CostPlot {
    private static final double MEBI = 1 << 20;

    private CostPlot() {}

    /** Empty unless the order varies. */
    static Optional<SweepFigure> of(List<Sample> samples, Labels labels) {
        var times = curves(samples, labels, sample -> sample.run().realTimeFactor());
        var memory =
                new ArrayList<>(curves(samples, labels, sample -> sample.run().peakMemoryBytes() / MEBI));
        memory.addAll(Curve.of(samples, CostPlot::connections, Sample::order, CostPlot::connectionMebibytes));
        if (times.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SweepFigure(
                "cost",
                "Time and memory against order",
                "exponent: of the power of the order that fits best; memory: of rank 0's process, the JVM included"
                        + Plots.leftOut(times),
                List.of(
                        chart("real-time factor", Plots.shown(times)),
                        chart("peak memory (MiB)", Plots.shown(memory)))));
    }

    private static List<Curve> curves(List<Sample> samples, Labels labels, ToDoubleFunction<Sample> y) {
        return Curve.of(samples, labels::ofPlacement, Sample::order, y);
    }

    private static String connections(Sample sample) {
        return "connections of all ranks";
    }

    private static double connectionMebibytes(Sample sample) {
        var synapses = sample.run().synapses();
        return sample.run().bytesPerSynapse() * (synapses.exc() + synapses.inh()) / MEBI;
    }

    private static Panel chart(String yTitle, List<Curve> curves) {
        var chart = SweepFigure.xyChart("");
        Plots.fitX(chart, curves);
        Plots.fitY(chart, curves);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNW);
        for (int i = 0; i < curves.size(); i++) {
            var curve = curves.get(i);
            Plots.addLine(
                    chart, curve, i, String.format(Locale.ROOT, "%s: exponent %.2f", curve.label(), curve.exponent()));
        }
        return Panel.logXY(chart, "order", yTitle);
    }
}
