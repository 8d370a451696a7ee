package volley.results.plots.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import volley.results.ParameterName;
import volley.results.plots.LegendKey;
import volley.results.sweep.SweepPoint;

/**
 * Real-time factor and memory against the number of neurons or, where that is the same for all points, the first parameter
 * that varies; a curve for each combination of what else varies but seeds. On logarithmic axes, a power law is a line.
 */
final class CostCurves {
    private static final double MEBI = 1 << 20;
    private static final String ALL_CONNECTIONS = "all connections";

    private final List<SweepPoint> points;
    private final String xTitle;
    private final ToDoubleFunction<SweepPoint> x;
    private final boolean logarithmic;
    private final Set<String> shown;
    private final Variation variation;

    /** @param shown the parameters that the horizontal axis stands for */
    private CostCurves(
            List<SweepPoint> points,
            String xTitle,
            ToDoubleFunction<SweepPoint> x,
            boolean logarithmic,
            Set<String> shown) {
        this.points = points;
        this.xTitle = xTitle;
        this.x = x;
        this.logarithmic = logarithmic;
        this.shown = shown;
        variation = new Variation(points);
    }

    /** Empty if nothing varies that cost could depend on but ranks. */
    static Optional<SweepFigure> of(List<SweepPoint> points) {
        var variation = new Variation(points);
        if (points.stream().mapToLong(point -> point.run().neurons()).distinct().count() > 1) {
            var sizes = variation.sizes();
            return Optional.of(
                    new CostCurves(points, "neurons", point -> point.run().neurons(), true, sizes).figure());
        }
        return variation.numbers().stream().findFirst().map(key -> {
            boolean wide = Axis.isWide(variation.isWhole(key), points.stream().mapToDouble(point -> point.number(key)));
            return new CostCurves(points, ParameterName.of(key).label(), point -> point.number(key), wide, Set.of(key))
                    .figure();
        });
    }

    private String label(SweepPoint point, String rest) {
        String network = variation.network(point, shown);
        return network.isEmpty() ? rest : network + ", " + rest;
    }

    private SweepFigure figure() {
        var times = Curve.of(points, this::placement, x, point -> point.run().realTimeFactor());
        var memory = Curve.of(points, this::placement, x, point -> point.run().peakMemoryBytes() / MEBI);
        var tables = Legend.shown(tables());
        var shownTimes = Legend.shown(times);
        var keys = new ArrayList<LegendKey>();
        var named = new ArrayList<>(shownTimes);
        named.addAll(tables);
        keys.addAll(Legend.of(named, curve -> curve.label() + exponents(curve.label(), times, memory, tables)));
        var allMemory = new ArrayList<>(Legend.shown(memory));
        allMemory.addAll(tables);
        return SweepFigure.of(
                "cost",
                "Time and memory against " + xTitle,
                (logarithmic ? "numbers: exponents of the power laws that fit best; " : "")
                        + "memory: of rank 0's process, the JVM included" + Legend.leftOut(times),
                keys,
                List.of(chart("real-time factor", shownTimes), chart("peak memory (MiB)", allMemory)),
                2);
    }

    /**
     * One curve where connections, placed alike, take the same memory whatever else varies: those of each network would hide
     * each other.
     */
    private List<Curve> tables() {
        ToDoubleFunction<SweepPoint> mebibytes =
                point -> point.run().bytesPerSynapse() * point.run().synapses() / MEBI;
        boolean differ =
                Curve.of(points, variation::placement, x, mebibytes).stream().anyMatch(Curve::hasSpread);
        return Curve.of(points, point -> differ ? label(point, ALL_CONNECTIONS) : ALL_CONNECTIONS, x, mebibytes);
    }

    private String placement(SweepPoint point) {
        return label(point, variation.placement(point));
    }

    @SafeVarargs
    private String exponents(String label, List<Curve>... measures) {
        if (!logarithmic) {
            return "";
        }
        var words = new ArrayList<String>();
        for (var curves : measures) {
            curves.stream()
                    .filter(curve -> curve.label().equals(label) && Double.isFinite(curve.exponent()))
                    .forEach(curve -> words.add(String.format(Locale.ROOT, "%.2f", curve.exponent())));
        }
        return words.isEmpty() ? "" : ": " + String.join(", ", words);
    }

    private CurvePanel chart(String yTitle, List<Curve> curves) {
        var panel = new CurvePanel(
                Axis.of(xTitle, logarithmic, curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.x()))),
                Axis.of(yTitle, true, curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.y()))));
        for (int i = 0; i < curves.size(); i++) {
            panel.points(curves.get(i).withoutSpread(), i, true);
        }
        return panel;
    }
}
