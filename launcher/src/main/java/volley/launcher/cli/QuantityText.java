package volley.launcher.cli;

import javax.measure.Quantity;
import javax.measure.Unit;
import volley.models.Units;
import volley.partition.UserException;

/** Reads quantities as a user types them: {@code 1.5 ms}, {@code 0.0015 s}, or a bare number, which is in mV or ms. */
final class QuantityText {
    private QuantityText() {}

    /**
     * @param option what is given, for the message
     * @return a voltage in mV
     * @throws UserException if the text is no voltage
     */
    static double millivolts(String option, String text) {
        return value(option, text, Units.MILLIVOLT);
    }

    /**
     * @param option what is given, for the message
     * @return a time in ms
     * @throws UserException if the text is no time
     */
    static double milliseconds(String option, String text) {
        return value(option, text, Units.MILLISECOND);
    }

    private static <Q extends Quantity<Q>> double value(String option, String text, Unit<Q> unit) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Units.parse(option, text, unit);
        }
    }
}
