package volley.models;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import volley.partition.UserException;

/**
 * The parameters that a model has, in the order in which NEST's documentation lists them.
 *
 * @param model the model's name in the field
 */
record ParameterTable(String model, List<ModelParameter> parameters) {
    ParameterTable {
        parameters = List.copyOf(parameters);
    }

    static ParameterTable of(String model, ModelParameter... parameters) {
        return new ParameterTable(model, Arrays.asList(parameters));
    }

    /** A model with these parameters, then more. */
    ParameterTable plus(String newModel, ModelParameter... more) {
        return new ParameterTable(
                newModel, Stream.concat(parameters.stream(), Stream.of(more)).toList());
    }

    boolean has(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /** @throws UserException if the model has no parameter of that name */
    ModelParameter parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException("parameter " + name + " of " + model + ": expected "
                        + (parameters.isEmpty()
                                ? "none, since it has none"
                                : parameters.stream()
                                        .map(ModelParameter::name)
                                        .collect(Collectors.joining(", ", "one of ", "")))));
    }
}
