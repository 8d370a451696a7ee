package volley.launcher.cli;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import volley.launcher.network.NetworkSource;
import volley.networks.Networks;

/**
 * A command that takes a network, {@code volley run NETWORK|FILE.java ...}: each network is a command of its own below it,
 * with its parameters as options.
 */
@Command(synopsisSubcommandLabel = "NETWORK|FILE.java", commandListHeading = "%nNetworks:%n")
final class NetworkCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private NetworkCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                spec.name() + ": expected a network, such as: volley " + spec.name() + " "
                        + Networks.names().iterator().next());
    }

    /**
     * The command.
     *
     * @param words of the command line behind its name: only the network that they name is made, if they name one
     * @param own makes the command of a network
     * @throws volley.partition.UserException if there is no such network, or its source does not compile
     */
    static CommandLine of(
            String name,
            String description,
            List<String> footer,
            List<String> words,
            Function<NetworkSource, CommandLine> own) {
        var commandLine = new CommandLine(new NetworkCommand());
        commandLine.setCommandName(name);
        commandLine.getCommandSpec().usageMessage().description(description).footer(footer.toArray(String[]::new));
        boolean named = !words.isEmpty() && !words.getFirst().startsWith("-");
        for (String network : named ? Set.of(words.getFirst()) : Networks.names()) {
            commandLine.addSubcommand(network, own.apply(NetworkSource.of(network)));
        }
        return commandLine;
    }
}
