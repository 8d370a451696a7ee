package volley.simulation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import volley.partition.UserException;

/** A kind of network: its name, what it is, and its parameters, as a record that is a {@link Network} declares them. */
public final class NetworkType {
    private final String name;
    private final Class<? extends Network> type;
    private final List<NetworkParameter> parameters;
    private final List<Method> accessors;

    private NetworkType(String name, Class<? extends Network> type, List<NetworkParameter> parameters) {
        this.name = name;
        this.type = type;
        this.parameters = parameters;
        accessors = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .toList();
        accessors.forEach(accessor -> accessor.setAccessible(true));
    }

    /**
     * The type that a record is.
     *
     * @param name what users and files call it
     * @throws UserException if it is no record, or a component is no parameter or has a default that is none
     */
    public static NetworkType of(String name, Class<? extends Network> type) {
        if (!type.isRecord()) {
            throw new UserException("network " + type.getName() + " is no record: expected a record of its parameters");
        }
        var parameters = Arrays.stream(type.getRecordComponents())
                .map(component -> NetworkParameter.of(type, component))
                .toList();
        requireDifferent(parameters, NetworkParameter::option);
        requireDifferent(parameters, NetworkParameter::key);
        parameters.forEach(parameter -> parameter.parse(parameter.defaultText()));
        return new NetworkType(name, type, parameters);
    }

    private static void requireDifferent(List<NetworkParameter> parameters, Function<NetworkParameter, String> name) {
        parameters.stream()
                .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.counting()))
                .forEach((shared, count) -> {
                    if (count > 1) {
                        throw new UserException("parameter " + shared + " twice: expected names that differ");
                    }
                });
    }

    /** What users and files call it. */
    public String name() {
        return name;
    }

    /** What it is, in a line; empty if its record does not say. */
    public String description() {
        var description = type.getAnnotation(Description.class);
        return description == null ? "" : description.value();
    }

    /** In the order of the record. */
    public List<NetworkParameter> parameters() {
        return parameters;
    }

    /**
     * A network with what a user typed.
     *
     * @param typed values by option; the others have their defaults
     * @throws UserException if a value is none, or the record's constructor refuses it
     */
    public Network create(Map<String, String> typed) {
        return construct(parameter -> parameter.parse(typed.getOrDefault(parameter.option(), parameter.defaultText())));
    }

    /**
     * A network with the values that a file holds.
     *
     * @param held by key; all of them
     * @throws UserException if one is missing, is of no parameter or no value of its own, or the record's constructor
     *     refuses it
     */
    public Network restore(Map<String, Object> held) {
        for (String key : held.keySet()) {
            if (parameters.stream().noneMatch(parameter -> parameter.key().equals(key))) {
                throw new UserException("network " + name + " has no parameter " + key + ": expected "
                        + parameters.stream().map(NetworkParameter::key).collect(Collectors.joining(", ")));
            }
        }
        return construct(parameter -> parameter.fromFile(held.get(parameter.key())));
    }

    private Network construct(Function<NetworkParameter, Object> value) {
        var values = parameters.stream().map(value).toArray();
        try {
            return constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            throw refusal(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has a constructor of its components", e);
        }
    }

    private Constructor<? extends Network> constructor() throws NoSuchMethodException {
        var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor;
    }

    /** Whatever a record's constructor throws, it refuses its values: in one line. */
    private UserException refusal(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        return new UserException((thrown instanceof UserException ? "" : "network " + name + ": ")
                + message.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    /** The values of a network's parameters as files hold them, by key, in order. */
    public Map<String, Object> values(Network network) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < accessors.size(); i++) {
            try {
                var parameter = parameters.get(i);
                values.put(parameter.key(), parameter.toFile(accessors.get(i).invoke(network)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a record has an accessor of each component", e);
            }
        }
        return values;
    }
}
