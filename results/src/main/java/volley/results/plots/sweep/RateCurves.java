package volley.results.plots.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import volley.results.ParameterName;
import volley.results.RunRecord.Population;
import volley.results.plots.LegendKey;
import volley.results.plots.PlotStyle;
import volley.results.sweep.SweepPoint;

/**
 * Rates after the warm-up against a parameter, as simulated and in theory, and how far the two are apart. Where nothing
 * else varies, the populations share a chart; otherwise each has its own.
 */
final class RateCurves {
    /** Of more populations, a picture would be too large to be looked at. */
    private static final int MOST_POPULATIONS = 9;

    private final List<SweepPoint> points;
    private final Variation variation;
    private final List<String> populations;
    private final String key;
    private final boolean logarithmic;

    /** @param key of the parameter on the horizontal axis */
    RateCurves(List<SweepPoint> points, List<String> populations, String key) {
        this.points = points;
        this.populations = populations;
        this.key = key;
        variation = new Variation(points);
        logarithmic = Axis.isWide(variation.isWhole(key), points.stream().mapToDouble(point -> point.number(key)));
    }

    SweepFigure figure() {
        boolean alone = points.stream().allMatch(point -> label(point).isEmpty());
        var panels = alone ? List.of(together(), deviationsTogether()) : byPopulation();
        List<Curve> named = alone ? together().curves : panels.getFirst().curves;
        var keys = new ArrayList<>(Legend.of(Legend.shown(named), Curve::label));
        if (panels.stream().anyMatch(panel -> !panel.theory.isEmpty())) {
            keys.add(LegendKey.dashed("theory", PlotStyle.FAINT_INK));
        }
        var shown = panels.stream().filter(panel -> !panel.curves.isEmpty()).toList();
        String left = populations.size() > MOST_POPULATIONS && !alone
                ? "; " + MOST_POPULATIONS + " of " + populations.size() + " populations shown"
                : "";
        return SweepFigure.of(
                "rate-" + key,
                "Rates against " + ParameterName.of(key).name(),
                "after the warm-up; bars: standard deviation where points are averaged" + Legend.leftOut(named) + left,
                keys,
                shown.stream().map(Chart::panel).toList(),
                populations.size() == 1 || alone ? 2 : Math.min(3, populations.size()));
    }

    /** Curves of one chart. */
    private record Chart(List<Curve> curves, List<Curve> theory, CurvePanel panel) {}

    private String label(SweepPoint point) {
        return variation.network(point, Set.of(key));
    }

    private Axis xAxis() {
        return Axis.of(
                ParameterName.of(key).label(), logarithmic, points.stream().mapToDouble(point -> point.number(key)));
    }

    private List<Curve> curves(Function<SweepPoint, String> label, String population, ToDoubleFunction<Population> y) {
        return Curve.of(points, label, point -> point.number(key), point -> {
            var measured = point.population(population);
            return measured == null ? Double.NaN : y.applyAsDouble(measured);
        });
    }

    private static double orNan(Double value) {
        return value == null ? Double.NaN : value;
    }

    private Chart together() {
        var rates = new ArrayList<Curve>();
        var theory = new ArrayList<Curve>();
        for (String name : populations) {
            rates.addAll(curves(point -> name, name, population -> orNan(population.steadyRateHertz())));
            theory.addAll(curves(point -> name, name, population -> orNan(population.theoryRateHertz())));
        }
        return chart(rates, theory, "rate (spikes/s)");
    }

    private Chart deviationsTogether() {
        var deviations = new ArrayList<Curve>();
        for (String name : populations) {
            deviations.addAll(curves(point -> name, name, Population::deviationPercent));
        }
        var shown = Legend.shown(deviations);
        var panel = new CurvePanel(
                xAxis(),
                Axis.of(
                        "simulation against theory (%)",
                        false, DoubleStream.concat(DoubleStream.of(0), values(shown))));
        for (int i = 0; i < shown.size(); i++) {
            panel.points(shown.get(i), i, true);
        }
        return new Chart(deviations, List.of(), panel.level(0));
    }

    private List<Chart> byPopulation() {
        return populations.stream()
                .limit(MOST_POPULATIONS)
                .map(name -> chart(
                        curves(this::label, name, population -> orNan(population.steadyRateHertz())),
                        curves(this::label, name, population -> orNan(population.theoryRateHertz())),
                        "rate of " + name + " (spikes/s)"))
                .toList();
    }

    /** Theory has the colour of the curve with its label. */
    private Chart chart(List<Curve> curves, List<Curve> theory, String title) {
        var shown = Legend.shown(curves);
        var panel = new CurvePanel(
                xAxis(), Axis.fromZero(title, DoubleStream.concat(values(shown), values(Legend.shown(theory)))));
        for (int i = 0; i < shown.size(); i++) {
            String label = shown.get(i).label();
            int series = i;
            theory.stream()
                    .filter(curve -> curve.label().equals(label))
                    .forEach(curve -> panel.dashes(curve.withoutSpread(), series));
            panel.points(shown.get(i), i, theory.isEmpty());
        }
        return new Chart(curves, theory, panel);
    }

    private static DoubleStream values(List<Curve> curves) {
        return curves.stream().flatMapToDouble(curve -> DoubleStream.of(curve.y()));
    }
}
