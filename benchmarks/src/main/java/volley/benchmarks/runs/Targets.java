package volley.benchmarks.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import volley.benchmarks.runs.Protocol.Kind;
import volley.benchmarks.runs.Protocol.Series;

/**
 * What Volley aims at on a machine of two cores, beside what it reaches. NEST's figures are those of NEST 3.10 with two
 * threads, compiled with {@code -O3 -march=native}, measured once on such a machine.
 *
 * @param huge runs of order {@link #HUGE}
 * @param compact the same with {@code --store compact}
 * @param largest runs of the largest order that was tried, perhaps none
 */
record Targets(List<Run> huge, List<Run> compact, List<Run> largest) {
    /** The orders that the table is about. */
    static final List<Integer> ORDERS = List.of(100, 2500, 10_000);

    /** The order whose wiring is judged. */
    static final int LARGE = 10_000;

    /** The order whose memory is judged, beside which the JVM itself takes little. */
    static final int HUGE = 20_000;

    private static final int LARGE_RUN_MS = 100;
    private static final String NOTHING = "-";

    private record Aim(String what, String nest, String reach, int order, Kind kind, ToDoubleFunction<Run> figure) {}

    private static final List<Aim> AIMS = List.of(
            new Aim("order 2500, 1 s, whole process cold, s", "11-12.7", "0.75", 2500, Kind.COLD, Run::wallSeconds),
            new Aim("order 2500, 10 s, RTF", "8.6", "0.12", 2500, Kind.STEADY, Run::realTimeFactor),
            new Aim("order 10000, 1 s, whole process cold, s", "210", "1.8", LARGE, Kind.COLD, Run::wallSeconds),
            new Aim("order 10000, 2.5 s, RTF", "156", "0.6", LARGE, Kind.STEADY, Run::realTimeFactor),
            new Aim("order 100, 250 s, RTF", "0.144", "0.010", 100, Kind.STEADY, Run::realTimeFactor),
            new Aim("wiring, million synapses/s", "8", "350", LARGE, Kind.COLD, Run::millionSynapsesPerSecond));

    /** Real-time factors of the microcircuit by its drive: NEST's, and what Volley is to reach. */
    private static final Map<String, List<String>> MICROCIRCUIT =
            Map.of("dc", List.of("91-96", "0.85"), "poisson", List.of(NOTHING, "1.15"));

    /** Without runs yet. */
    Targets() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /**
     * Runs what no series has, and adds each run once it has ended.
     *
     * @param order the largest to try; null if none is
     */
    void measure(Path home, int threads, Integer order) throws IOException, InterruptedException {
        var volley = new Program.Volley(home, List.of("--record", "none"));
        huge.add(volley.run(HUGE, LARGE_RUN_MS, threads));
        compact.add(new Program.Volley(home, List.of("--record", "none", "--store", "compact"))
                .run(HUGE, LARGE_RUN_MS, threads));
        if (order != null) {
            largest.add(volley.run(order, LARGE_RUN_MS, threads));
        }
    }

    /** The table; a dash stands for what was not measured. */
    List<String> table(List<Series> series, List<MicrocircuitRecipe.Series> microcircuits) {
        var rows = new ArrayList<Stream<String>>();
        for (var aim : AIMS) {
            rows.add(Stream.of(
                    aim.what,
                    aim.nest,
                    spread(runs(series, "scalar loop", aim), aim.figure),
                    aim.reach,
                    spread(runs(series, "volley", aim), aim.figure)));
        }
        for (var volley : of(microcircuits, "volley")) {
            var known = MICROCIRCUIT.get(volley.drive());
            var plain = of(microcircuits, "plain program").stream()
                    .filter(other -> other.drive().equals(volley.drive()))
                    .flatMap(other -> other.runs().stream())
                    .toList();
            rows.add(Stream.of(
                    "microcircuit, " + volley.drive() + ", RTF",
                    known.getFirst(),
                    spread(plain, Run::realTimeFactor),
                    known.getLast(),
                    spread(volley.runs(), Run::realTimeFactor)));
        }
        rows.add(row("peak of the process, order 20000, bytes a synapse", "40", "1.5", huge, Run::peakBytesPerSynapse));
        rows.add(row("tables, order 20000", NOTHING, "1.4", huge, Run::tableBytesPerSynapse));
        rows.add(row(
                "peak of the process, order 20000, --store compact",
                NOTHING,
                "1.05",
                compact,
                Run::peakBytesPerSynapse));
        rows.add(row("tables, order 20000, --store compact", NOTHING, NOTHING, compact, Run::tableBytesPerSynapse));
        for (var run : largest) {
            rows.add(Stream.of(
                    "largest order, 100 ms",
                    "14,000 in 20 GiB",
                    NOTHING,
                    "70,000 in 20 GiB",
                    "%,d in %.1f GiB; build %.0f s, RTF %.1f"
                            .formatted(
                                    run.order(),
                                    run.peakBytes() / (1L << 30),
                                    run.buildSeconds(),
                                    run.realTimeFactor())));
        }
        return Report.table(Stream.of("", "NEST", "plain program", "aim", "Volley"), rows.stream());
    }

    private static Stream<String> row(
            String what, String nest, String reach, List<Run> runs, ToDoubleFunction<Run> figure) {
        return Stream.of(what, nest, NOTHING, reach, spread(runs, figure));
    }

    private static List<MicrocircuitRecipe.Series> of(List<MicrocircuitRecipe.Series> microcircuits, String program) {
        return microcircuits.stream().filter(s -> s.program().equals(program)).toList();
    }

    private static List<Run> runs(List<Series> series, String program, Aim aim) {
        return Report.of(series, program, aim.kind)
                .filter(s -> s.order() == aim.order)
                .flatMap(s -> s.runs().stream())
                .toList();
    }

    private static String spread(List<Run> runs, ToDoubleFunction<Run> figure) {
        return runs.isEmpty() ? NOTHING : Spread.of(runs, figure).toString();
    }
}
