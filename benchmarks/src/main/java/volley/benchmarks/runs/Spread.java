package volley.benchmarks.runs;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What repetitions of a measurement gave. */
record Spread(double min, double median, double max) {
    static Spread of(List<Run> runs, ToDoubleFunction<Run> figure) {
        var values = runs.stream().mapToDouble(figure).sorted().toArray();
        int middle = values.length / 2;
        double median = values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        return new Spread(values[0], median, values[values.length - 1]);
    }

    /** Such as {@code 0.81 (0.79-0.95)}; a dash if there was nothing to measure, as the time of events that did not happen. */
    @Override
    public String toString() {
        boolean measured = Double.isFinite(min) && Double.isFinite(max);
        return measured ? digits(median) + " (" + digits(min) + "-" + digits(max) + ")" : "-";
    }

    /** Three significant digits, in plain notation. */
    static String digits(double value) {
        double rounded = new BigDecimal(value).round(new MathContext(3)).doubleValue();
        int whole = value == 0 ? 1 : (int) Math.floor(Math.log10(Math.abs(rounded))) + 1;
        return String.format(Locale.ROOT, "%,." + Math.clamp(3L - whole, 0, 6) + "f", value);
    }
}
