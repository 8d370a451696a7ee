package volley.partition;

/** Numbers in messages and tables. */
public final class NumberText {
    /** Whole numbers below it are written without an exponent. */
    private static final double LARGE = 1e15;

    private NumberText() {}

    /** A number as a person would write it: 5, not 5.0. */
    public static String of(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGE
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
