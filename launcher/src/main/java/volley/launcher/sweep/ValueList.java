package volley.launcher.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import volley.partition.UserException;

/**
 * Reads the values of a swept parameter as a user types them: a list with commas, whose items are values or ranges.
 * {@code 1..5} goes by ones, {@code 500..2500:500} by the step behind the colon; a first colon does for the dots, as in
 * {@code 4:6:0.5}. Both ends belong to a range, whose unit stands at its end, as in {@code 1..2:0.5 ms}; in a list of
 * quantities, numbers without a unit have that of the next value with one, as in {@code 4, 8 kHz}.
 */
public final class ValueList {
    private static final String NUMBER = "([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)";
    private static final Pattern RANGE =
            Pattern.compile(NUMBER + "(?:\\.\\.|:)" + NUMBER + "(?::" + NUMBER + ")?\\s*([^\\d.:\\s][^.:]*)?");

    /** Group 2 is the unit of what is no bare number. */
    private static final Pattern QUANTITY = Pattern.compile(NUMBER + "\\.?\\s*(.+)");

    /** More than a sweep of any use has. */
    private static final int MOST_VALUES = 10_000;

    private ValueList() {}

    /**
     * The values in the order given, each once, as texts: decimal fractions stay exact.
     *
     * @param option what is given, for the message
     * @throws UserException if an item is empty, or a range goes nowhere or is too long
     */
    public static List<String> parse(String option, String text) {
        return items(option, text).stream().distinct().toList();
    }

    /**
     * The same of a parameter whose values may have units.
     *
     * @throws UserException if an item is empty, or a range goes nowhere or is too long
     */
    public static List<String> quantities(String option, String text) {
        var values = items(option, text);
        String unit = "";
        for (int i = values.size() - 1; i >= 0; i--) {
            if (isBare(values.get(i))) {
                values.set(i, values.get(i) + unit);
            } else {
                var quantity = QUANTITY.matcher(values.get(i));
                unit = quantity.matches() ? " " + quantity.group(2) : "";
            }
        }
        return values.stream().distinct().toList();
    }

    /** The same of a parameter whose values are texts: what is between the commas, as it stands. */
    public static List<String> texts(String text) {
        return Stream.of(text.split(",", -1)).distinct().toList();
    }

    private static boolean isBare(String value) {
        try {
            Double.parseDouble(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static List<String> items(String option, String text) {
        var values = new ArrayList<String>();
        for (String item : text.split(",", -1)) {
            var range = RANGE.matcher(item.strip());
            if (range.matches()) {
                values.addAll(expand(option, range));
            } else if (item.isBlank() || item.contains("..")) {
                throw new UserException(option + " " + text + ": expected values or ranges such as 1,2,5..20:5");
            } else {
                values.add(item.strip());
            }
        }
        return values;
    }

    private static List<String> expand(String option, Matcher range) {
        var first = new BigDecimal(range.group(1));
        var last = new BigDecimal(range.group(2));
        var step = range.group(3) == null ? BigDecimal.ONE : new BigDecimal(range.group(3));
        String unit = range.group(4) == null ? "" : " " + range.group(4);
        if (step.signum() <= 0 || first.compareTo(last) > 0) {
            throw new UserException(
                    option + " " + range.group() + ": expected a range that goes up, such as 500..2500:500 or 4:6:0.5");
        }
        if (last.subtract(first).divideToIntegralValue(step).compareTo(BigDecimal.valueOf(MOST_VALUES)) >= 0) {
            throw new UserException(option + " " + range.group() + ": expected at most " + MOST_VALUES + " values");
        }
        var values = new ArrayList<String>();
        for (var value = first; value.compareTo(last) <= 0; value = value.add(step)) {
            values.add(value.stripTrailingZeros().toPlainString() + unit);
        }
        return values;
    }
}
