package volley.partition;

/** Numbers in messages and tables. */
public final class NumberText {
    private NumberText() {}

    /** A number as a person would write it: 5, not 5.0. */
    public static String of(double value) {
        String digits = Double.toString(value);
        return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
    }
}
