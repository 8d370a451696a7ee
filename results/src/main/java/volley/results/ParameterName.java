package volley.results;

import java.util.Set;
import volley.partition.NumberText;

/**
 * The name of a parameter or a measure, and its unit, as a key of {@code run.json} has them: {@code delay_ms} is a delay
 * in ms.
 *
 * @param name with blanks between its words
 * @param unit empty if it has none
 */
public record ParameterName(String name, String unit) {
    private static final Set<String> UNITS =
            Set.of("ms", "s", "us", "mV", "pA", "nA", "pF", "Hz", "hz", "nS", "MOhm", "bytes");

    /** Splits a key at its last underscore, if a unit follows. */
    public static ParameterName of(String key) {
        int end = key.lastIndexOf('_');
        String last = key.substring(end + 1);
        boolean hasUnit = end > 0 && UNITS.contains(last);
        String name = (hasUnit ? key.substring(0, end) : key).replace('_', ' ');
        return new ParameterName(name, !hasUnit ? "" : last.equals("hz") ? "spikes/s" : last);
    }

    /** What an axis or a column is called, such as {@code delay (ms)}. */
    public String label() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    /** The name with a value, such as {@code delay 1.5 ms}. */
    public String with(Object value) {
        return name + " " + text(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** A value as short as it can be: whole numbers without decimals. */
    public static String text(Object value) {
        return value instanceof Double number ? NumberText.of(number) : String.valueOf(value);
    }
}
