package volley.launcher.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code volley run NETWORK}: the networks that are there by name, each a command with its own parameters. */
@Command(
        name = "run",
        description = "Builds a network, simulates it, and writes its results to a folder.",
        synopsisSubcommandLabel = "NETWORK",
        commandListHeading = "%nNetworks:%n",
        footer = {
            "",
            "For example, the network of Brunel (2000) with 5,000 neurons for two seconds:",
            "  volley run brunel --order 1000 --simtime \"2 s\"",
            "The parameters of a network: volley help run brunel"
        })
final class RunCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "run: expected a network, such as: volley run brunel");
    }
}
