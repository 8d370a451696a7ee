package volley.models;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import volley.partition.NumberText;
import volley.partition.UserException;
import volley.partition.random.RandomKey;

/**
 * A model's parameters with what has been given for them.
 *
 * @param given by name; the others have their defaults
 */
record ParameterValues(ParameterTable table, Map<String, ParameterValue> given) {
    ParameterValues {
        given = Map.copyOf(given);
    }

    static ParameterValues defaults(ParameterTable table) {
        return new ParameterValues(table, Map.of());
    }

    ParameterValues with(String name, double value) {
        return with(name, new ParameterValue.Single(value));
    }

    /** With one more item in a list. */
    ParameterValues appended(String name, double item) {
        var items = list(name);
        var longer = Arrays.copyOf(items, items.length + 1);
        longer[items.length] = item;
        return with(name, new ParameterValue.Listed(longer));
    }

    /** @throws UserException if there is no such parameter, it cannot be given that way, or is out of its range */
    ParameterValues with(String name, ParameterValue value) {
        var parameter = table.parameter(name);
        boolean fits =
                switch (parameter.kind()) {
                    case ONE -> value instanceof ParameterValue.Single;
                    case EACH -> true;
                    case LIST -> value instanceof ParameterValue.Listed;
                };
        if (!fits) {
            throw new UserException(name + " " + value + " of " + table.model() + ": expected "
                    + (parameter.kind() == ModelParameter.Kind.LIST ? "a list of numbers" : "one number"));
        }
        for (double number : value.numbers()) {
            parameter.require(number, table.model());
        }
        var all = new TreeMap<>(given);
        all.put(name, value);
        return new ParameterValues(table, all);
    }

    boolean isGiven(String name) {
        return given.containsKey(table.parameter(name).name());
    }

    private ParameterValue value(String name) {
        return given.getOrDefault(
                name, new ParameterValue.Single(table.parameter(name).defaultValue()));
    }

    /** The number that a parameter of one value is. */
    double one(String name) {
        if (value(name) instanceof ParameterValue.Single single) {
            return single.value();
        }
        throw new IllegalStateException(name + " is no number: " + value(name));
    }

    /** The numbers that a parameter is. */
    double[] numbers(String name) {
        return switch (value(name)) {
            case ParameterValue.Drawn drawn ->
                throw new UserException(name + " " + drawn + " of " + table.model() + ": expected a neuron's");
            case ParameterValue value ->
                table.parameter(name).kind() == ModelParameter.Kind.LIST ? list(name) : value.numbers();
        };
    }

    boolean flag(String name) {
        return one(name) != 0;
    }

    /** The items of a list. */
    double[] list(String name) {
        return given.get(name) instanceof ParameterValue.Listed listed
                ? listed.values().clone()
                : new double[0];
    }

    /** The values of a rank's neurons. */
    Column column(String name, PopulationShare share) {
        var value = value(name);
        if (value instanceof ParameterValue.Single single) {
            return Column.single(single.value());
        }
        return Column.each(
                value instanceof ParameterValue.Drawn drawn
                        ? drawn(name, drawn, share)
                        : listed(name, list(name), share));
    }

    private static double[] listed(String name, double[] all, PopulationShare share) {
        if (all.length != share.populationSize()) {
            throw new UserException(name + " of " + NumberText.count(all.length, "value") + ": expected "
                    + share.populationSize() + ", one for each neuron");
        }
        return IntStream.of(share.places()).mapToDouble(place -> all[place]).toArray();
    }

    /** Each value is drawn from a stream of its own, keyed by the parameter and the neuron's place. */
    private double[] drawn(String name, ParameterValue.Drawn drawn, PopulationShare share) {
        var parameter = table.parameter(name);
        long key = RandomKey.narrow(share.key(), name.hashCode());
        return IntStream.of(share.places())
                .mapToDouble(place -> {
                    double value = drawn.draw(RandomKey.draw(RandomKey.narrow(key, place), 0));
                    parameter.require(value, table.model());
                    return value;
                })
                .toArray();
    }

    boolean isDrawn(String name) {
        return value(name) instanceof ParameterValue.Drawn;
    }

    /** The model's name and all parameters: equal for equal models only. */
    @Override
    public String toString() {
        return table.parameters().stream()
                .map(parameter -> parameter.name() + "=" + value(parameter.name()))
                .collect(Collectors.joining(", ", table.model() + "[", "]"));
    }
}
