package volley.launcher.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parameter with the values that it takes in turn.
 *
 * @param option of the command line, such as {@code --order}
 * @param values as a user types them
 */
public record Axis(String option, List<String> values) {
    /** Every combination of the axes' values, by option in the order of the axes; the last axis changes fastest. */
    public static List<Map<String, String>> combinations(List<Axis> axes) {
        var combinations = List.of(Map.<String, String>of());
        for (var axis : axes) {
            combinations = combinations.stream()
                    .flatMap(shorter -> axis.values.stream().map(value -> axis.added(shorter, value)))
                    .toList();
        }
        return combinations;
    }

    private Map<String, String> added(Map<String, String> combination, String value) {
        var longer = new LinkedHashMap<>(combination);
        longer.put(option, value);
        return longer;
    }
}
