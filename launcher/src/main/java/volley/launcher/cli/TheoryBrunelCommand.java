package volley.launcher.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import volley.launcher.ExitStatus;
import volley.launcher.Terminal;
import volley.launcher.brunel.BrunelParameters;
import volley.launcher.brunel.BrunelTheory;
import volley.launcher.sweep.Axis;

/** {@code volley theory brunel}. */
@Command(
        name = "brunel",
        description = {
            "Shows the stationary rate of the network of Brunel (2000) by Siegert's formula.",
            "It is the same for both populations. Mean and fluctuation of the potential are those that it",
            "had without threshold."
        },
        footer = {
            "",
            "Every option takes lists and ranges, and a row of the table is shown for each combination:",
            "  volley theory brunel --order 250,500,1000..3000:1000 --g 4:6:0.5"
        })
final class TheoryBrunelCommand implements Callable<Integer> {
    private static final List<String> OPTIONS = List.of("--order", "--g", "--eta", "--epsilon", "--J");

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    private TheoryBrunelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine commandLine(Terminal terminal) {
        var commandLine = new CommandLine(new TheoryBrunelCommand(terminal));
        SweptOptions.add(commandLine.getCommandSpec(), new BrunelOptions(), OPTIONS);
        return commandLine;
    }

    @Override
    public Integer call() {
        var points = Axis.combinations(SweptOptions.axes(spec, OPTIONS)).stream()
                .map(arguments ->
                        SweptOptions.fill(new BrunelOptions(), arguments).parameters())
                .toList();
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%8s %7s %7s %7s %7s  %15s %8s %10s%n",
                        "order",
                        "g",
                        "eta",
                        "epsilon",
                        "J (mV)",
                        "rate (spikes/s)",
                        "mu (mV)",
                        "sigma (mV)");
        points.forEach(this::print);
        terminal.out().flush();
        return ExitStatus.OK;
    }

    private void print(BrunelParameters point) {
        var theory = BrunelTheory.of(point);
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%8d %7s %7s %7s %7s  %15.2f %8.2f %10.2f%n",
                        point.order(),
                        BrunelParameters.text(point.g()),
                        BrunelParameters.text(point.eta()),
                        BrunelParameters.text(point.epsilon()),
                        BrunelParameters.text(point.jMillivolts()),
                        theory.rateHertz(),
                        theory.meanMillivolts(),
                        theory.sigmaMillivolts());
    }
}
