package volley.models;

import java.util.Arrays;
import javax.measure.Quantity;
import volley.partition.UserException;
import volley.partition.random.Distribution;

/** What is given for a parameter, in the unit of its table. */
sealed interface ParameterValue {
    /** The numbers in it, none of what is yet to be drawn. */
    double[] numbers();

    /** @throws UserException if it is neither a number, true, false, an array of numbers, nor a distribution */
    static ParameterValue of(String name, Object value) {
        return switch (value) {
            case Number number -> new Single(number.doubleValue());
            case Boolean flag -> new Single(flag ? 1 : 0);
            case double[] numbers -> new Listed(numbers);
            case Distribution distribution -> new Drawn(distribution, 1);
            case null -> throw refusal(name, "null");
            default -> throw refusal(name, value);
        };
    }

    private static UserException refusal(String name, Object value) {
        return new UserException(
                name + " " + text(value) + ": expected a number, true, false, an array of numbers or a distribution");
    }

    /** Whatever else was given is told by its kind: not everything has a text. */
    private static String text(Object value) {
        return value instanceof CharSequence || value instanceof Quantity
                ? value.toString()
                : value.getClass().getSimpleName();
    }

    /** The same for all neurons. */
    record Single(double value) implements ParameterValue {
        @Override
        public double[] numbers() {
            return new double[] {value};
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /**
     * Drawn for each neuron.
     *
     * @param factor what a draw is multiplied by, to be in the table's unit
     */
    record Drawn(Distribution distribution, double factor) implements ParameterValue {
        double draw(long bits) {
            return factor * distribution.draw(bits);
        }

        @Override
        public double[] numbers() {
            return new double[0];
        }

        @Override
        public String toString() {
            return (factor == 1 ? "" : factor + " ") + distribution;
        }
    }

    /** A value for each neuron of the population, or the items of a list. */
    record Listed(double[] values) implements ParameterValue {
        public Listed {
            values = values.clone();
        }

        @Override
        public double[] numbers() {
            return values;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Listed listed && Arrays.equals(values, listed.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }

        @Override
        public String toString() {
            return Arrays.toString(values);
        }
    }
}
