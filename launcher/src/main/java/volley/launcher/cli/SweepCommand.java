package volley.launcher.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code volley sweep NETWORK}. */
@Command(
        name = "sweep",
        description = "Simulates a network for all combinations of lists of parameters, and compares what comes out.",
        synopsisSubcommandLabel = "NETWORK",
        commandListHeading = "%nNetworks:%n",
        footer = {
            "",
            "For example, how rate, time and memory change with the size of the network:",
            "  volley sweep brunel --order 100,250,500..2500:500"
        })
final class SweepCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "sweep: expected a network, such as: volley sweep brunel");
    }
}
