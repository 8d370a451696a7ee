package volley.launcher.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import volley.launcher.ExitStatus;
import volley.launcher.Terminal;
import volley.launcher.network.NetworkSource;
import volley.launcher.report.TheoryTable;
import volley.launcher.sweep.Axis;
import volley.partition.UserException;

/** {@code volley theory NETWORK}. */
@Command(
        footer = {
            "",
            "Every option takes lists and ranges, such as 250,500,1000..3000:1000 or 4:6:0.5, and the table has rows for each combination.",
            "Mean mu and fluctuation sigma of the potential are those that it had without threshold."
        })
final class TheoryNetworkCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final NetworkSource source;

    @Spec
    private CommandSpec spec;

    private TheoryNetworkCommand(Terminal terminal, NetworkSource source) {
        this.terminal = terminal;
        this.source = source;
    }

    static CommandLine commandLine(Terminal terminal, NetworkSource source) {
        var commandLine = new CommandLine(new TheoryNetworkCommand(terminal, source));
        var spec = commandLine.getCommandSpec();
        spec.usageMessage().description(NetworkHelp.literal(source.type().description()));
        var own = NetworkOptions.lists(source.type());
        NetworkOptions.add(spec, source.type(), own);
        return NetworkHelp.arrange(commandLine, source.type().name(), own);
    }

    @Override
    public Integer call() {
        var type = source.type();
        var axes = SweptOptions.axes(
                spec, NetworkOptions.names(type), NetworkOptions.quantities(type), NetworkOptions.texts(type));
        var table = new TheoryTable(type);
        for (var typed : Axis.combinations(axes)) {
            var network = source.create(typed);
            table.add(network, source.placed(network).theory());
        }
        if (!table.hasTheory()) {
            throw new UserException("network " + type.name()
                    + " has no theory: expected one that predicts the rates of its populations");
        }
        table.print(terminal.out());
        return ExitStatus.OK;
    }
}
