package volley.results.plots.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import volley.results.ParameterName;
import volley.results.RunRecord.Population;
import volley.results.plots.sweep.HeatPanel.Cell;
import volley.results.plots.sweep.HeatPanel.Side;
import volley.results.sweep.SweepPoint;

/** Rate, regularity and synchrony over the plane of two parameters: a diagram of states, for each combination of the rest. */
final class ParameterPlane {
    /** Rows of a picture, one for each population. */
    private static final int MOST_POPULATIONS = 4;

    private final List<SweepPoint> points;
    private final List<String> populations;
    private final Variation variation;
    private final String xKey;
    private final String yKey;

    ParameterPlane(List<SweepPoint> points, List<String> populations, String xKey, String yKey) {
        this.points = points;
        this.populations = populations;
        this.xKey = xKey;
        this.yKey = yKey;
        variation = new Variation(points);
    }

    /** A figure for each combination of the other parameters in which both vary. */
    List<SweepFigure> figures() {
        var combinations = points.stream()
                .collect(Collectors.groupingBy(
                        point -> variation.network(point, Set.of(xKey, yKey)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var figures = new ArrayList<SweepFigure>();
        combinations.forEach((combination, group) -> {
            var plane = new ParameterPlane(group, populations, xKey, yKey);
            if (plane.variation.values(xKey).size() > 1
                    && plane.variation.values(yKey).size() > 1) {
                figures.add(plane.figure(combination));
            }
        });
        return figures;
    }

    private SweepFigure figure(String combination) {
        var panels = new ArrayList<HeatPanel>();
        var shown = populations.subList(0, Math.min(MOST_POPULATIONS, populations.size()));
        for (String name : shown) {
            add(panels, name, "rate (spikes/s)", population -> orNan(population.steadyRateHertz()));
            add(panels, name, "CV of inter-spike intervals", population -> orNan(population.meanCv()));
            add(panels, name, "log10 of the Fano factor", population -> Math.log10(orNan(population.fanoFactor())));
        }
        String suffix =
                combination.isEmpty() ? "" : "-" + combination.replace(" ", "").replaceAll("[^\\w.+-]+", "-");
        return SweepFigure.of(
                "states-" + xKey + "-" + yKey + suffix,
                "States over " + ParameterName.of(xKey).name() + " and "
                        + ParameterName.of(yKey).name(),
                (combination.isEmpty() ? "" : combination + "; ")
                        + "after the warm-up; white: too few spikes to tell"
                        + (shown.size() < populations.size()
                                ? "; " + shown.size() + " of " + populations.size() + " populations shown"
                                : ""),
                List.of(),
                panels,
                3);
    }

    private static double orNan(Double value) {
        return value == null ? Double.NaN : value;
    }

    /** A measure that no cell has, as in a short run, has no panel. */
    private void add(List<HeatPanel> panels, String name, String title, ToDoubleFunction<Population> measure) {
        var xs = variation.values(xKey);
        var ys = variation.values(yKey);
        Map<Cell, List<Double>> measured = new HashMap<>();
        for (var point : points) {
            var population = point.population(name);
            double value = population == null ? Double.NaN : measure.applyAsDouble(population);
            if (Double.isFinite(value)) {
                measured.computeIfAbsent(
                                new Cell(xs.indexOf(point.number(xKey)), ys.indexOf(point.number(yKey))),
                                cell -> new ArrayList<>())
                        .add(value);
            }
        }
        if (measured.isEmpty()) {
            return;
        }
        var means = new HashMap<Cell, Double>();
        measured.forEach((cell, values) -> means.put(
                cell, values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
        panels.add(new HeatPanel(name + ": " + title, side(xKey, xs), side(yKey, ys), means));
    }

    private static Side side(String key, List<Double> values) {
        return new Side(
                ParameterName.of(key).label(),
                values.stream().map(ParameterName::text).toList());
    }
}
