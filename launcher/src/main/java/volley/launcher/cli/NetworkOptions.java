package volley.launcher.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.DuplicateOptionAnnotationsException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import volley.partition.UserException;
import volley.simulation.NetworkParameter;
import volley.simulation.NetworkType;

/** The parameters of a network as options of a command. */
final class NetworkOptions {
    /** A command inherits them when all else is there, and would go without. */
    private static final Set<String> OF_EVERY_COMMAND = Set.of("--help", "--version");

    private final NetworkType type;
    private final List<OptionSpec> options = new ArrayList<>();
    private final Map<String, String> typed = new LinkedHashMap<>();

    NetworkOptions(NetworkType type) {
        this.type = type;
        type.parameters().forEach(parameter -> options.add(option(parameter)));
    }

    private OptionSpec option(NetworkParameter parameter) {
        return builder(parameter)
                .paramLabel(parameter.label())
                .setter(new OptionSetter(parameter.option()))
                .build();
    }

    private static OptionSpec.Builder builder(NetworkParameter parameter) {
        String text = parameter.text();
        String stop = text.endsWith(".") ? "" : ".";
        String standard = parameter.defaultText().isEmpty() ? "empty" : parameter.defaultText();
        return OptionSpec.builder(parameter.option())
                .type(String.class)
                .description(NetworkHelp.literal(text + stop + " Default: " + standard + "."));
    }

    /** The parameters of a network as options that take lists. */
    static List<OptionSpec> lists(NetworkType type) {
        return type.parameters().stream()
                .map(parameter -> builder(parameter)
                        .paramLabel(parameter.label() + ",...")
                        .build())
                .toList();
    }

    private final class OptionSetter implements picocli.CommandLine.Model.ISetter {
        private final String option;

        OptionSetter(String option) {
            this.option = option;
        }

        @Override
        public <T> T set(T value) {
            if (value == null) {
                typed.remove(option);
            } else {
                typed.put(option, value.toString());
            }
            return value;
        }
    }

    /** @throws UserException if an option is one of the command's own */
    void addTo(CommandSpec command) {
        add(command, type, options);
    }

    /**
     * Adds options of a network to a command.
     *
     * @throws UserException if an option is one of the command's own
     */
    static void add(CommandSpec command, NetworkType type, List<OptionSpec> options) {
        for (var option : options) {
            if (OF_EVERY_COMMAND.contains(option.longestName())) {
                throw taken(option, type);
            }
            try {
                command.addOption(option);
            } catch (DuplicateOptionAnnotationsException e) {
                throw taken(option, type);
            }
        }
    }

    private static UserException taken(OptionSpec option, NetworkType type) {
        return new UserException("parameter " + option.longestName() + " of network " + type.name()
                + ": the option is Volley's own, expected another name");
    }

    /** The options of a network's parameters, in their order. */
    static List<String> names(NetworkType type) {
        return type.parameters().stream().map(NetworkParameter::option).toList();
    }

    /** Those of the options whose values may have units. */
    static List<String> quantities(NetworkType type) {
        return names(type, parameter -> parameter.unit().isPresent());
    }

    /** Those of the options whose values are texts. */
    static List<String> texts(NetworkType type) {
        return names(type, NetworkParameter::isText);
    }

    private static List<String> names(NetworkType type, Predicate<NetworkParameter> chosen) {
        return type.parameters().stream()
                .filter(chosen)
                .map(NetworkParameter::option)
                .toList();
    }

    List<OptionSpec> options() {
        return options;
    }

    /** What the user gave, by option, in the order given. */
    Map<String, String> typed() {
        return typed;
    }
}
