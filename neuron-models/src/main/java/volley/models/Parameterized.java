package volley.models;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import volley.partition.UserException;
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

    /**
     * Whether a parameter other than V_m that is given makes neurons differ.
     *
     * @param areAll whether it is given to all neurons of a population
     */
    public boolean isVaried(boolean areAll) {
        return values.given().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(NeuronParameters.V_M))
                .anyMatch(parameter -> !areAll || !(parameter.getValue() instanceof ParameterValue.Single));
    }

    /** The table of the model's parameters. */
    public List<ModelParameter> parameters() {
        return values.table().parameters();
    }

    /**
     * A row of the table.
     *
     * @throws volley.partition.UserException if the model has no parameter of that name
     */
    public ModelParameter parameter(String name) {
        return values.table().parameter(name);
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

    /**
     * Sets parameters by NEST's names, in the units of the table: each to a number, true or false, an array, or what is to
     * be drawn from a {@link Distribution}.
     */
    public M with(Map<String, ?> parameters) {
        var all = values;
        for (var entry : parameters.entrySet()) {
            all = all.with(entry.getKey(), ParameterValue.of(entry.getKey(), entry.getValue()));
        }
        return with(all);
    }

    /** The model with nothing given but this: what {@link Neurons#set} is to set. */
    public M withOnly(Map<String, ?> parameters) {
        return with(ParameterValues.defaults(values.table())).with(parameters);
    }

    /** The model with what is given for another of its kind in place of its own. */
    public M withGiven(Parameterized<?> other) {
        if (!other.name().equals(name())) {
            throw new UserException(
                    "parameters of a " + other.name() + " for a " + name() + ": expected those of a " + name());
        }
        var all = values;
        for (var entry : other.values.given().entrySet()) {
            all = all.with(entry.getKey(), entry.getValue());
        }
        return with(all);
    }

    /** All that the parameters are, one after another: the number of values, and these. */
    public double[] save() {
        return parameters().stream()
                .flatMapToDouble(parameter -> {
                    double[] numbers = numbers(parameter.name());
                    return DoubleStream.concat(DoubleStream.of(numbers.length), DoubleStream.of(numbers));
                })
                .toArray();
    }

    /** The model with the parameters that another of its kind has saved. */
    public M load(double[] saved) {
        var all = values;
        int at = 0;
        for (var parameter : parameters()) {
            int end = at + 1 + (int) saved[at];
            double[] numbers = Arrays.copyOfRange(saved, at + 1, end);
            all = all.with(
                    parameter.name(),
                    parameter.kind() == ModelParameter.Kind.LIST
                            ? new ParameterValue.Listed(numbers)
                            : new ParameterValue.Single(numbers[0]));
            at = end;
        }
        return with(all);
    }

    /** What has been given, such as {@code [I_e=300.0, V_m=-65.0]}. */
    public String given() {
        return new TreeMap<>(values.given())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", ", "[", "]"));
    }

    /**
     * A parameter as it is: its number, or the numbers of a list.
     *
     * @throws volley.partition.UserException if the model has no such parameter, or it is yet to be drawn
     */
    public double[] numbers(String name) {
        return values.numbers(name);
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
