package volley.results.plots.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.regression.SimpleRegression;
import volley.results.sweep.SweepPoint;

/**
 * A measure of several points against another: the mean of those that have the same abscissa, such as different seeds.
 *
 * @param label what the points have in common
 * @param x ascending
 * @param y means
 * @param spread standard deviations of what the means are of
 */
record Curve(String label, double[] x, double[] y, double[] spread) {
    /** Curves by what their points have in common. Points without the measure are left out. */
    static List<Curve> of(
            List<SweepPoint> points,
            Function<SweepPoint, String> label,
            ToDoubleFunction<SweepPoint> x,
            ToDoubleFunction<SweepPoint> y) {
        var groups = new LinkedHashMap<String, Map<Double, List<Double>>>();
        for (var point : points) {
            double value = y.applyAsDouble(point);
            if (Double.isFinite(value) && Double.isFinite(x.applyAsDouble(point))) {
                groups.computeIfAbsent(label.apply(point), key -> new TreeMap<>())
                        .computeIfAbsent(x.applyAsDouble(point), key -> new ArrayList<>())
                        .add(value);
            }
        }
        var curves = new ArrayList<Curve>();
        groups.forEach((name, byX) -> curves.add(of(name, byX)));
        return curves;
    }

    private static Curve of(String label, Map<Double, List<Double>> byX) {
        var values = byX.values().stream()
                .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
        return new Curve(
                label,
                byX.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                values.stream().mapToDouble(StatUtils::mean).toArray(),
                values.stream().mapToDouble(Curve::deviation).toArray());
    }

    private static double deviation(double[] values) {
        return values.length == 1 ? 0 : Math.sqrt(StatUtils.variance(values));
    }

    Curve withoutSpread() {
        return new Curve(label, x, y, new double[x.length]);
    }

    /** The same abscissas with other values, by index. */
    Curve with(IntToDoubleFunction value) {
        return new Curve(
                label, x, IntStream.range(0, x.length).mapToDouble(value).toArray(), new double[x.length]);
    }

    boolean hasSpread() {
        return DoubleStream.of(spread).anyMatch(deviation -> deviation > 0);
    }

    /** The exponent a of the power law y = c x^a that fits best, in logarithms; NaN of a single point. */
    double exponent() {
        var regression = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            regression.addData(Math.log(x[i]), Math.log(y[i]));
        }
        return regression.getSlope();
    }
}
