package volley.results.plots.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import volley.results.ParameterName;
import volley.results.sweep.SweepPoint;

/**
 * How time changes with the number of ranks. Strong scaling: the same network on more ranks. Weak scaling: a network of
 * which whole-number parameters grow with the ranks, so that each rank has as much of it.
 */
final class ScalingCurves {
    private static final ToDoubleFunction<SweepPoint> RANKS = point -> point.number("ranks");

    private final List<SweepPoint> points;
    private final Variation variation;

    ScalingCurves(List<SweepPoint> points) {
        this.points = points;
        variation = new Variation(points);
    }

    /** Empty unless a network was simulated on several numbers of ranks. */
    Optional<SweepFigure> strong() {
        Function<SweepPoint, String> label =
                point -> join(variation.network(point, Set.of()), variation.scaling(point));
        var times = scalings(times(label));
        if (times.isEmpty()) {
            return Optional.empty();
        }
        var shown = Legend.shown(times);
        return Optional.of(figure(
                "strong-scaling",
                "Strong scaling",
                "the same network on more ranks; dashed: ideal; efficiency: of the processors' time, relative to the"
                        + " fewest ranks" + Legend.leftOut(times),
                shown,
                shown.stream().map(ScalingCurves::ideal).toList(),
                shown.stream().map(ScalingCurves::strongEfficiency).toList()));
    }

    private static Curve ideal(Curve times) {
        return times.with(i -> times.y()[0] * times.x()[0] / times.x()[i]);
    }

    private static Curve strongEfficiency(Curve times) {
        return times.with(i -> 100 * ideal(times).y()[i] / times.y()[i]);
    }

    /** Empty unless networks with the same part a rank were simulated on several numbers of ranks. */
    Optional<SweepFigure> weak() {
        var times = weak(point -> point.run().realTimeFactor());
        if (times.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(figure(
                "weak-scaling",
                "Weak scaling",
                "a network that grows with the ranks; efficiency: synaptic events a second and rank, relative to the"
                        + " fewest ranks" + Legend.leftOut(times),
                Legend.shown(times),
                List.of(),
                Legend.shown(weakEfficiencies())));
    }

    /** In percent. The work of a network may grow faster than its size, so that it is not time but work a second that compares. */
    List<Curve> weakEfficiencies() {
        return weak(ScalingCurves::eventsPerSecondAndRank).stream()
                .map(work -> work.with(i -> 100 * work.y()[i] / work.y()[0]))
                .toList();
    }

    private List<Curve> weak(ToDoubleFunction<SweepPoint> measure) {
        var curves = new ArrayList<Curve>();
        for (var growing : growingTogether()) {
            Function<SweepPoint, String> label = point -> weakLabel(point, growing);
            var grown = points.stream()
                    .collect(Collectors.groupingBy(label, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .filter(group -> new Variation(group).numbers().containsAll(growing))
                    .flatMap(List::stream)
                    .toList();
            curves.addAll(scalings(Curve.of(grown, label, RANKS, measure)));
        }
        return curves;
    }

    /** Each whole-number parameter that varies, and all of them. */
    private Set<Set<String>> growingTogether() {
        var whole = variation.numbers().stream().filter(variation::isWhole).toList();
        var sets = new LinkedHashSet<Set<String>>();
        whole.forEach(key -> sets.add(Set.of(key)));
        if (!whole.isEmpty()) {
            sets.add(Set.copyOf(whole));
        }
        return sets;
    }

    private String weakLabel(SweepPoint point, Set<String> growing) {
        var words = new ArrayList<String>();
        for (String key : variation.numbers()) {
            if (growing.contains(key)) {
                words.add(ParameterName.of(key).with(point.number(key) / RANKS.applyAsDouble(point)) + " a rank");
            }
        }
        return join(String.join(", ", words), variation.network(point, growing), variation.scaling(point));
    }

    private static double eventsPerSecondAndRank(SweepPoint point) {
        var run = point.run();
        return run.synapticEvents() / run.timings().simulate() / run.ranks();
    }

    private static String join(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private List<Curve> times(Function<SweepPoint, String> label) {
        return Curve.of(points, label, RANKS, point -> point.run().realTimeFactor());
    }

    /** A single number of ranks says nothing of scaling. */
    private static List<Curve> scalings(List<Curve> curves) {
        return curves.stream()
                .filter(curve -> curve.x().length > 1)
                .map(Curve::withoutSpread)
                .toList();
    }

    private static SweepFigure figure(
            String name,
            String title,
            String subtitle,
            List<Curve> times,
            List<Curve> ideals,
            List<Curve> efficiencies) {
        var xAxis = Axis.of("ranks", true, times.stream().flatMapToDouble(curve -> DoubleStream.of(curve.x())));
        var timePanel = new CurvePanel(
                xAxis,
                Axis.of(
                        "real-time factor",
                        true,
                        Stream.concat(times.stream(), ideals.stream())
                                .flatMapToDouble(curve -> DoubleStream.of(curve.y()))));
        var efficiencyPanel = new CurvePanel(
                xAxis,
                Axis.fromZero(
                        "efficiency (%)",
                        DoubleStream.concat(
                                DoubleStream.of(100),
                                efficiencies.stream().flatMapToDouble(curve -> DoubleStream.of(curve.y())))));
        for (int i = 0; i < times.size(); i++) {
            timePanel.points(times.get(i), i, true);
            efficiencyPanel.points(efficiencies.get(i), i, true);
        }
        for (int i = 0; i < ideals.size(); i++) {
            timePanel.dashes(ideals.get(i), i);
        }
        return SweepFigure.of(
                name,
                title,
                subtitle,
                Legend.of(times, Curve::label),
                List.of(timePanel, efficiencyPanel.level(100)),
                2);
    }
}
