package volley.models;

import java.util.List;
import volley.partition.random.Distribution;

/**
 * A model with parameters that have NEST's names. It never changes: what sets a parameter gives a new model.
 *
 * @param <M> the model
 */
public abstract class Parameterized<M extends Parameterized<M>> {
    final ParameterValues values;

    Parameterized(ParameterValues values) {
        this.values = values;
    }

    abstract M with(ParameterValues newValues);

    /** The model's name in the field. */
    public String name() {
        return values.table().model();
    }

    /** The table of the model's parameters. */
    public List<ModelParameter> parameters() {
        return values.table().parameters();
    }

    /**
     * Sets a parameter by NEST's name, in the unit of the table.
     *
     * @throws volley.partition.UserException if the model has no such parameter
     */
    public M with(String name, double value) {
        return with(values.with(name, new ParameterValue.Single(value)));
    }

    public M with(String name, boolean value) {
        return with(name, value ? 1 : 0);
    }

    /** Draws a parameter for each neuron. */
    public M with(String name, Distribution distribution) {
        return with(values.with(name, new ParameterValue.Drawn(distribution, 1)));
    }

    /** Sets a list, or a parameter of each neuron, in the order of the population. */
    public M with(String name, double[] each) {
        return with(values.with(name, new ParameterValue.Listed(each)));
    }

    /** Name and all parameters: tells any two models apart. */
    @Override
    public String toString() {
        return values.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameterized<?> model && model.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
