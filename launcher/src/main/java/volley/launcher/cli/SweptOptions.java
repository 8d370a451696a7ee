package volley.launcher.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import volley.launcher.sweep.Axis;
import volley.launcher.sweep.ValueList;

/** Options of other commands, each with a list of values in place of one. */
final class SweptOptions {
    private SweptOptions() {}

    /**
     * The options of a class under the same names and descriptions.
     *
     * @param names of the options to take over
     */
    static List<OptionSpec> of(Object options, Collection<String> names) {
        return CommandSpec.forAnnotatedObject(options).options().stream()
                .filter(option -> names.contains(option.longestName()))
                .map(SweptOptions::swept)
                .toList();
    }

    private static OptionSpec swept(OptionSpec option) {
        String defaultValue = String.valueOf(option.defaultValue());
        return OptionSpec.builder(option.names())
                .type(String.class)
                .paramLabel(option.paramLabel() + ",...")
                .description(Arrays.stream(option.description())
                        .map(line -> line.replace("${DEFAULT-VALUE}", defaultValue))
                        .toArray(String[]::new))
                .build();
    }

    /**
     * What the user gave, in the order of the names.
     *
     * @param quantities those of the names whose values may have units
     * @param texts those of the names whose values are texts, without ranges
     * @throws volley.partition.UserException if a list or range makes no sense
     */
    static List<Axis> axes(
            CommandSpec command, Collection<String> names, Collection<String> quantities, Collection<String> texts) {
        var parsed = command.commandLine().getParseResult();
        var axes = new ArrayList<Axis>();
        for (String name : names) {
            if (parsed.hasMatchedOption(name)) {
                String text = parsed.matchedOptionValue(name, "");
                var values = texts.contains(name)
                        ? ValueList.texts(text)
                        : quantities.contains(name) ? ValueList.quantities(name, text) : ValueList.parse(name, text);
                axes.add(new Axis(name, values));
            }
        }
        return axes;
    }
}
