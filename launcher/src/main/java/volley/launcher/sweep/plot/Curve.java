package volley.launcher.sweep.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import volley.launcher.sweep.Sample;

/**
 * A measure of several points against another: the mean of those that have the same abscissa, such as different seeds.
 *
 * @param label what the points have in common
 * @param x ascending
 * @param y means
 * @param spread standard deviations of what the means are of
 * @param samples the points behind them, one for each abscissa
 */
record Curve(String label, double[] x, double[] y, double[] spread, List<Sample> samples) {
    /** Curves of at least two abscissas, by what their points have in common. Points without the measure are left out. */
    static List<Curve> of(
            List<Sample> samples,
            Function<Sample, String> label,
            ToDoubleFunction<Sample> x,
            ToDoubleFunction<Sample> y) {
        var groups = new LinkedHashMap<String, Map<Double, List<Sample>>>();
        for (var sample : samples) {
            if (Double.isFinite(y.applyAsDouble(sample))) {
                groups.computeIfAbsent(label.apply(sample), key -> new TreeMap<>())
                        .computeIfAbsent(x.applyAsDouble(sample), key -> new ArrayList<>())
                        .add(sample);
            }
        }
        var curves = new ArrayList<Curve>();
        groups.forEach((name, byX) -> {
            if (byX.size() > 1) {
                curves.add(of(name, byX, y));
            }
        });
        return curves;
    }

    private static Curve of(String label, Map<Double, List<Sample>> byX, ToDoubleFunction<Sample> y) {
        var values = byX.values().stream()
                .map(samples -> samples.stream().mapToDouble(y).toArray())
                .toList();
        return new Curve(
                label,
                byX.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                values.stream().mapToDouble(StatUtils::mean).toArray(),
                values.stream().mapToDouble(Curve::deviation).toArray(),
                byX.values().stream().map(List::getFirst).toList());
    }

    private static double deviation(double[] values) {
        return values.length == 1 ? 0 : Math.sqrt(StatUtils.variance(values));
    }

    Curve withoutSpread() {
        return new Curve(label, x, y, new double[x.length], samples);
    }

    boolean hasSpread() {
        return DoubleStream.of(spread).anyMatch(deviation -> deviation > 0);
    }

    /** The exponent a of the power law y = c x^a that fits best, in logarithms. */
    double exponent() {
        var regression = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            regression.addData(Math.log(x[i]), Math.log(y[i]));
        }
        return regression.getSlope();
    }
}
