package volley.partition;

import java.util.Locale;

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

    /**
     * So many things: 1 neuron, 2,000 neurons.
     *
     * @param noun in the singular; its plural ends with an s
     */
    public static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
