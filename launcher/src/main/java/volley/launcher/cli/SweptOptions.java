package volley.launcher.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import volley.launcher.sweep.Axis;
import volley.launcher.sweep.ValueList;

/** The options of another command, each with a list of values in place of one. */
final class SweptOptions {
    private SweptOptions() {}

    /**
     * Gives a command the options of a class under the same names and descriptions.
     *
     * @param names of the options to take over
     */
    static void add(CommandSpec command, Object options, List<String> names) {
        CommandSpec.forAnnotatedObject(options).options().stream()
                .filter(option -> names.contains(option.longestName()))
                .forEach(option -> command.addOption(swept(option)));
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
     * @throws volley.partition.UserException if a list or range makes no sense
     */
    static List<Axis> axes(CommandSpec command, List<String> names) {
        var parsed = command.commandLine().getParseResult();
        var axes = new ArrayList<Axis>();
        for (String name : names) {
            if (parsed.hasMatchedOption(name)) {
                axes.add(new Axis(name, ValueList.parse(name, parsed.matchedOptionValue(name, ""))));
            }
        }
        return axes;
    }

    /** Fills an options object as the command that has it would, from arguments of one combination. */
    static <T> T fill(T options, List<String> arguments) {
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments.toArray(String[]::new));
        return options;
    }
}
