package volley.models;

import java.util.Arrays;

/** What is given for a parameter, in the unit of its table. */
sealed interface ParameterValue {
    /** The same for all neurons. */
    record Single(double value) implements ParameterValue {
        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** A value for each neuron of the population, or the items of a list. */
    record Listed(double[] values) implements ParameterValue {
        public Listed {
            values = values.clone();
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
