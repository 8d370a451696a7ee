package volley.results;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run is called where it is shown.
 *
 * @param network its name
 * @param parameters such as {@code order 2500, g 5, delay 1.5 ms}; may be empty
 */
public record RunTitle(String network, String parameters) {
    public static RunTitle of(RunRecord run) {
        return of(run.network(), run.parameters());
    }

    /** @param parameters by key, as {@code run.json} has them */
    public static RunTitle of(String network, Map<String, Object> parameters) {
        return new RunTitle(
                network,
                parameters.entrySet().stream()
                        .map(parameter -> ParameterName.of(parameter.getKey()).with(parameter.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    /** Both in one line. */
    @Override
    public String toString() {
        return parameters.isEmpty() ? network : network + ": " + parameters;
    }
}
