package volley.launcher.sweep.plot;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.HeatMapChartBuilder;
import volley.launcher.brunel.BrunelParameters;
import volley.launcher.sweep.Sample;
import volley.results.plots.PlotStyle;

/** Brunel's diagram of states: rate, regularity and synchrony over the plane of g and eta, for each order. */
final class StateDiagram {
    /** From little to much; black numbers can be read on all of them. */
    private static final Color[] COLORS = {
        new Color(0xf7f4ea), new Color(0xf2d58f), new Color(0xe8a05c), new Color(0xd1694f)
    };

    /** Of more cells in a row, the numbers in them would run into each other. */
    private static final int MOST_NUMBERS = 9;

    private StateDiagram() {}

    /** Empty unless both g and eta vary. */
    static List<SweepFigure> of(List<Sample> samples) {
        var byOrder = samples.stream()
                .collect(Collectors.groupingBy(
                        sample -> sample.point().parameters().order()));
        var figures = new ArrayList<SweepFigure>();
        byOrder.forEach((order, sameOrder) -> {
            var g = values(sameOrder, BrunelParameters::g);
            var eta = values(sameOrder, BrunelParameters::eta);
            if (g.size() > 1 && eta.size() > 1) {
                String name = byOrder.size() == 1 ? "states" : "states-order" + order;
                var panels = new ArrayList<Panel>();
                add(panels, "rate (spikes/s)", g, eta, mean(sameOrder, Sample::steadyHertz));
                add(panels, "CV of inter-spike intervals", g, eta, mean(sameOrder, Sample::cv));
                add(
                        panels,
                        "synchrony: log10 of the Fano factor in 1 ms",
                        g,
                        eta,
                        mean(sameOrder, sample -> Math.log10(sample.fanoFactor())));
                figures.add(new SweepFigure(
                        name,
                        "States of a Brunel network of order " + order,
                        "excitatory neurons after the warm-up; white: too few spikes to tell",
                        panels));
            }
        });
        return figures;
    }

    /** Three digits, which is more than there is to see. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(3)).doubleValue();
    }

    private static List<Double> values(List<Sample> samples, ToDoubleFunction<BrunelParameters> parameter) {
        return List.copyOf(samples.stream()
                .map(sample -> parameter.applyAsDouble(sample.point().parameters()))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private record Cell(double g, double eta) {}

    private static Map<Cell, Double> mean(List<Sample> samples, ToDoubleFunction<Sample> measure) {
        return samples.stream()
                .filter(sample -> Double.isFinite(measure.applyAsDouble(sample)))
                .collect(Collectors.groupingBy(
                        sample -> new Cell(
                                sample.point().parameters().g(),
                                sample.point().parameters().eta()),
                        Collectors.averagingDouble(measure)));
    }

    /** A measure that no cell has, as in a short run, has no panel. */
    private static void add(
            List<Panel> panels, String title, List<Double> g, List<Double> eta, Map<Cell, Double> values) {
        if (!values.isEmpty()) {
            panels.add(chart(title, g, eta, values));
        }
    }

    /** Cells without a value stay white. */
    private static Panel chart(String title, List<Double> g, List<Double> eta, Map<Cell, Double> values) {
        var chart = new HeatMapChartBuilder()
                .width(Panel.WIDTH)
                .height(Panel.HEIGHT)
                .title(title)
                .xAxisTitle("g")
                .yAxisTitle("\u03b7")
                .build();
        var style = chart.getStyler();
        PlotStyle.apply(style);
        style.setChartTitleVisible(true);
        style.setPlotContentSize(1);
        style.setRangeColors(COLORS);
        style.setShowValue(g.size() <= MOST_NUMBERS);
        style.setHeatMapValueDecimalPattern("0.###");
        var cells = new ArrayList<Number[]>();
        for (int x = 0; x < g.size(); x++) {
            for (int y = 0; y < eta.size(); y++) {
                var value = values.get(new Cell(g.get(x), eta.get(y)));
                if (value != null) {
                    cells.add(new Number[] {x, y, rounded(value)});
                }
            }
        }
        chart.addSeries(
                title,
                g.stream().map(BrunelParameters::text).toList(),
                eta.stream().map(BrunelParameters::text).toList(),
                cells);
        return Panel.of(chart);
    }
}
