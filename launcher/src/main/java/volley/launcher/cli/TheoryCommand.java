package volley.launcher.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code volley theory NETWORK}. */
@Command(
        name = "theory",
        description = "Shows what theory predicts of a network, without simulating it.",
        synopsisSubcommandLabel = "NETWORK",
        commandListHeading = "%nNetworks:%n")
final class TheoryCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "theory: expected a network, such as: volley theory brunel");
    }
}
