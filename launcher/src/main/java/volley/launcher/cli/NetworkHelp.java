package volley.launcher.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command on a network: the network's own parameters first, under a heading, then the options of all. */
final class NetworkHelp {
    private NetworkHelp() {}

    /**
     * Arranges a command's help.
     *
     * @param parameters the options that are the network's own
     */
    static CommandLine arrange(CommandLine command, String network, List<OptionSpec> parameters) {
        command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
        var sections = command.getHelpSectionMap();
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "");
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> {
            var others = help.commandSpec().options().stream()
                    .filter(option -> !parameters.contains(option))
                    .toList();
            String own = parameters.isEmpty() ? "" : "%nParameters of " + network + ":%n";
            return own.formatted()
                    + list(help, parameters)
                    + "%nOptions of every network:%n".formatted()
                    + list(help, others);
        });
        return command;
    }

    /** A text that the help shows as it is, not as a format with variables. */
    static String literal(String text) {
        return text.replace("%", "%%").replace("$", "$$");
    }

    private static String list(Help help, List<OptionSpec> options) {
        var layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
        layout.addAllOptions(options, help.createDefaultParamLabelRenderer());
        return layout.toString();
    }
}
