package volley.launcher.sweep;

import java.util.List;
import java.util.stream.Stream;

/**
 * A parameter with the values that it takes in turn.
 *
 * @param option of {@code volley run}, such as {@code --order}
 * @param values as a user types them
 */
public record Axis(String option, List<String> values) {
    /** Every combination of the axes' values, as arguments; the last axis changes fastest. */
    public static List<List<String>> combinations(List<Axis> axes) {
        var combinations = List.of(List.<String>of());
        for (var axis : axes) {
            combinations = combinations.stream()
                    .flatMap(arguments -> axis.values.stream()
                            .map(value -> Stream.concat(arguments.stream(), Stream.of(axis.option, value))
                                    .toList()))
                    .toList();
        }
        return combinations;
    }
}
