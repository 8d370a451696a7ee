package volley.results.plots.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import volley.results.plots.PlotStyle;

/**
 * An axis of a chart of curves.
 *
 * @param title with its unit
 * @param least where it begins
 * @param most where it ends
 */
record Axis(String title, boolean logarithmic, double least, double most) {
    /** From this ratio of its ends on, a logarithmic axis has fewer labels. */
    private static final double WIDE = 25;

    private static final Set<Integer> WIDE_DIGITS = Set.of(1, 2, 5);
    private static final Set<Integer> NARROW_DIGITS = Set.of(1, 2, 3, 4, 6, 8);
    private static final Set<Integer> ALL_DIGITS = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

    /** So many at most where they are evenly spaced. */
    private static final int EVEN_TICKS = 8;

    /** By how much a logarithmic axis goes beyond its values. */
    private static final double FACTOR = 1.25;

    /** By how much of its range a linear axis goes beyond its values. */
    private static final double MARGIN = 0.06;

    /** Whole numbers from this ratio of the least to the largest on, and other ones from the next, are on a logarithmic axis. */
    private static final double WIDE_WHOLE = 4;

    private static final double WIDE_REAL = 20;

    /** Whether values are told apart best by their logarithms. */
    static boolean isWide(boolean whole, DoubleStream values) {
        var range = values.summaryStatistics();
        return range.getMin() > 0 && range.getMax() / range.getMin() >= (whole ? WIDE_WHOLE : WIDE_REAL);
    }

    /** An axis that all of some values are on. */
    static Axis of(String title, boolean logarithmic, DoubleStream values) {
        var range = values.filter(value -> Double.isFinite(value) && (!logarithmic || value > 0))
                .summaryStatistics();
        double least = range.getCount() == 0 ? 1 : range.getMin();
        double most = range.getCount() == 0 ? 1 : range.getMax();
        if (logarithmic) {
            return new Axis(title, true, least / FACTOR, most * FACTOR);
        }
        double margin = MARGIN * (most > least ? most - least : Math.max(1, Math.abs(most)));
        return new Axis(title, false, least - margin, most + margin);
    }

    /** A linear axis of values from 0 on, with 0 on it. */
    static Axis fromZero(String title, DoubleStream values) {
        double most = values.filter(Double::isFinite).max().orElse(0);
        double range = most > 0 ? most : 1;
        return new Axis(title, false, -MARGIN * range, (1 + MARGIN) * range);
    }

    /** Round values on a logarithmic axis, two at least: of a narrow one, evenly spaced where its powers of ten have too few. */
    List<Double> logarithmicTicks() {
        return Stream.of(most / least > WIDE ? WIDE_DIGITS : NARROW_DIGITS, ALL_DIGITS)
                .map(this::ticks)
                .filter(ticks -> ticks.size() >= 2)
                .findFirst()
                .orElseGet(this::evenTicks);
    }

    /** Powers of ten times each of some digits. */
    private List<Double> ticks(Set<Integer> digits) {
        var values = new ArrayList<Double>();
        for (int power = (int) Math.floor(Math.log10(least)); power <= Math.log10(most); power++) {
            for (int digit = 1; digit <= 9; digit++) {
                double value = new BigDecimal(digit).scaleByPowerOfTen(power).doubleValue();
                if (digits.contains(digit) && value >= least && value <= most) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private List<Double> evenTicks() {
        double spacing = PlotStyle.tickSpacing(most - least, EVEN_TICKS);
        var values = new ArrayList<Double>();
        for (double tick = Math.ceil(least / spacing); tick * spacing <= most; tick++) {
            values.add(tick * spacing);
        }
        return values;
    }

    static String label(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
