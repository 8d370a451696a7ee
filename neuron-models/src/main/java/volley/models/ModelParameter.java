package volley.models;

import volley.partition.UserException;

/**
 * A row of a model's table of parameters.
 *
 * @param name NEST's name, such as {@code tau_m}
 * @param unit of its value, empty if it has none
 * @param defaultValue what it is unless given; NaN if it follows from other parameters, as its meaning says
 */
public record ModelParameter(String name, String unit, Kind kind, double defaultValue, Range range, String meaning) {
    /** What may be given for a parameter. */
    public enum Kind {
        /** One number, true or false being 1 and 0. */
        ONE,
        /** One number, or one for each neuron: drawn, or an array. */
        EACH,
        /** A list of numbers, empty by default. */
        LIST
    }

    /** The numbers that a parameter may be. */
    public enum Range {
        FINITE("a finite number"),
        ABOVE_ZERO("a finite number above 0"),
        FROM_ZERO("a finite number, 0 or more"),
        FLAG("true or false");

        private final String text;

        Range(String text) {
            this.text = text;
        }

        boolean contains(double value) {
            return switch (this) {
                case FINITE -> Double.isFinite(value);
                case ABOVE_ZERO -> value > 0 && Double.isFinite(value);
                case FROM_ZERO -> value >= 0 && Double.isFinite(value);
                case FLAG -> value == 0 || value == 1;
            };
        }
    }

    /** A parameter with one value. */
    static ModelParameter one(String name, String unit, double defaultValue, Range range, String meaning) {
        return new ModelParameter(name, unit, Kind.ONE, defaultValue, range, meaning);
    }

    /** A parameter that may differ from neuron to neuron. */
    static ModelParameter each(String name, String unit, double defaultValue, Range range, String meaning) {
        return new ModelParameter(name, unit, Kind.EACH, defaultValue, range, meaning);
    }

    static ModelParameter list(String name, String unit, Range range, String meaning) {
        return new ModelParameter(name, unit, Kind.LIST, Double.NaN, range, meaning);
    }

    /**
     * @param model whose parameter it is, for the message
     * @throws UserException if the parameter cannot have that value, which its default always may be
     */
    void require(double value, String model) {
        if (!range.contains(value) && value != defaultValue) {
            throw new UserException(name + " " + value + (unit.isEmpty() ? "" : " " + unit) + " of " + model
                    + ": expected " + range.text);
        }
    }
}
