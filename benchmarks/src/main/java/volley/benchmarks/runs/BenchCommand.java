package volley.benchmarks.runs;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import volley.launcher.Machine;

/** {@code scripts/bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures whole runs of Volley, cold and steady, beside those of a scalar loop that simulates the same network.",
            "Cold is a process that simulates one biological second; steady one that makes 1.25e9 neuron updates, at least",
            "a second. Prints median, minimum and maximum of the repetitions, and writes bench.md and bench.json."
        },
        footer = {
            "",
            "ns/event and ns/update are core-nanoseconds per synaptic event and per neuron and step.",
            "scripts/bench micro [JMH OPTIONS] runs the JMH benchmarks."
        })
public final class BenchCommand implements Callable<Integer> {
    private static final int LARGEST_RUN_MS = 100;

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
            description = "How Volley keeps synapses. Default: ${DEFAULT-VALUE}.")
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
    private String scale;

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

    /** Exits with 0 if all runs ended well. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchCommand())
                .addSubcommand(new CommandLine(new MicroCommand())
                        .setUnmatchedOptionsArePositionalParams(true)
                        .setStopAtPositional(true))
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        require(repetitions >= 1, "--repetitions " + repetitions + ": expected 1 or more");
        require(
                !(targets && microcircuit),
                "--targets and --microcircuit: expected one of them, the targets have both");
        require(!targets || scale.equals("1"), "--targets with --scale " + scale + ": expected the full scale");
        var report = microcircuit ? microcircuitReport() : brunelReport();
        report.writeTo(out);
        System.out.print(report.markdown());
        return 0;
    }

    private void require(boolean met, String what) {
        if (!met) {
            throw new ParameterException(spec.commandLine(), what);
        }
    }

    /** Each repetition has a seed of its own. */
    private Report microcircuitReport() throws Exception {
        var table = MicrocircuitRecipe.table(microcircuits());
        var host = Host.describe(home, threads);
        host.put("JVM options of the plain program", String.join(" ", MicrocircuitRecipe.PLAIN_JVM_OPTIONS));
        return new Report(host, List.of(), Map.of("Microcircuit", table));
    }

    private List<MicrocircuitRecipe.Series> microcircuits() throws Exception {
        return new MicrocircuitRecipe(home, scale, measuredMs, repetitions, threads, new PrintWriter(System.err, true))
                .measure();
    }

    private Report brunelReport() throws Exception {
        var measured = new ArrayList<>(orders);
        if (targets) {
            Targets.ORDERS.stream().filter(order -> !measured.contains(order)).forEach(measured::add);
        }
        var progress = new PrintWriter(System.err, true);
        var volley = new Program.Volley(home, List.of("--store", store));
        var host = Host.describe(home, threads);
        var protocol = new Protocol(List.of(volley, new Program.Scalar()), threads, repetitions, progress);
        var series = protocol.measure(measured.stream().sorted().toList(), largestScalar);
        var further = new LinkedHashMap<String, List<String>>();
        if (targets) {
            var microcircuits = microcircuits();
            further.put("Microcircuit", MicrocircuitRecipe.table(microcircuits));
            further.put("Targets", targetsTable(series, microcircuits));
            host.put("JVM options of the plain program", String.join(" ", MicrocircuitRecipe.PLAIN_JVM_OPTIONS));
        }
        return new Report(host, series, further);
    }

    private List<String> targetsTable(List<Protocol.Series> series, List<MicrocircuitRecipe.Series> microcircuits)
            throws Exception {
        var volley = new Program.Volley(home, List.of("--record", "none"));
        var compact = new Program.Volley(home, List.of("--record", "none", "--store", "compact"));
        var huge = List.of(volley.run(Targets.HUGE, LARGEST_RUN_MS, threads));
        var hugeCompact = List.of(compact.run(Targets.HUGE, LARGEST_RUN_MS, threads));
        var largestRuns = largest == null ? List.<Run>of() : List.of(volley.run(largest, LARGEST_RUN_MS, threads));
        return Targets.table(series, microcircuits, huge, hugeCompact, largestRuns);
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
