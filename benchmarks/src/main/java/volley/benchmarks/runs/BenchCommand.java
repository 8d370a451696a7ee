package volley.benchmarks.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import volley.launcher.ExitStatus;
import volley.launcher.Failure;
import volley.launcher.Machine;
import volley.networks.Networks;
import volley.partition.NumberText;
import volley.results.Version;

/** {@code scripts/bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures whole runs of Volley, cold and steady, beside those of a scalar loop that simulates the same network.",
            "Cold is a process that simulates one biological second; steady one that makes 1.25e9 neuron updates, at least",
            "a second. Prints median, minimum and maximum of the repetitions, and writes bench.md and bench.json, also of what",
            "has ended when a later run fails or is interrupted."
        },
        footer = {
            "",
            "ns/event and ns/update are core-nanoseconds per synaptic event and per neuron and step.",
            "scripts/bench micro [JMH OPTIONS] runs the JMH benchmarks."
        })
public final class BenchCommand implements Callable<Integer> {
    private static final List<String> STORES = List.of("auto", "list", "bitmap", "compact");

    /** How long an interrupted run, or one that has begun meanwhile, and writing may take in all: 10 s. */
    private static final int LOOK_MILLIS = 50;

    private static final int MOST_LOOKS = 200;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--orders",
            split = ",",
            defaultValue = "100,2500",
            paramLabel = "N",
            description = "Sizes of the network. Default: ${DEFAULT-VALUE}.")
    private List<Integer> orders;

    @Option(
            names = "--repetitions",
            defaultValue = "3",
            paramLabel = "N",
            description = "How often to do it all. Default: ${DEFAULT-VALUE}.")
    private int repetitions;

    @Option(names = "--threads", paramLabel = "N", description = "Default: one for each processor.")
    private int threads = Machine.processors();

    @Option(
            names = "--largest-scalar",
            defaultValue = "20000",
            paramLabel = "N",
            description = "Order beyond which the scalar loop is left out. Default: ${DEFAULT-VALUE}.")
    private int largestScalar;

    @Option(
            names = "--store",
            defaultValue = "auto",
            paramLabel = "NAME",
            description = "How Volley keeps synapses: auto, list, bitmap or compact. Default: ${DEFAULT-VALUE}.")
    private String store;

    @Option(
            names = "--targets",
            description = "Measure what the table of targets has as well, the microcircuit too, and print it.")
    private boolean targets;

    @Option(
            names = "--largest",
            paramLabel = "N",
            description = "With --targets: also run this order once, for 100 ms.")
    private Integer largest;

    @Option(
            names = "--microcircuit",
            description = "Measure the cortical microcircuit instead, steady after 500 ms, beside a plain program.")
    private boolean microcircuit;

    @Option(
            names = "--scale",
            defaultValue = "1",
            paramLabel = "X",
            description =
                    "With --microcircuit: neurons and in-degrees relative to the full model. Default: ${DEFAULT-VALUE}.")
    private double scale;

    @Option(
            names = "--measured",
            defaultValue = "10000",
            paramLabel = "MS",
            description = "Of the microcircuit: biological time in ms. Default: ${DEFAULT-VALUE}.")
    private int measuredMs;

    @Option(
            names = "--out",
            defaultValue = "results/bench",
            paramLabel = "FOLDER",
            description = "Where the report goes. Default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--home", hidden = true, defaultValue = ".")
    private Path home;

    private BenchCommand() {}

    /** Exits with 0 if all runs ended well, with 2 if what is asked for cannot be, else with 1. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var commandLine = new CommandLine(new BenchCommand());
        commandLine.getCommandSpec().version("volley " + Version.current());
        commandLine.addSubcommand(new CommandLine(new MicroCommand())
                .setUnmatchedOptionsArePositionalParams(true)
                .setStopAtPositional(true));
        commandLine.setParameterExceptionHandler((exception, arguments) -> {
            String message = exception.getMessage().lines().findFirst().orElse("");
            exception.getCommandLine().getErr().println("bench: " + message);
            return ExitStatus.USER_ERROR;
        });
        commandLine.setExecutionExceptionHandler((exception, command, arguments) -> {
            var failure = Failure.of(exception);
            command.getErr().println("bench: " + failure.message());
            failure.bug().ifPresent(bug -> bug.printStackTrace(command.getErr()));
            return failure.status();
        });
        return commandLine;
    }

    @Override
    public Integer call() throws Exception {
        var progress = spec.commandLine().getErr();
        var recipe = new MicrocircuitRecipe(home, NumberText.of(scale), measuredMs, repetitions, threads, progress);
        checkOptions(recipe);
        var programs = List.<Program>of(new Program.Volley(home, List.of("--store", store)), new Program.Scalar());
        var protocol = new Protocol(programs, threads, repetitions, progress);
        var series = microcircuit ? List.<Protocol.Series>of() : protocol.plan(allOrders(), largestScalar);
        var microcircuits = microcircuit || targets ? MicrocircuitRecipe.plan() : List.<MicrocircuitRecipe.Series>of();
        var aims = new Targets();
        var host = Host.describe(home, threads);
        if (!microcircuit) {
            host.put("store of Volley", store);
        }
        if (microcircuit || targets) {
            host.putAll(recipe.describe());
        }
        var written = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endRuns(written)));
        try {
            protocol.measure(series);
            recipe.measure(microcircuits);
            if (targets) {
                aims.measure(home, threads, largest);
            }
        } catch (IOException e) {
            host.put("ended early", Failure.of(e).message());
            throw e;
        } finally {
            var further =
                    targets ? Map.of("Targets", aims.table(series, microcircuits)) : Map.<String, List<String>>of();
            var report = new Report(host, series, microcircuits, further);
            spec.commandLine().getOut().print(report.markdown());
            spec.commandLine().getOut().flush();
            try {
                report.writeTo(out);
            } finally {
                written.countDown();
            }
        }
        return ExitStatus.OK;
    }

    /** Where this process is to end, too, what has been measured is written first. */
    private static void endRuns(CountDownLatch written) {
        try {
            int looks = 0;
            do {
                ProcessHandle.current().children().forEach(ProcessHandle::destroy);
            } while (!written.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && ++looks < MOST_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Integer> allOrders() {
        return Stream.concat(orders.stream(), targets ? Targets.ORDERS.stream() : Stream.of())
                .distinct()
                .sorted()
                .toList();
    }

    /** Refuses whatever a run would refuse, or no run would look at: runs take half an hour. */
    private void checkOptions(MicrocircuitRecipe recipe) {
        require(
                !(targets && microcircuit),
                "--targets and --microcircuit: expected one of them, the targets have both");
        requireUse(microcircuit || targets, "with --microcircuit or --targets", "--scale", "--measured");
        requireUse(targets, "with --targets", "--largest");
        requireUse(!microcircuit, "without --microcircuit", "--orders", "--store", "--largest-scalar");
        require(!targets || scale == 1, "--targets with --scale " + NumberText.of(scale) + ": expected the full scale");
        require(repetitions >= 1, "--repetitions " + repetitions + ": expected 1 or more");
        require(threads >= 1, "--threads " + threads + ": expected 1 or more");
        require(largestScalar >= 0, "--largest-scalar " + largestScalar + ": expected 0 or more");
        require(STORES.contains(store), "--store " + store + ": expected " + String.join(", ", STORES));
        Stream.concat(orders.stream(), Stream.ofNullable(largest))
                .forEach(order -> Networks.named("brunel").orElseThrow().create(Map.of("--order", order.toString())));
        if (microcircuit || targets) {
            recipe.check();
        }
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            require(false, "--out " + out + ": expected a folder, or a name for one where it can be made");
        }
        require(Files.isWritable(out), "--out " + out + ": expected a folder that can be written to");
    }

    private void require(boolean met, String what) {
        if (!met) {
            throw new ParameterException(spec.commandLine(), what);
        }
    }

    private void requireUse(boolean used, String when, String... options) {
        for (String option : options) {
            boolean given = spec.commandLine().getParseResult().hasMatchedOption(option);
            require(used || !given, option + ": expected " + when);
        }
    }

    /** {@code scripts/bench micro}. */
    @Command(name = "micro", description = "Runs the JMH benchmarks; see micro -h for their options.")
    private static final class MicroCommand implements Callable<Integer> {
        @Parameters(arity = "0..*")
        private List<String> options = List.of();

        @Override
        public Integer call() throws Exception {
            org.openjdk.jmh.Main.main(options.toArray(String[]::new));
            return 0;
        }
    }
}
