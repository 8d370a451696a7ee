package volley.benchmarks.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import volley.benchmarks.microcircuit.MeasuredMicrocircuit;
import volley.benchmarks.microcircuit.PlainMicrocircuit;
import volley.partition.UserException;

/**
 * Measures the microcircuit as those who compare simulators do: warm-up discarded, then some seconds without recording,
 * over seeds. Volley and the plain program take turns, so that what else the machine does falls on both.
 *
 * @param scale of neurons and in-degrees
 * @param measuredMs biological time after the warm-up
 * @param seeds 1 and on
 */
record MicrocircuitRecipe(Path home, String scale, int measuredMs, int seeds, int threads, PrintWriter progress) {
    private static final int WARMUP_MS = 500;
    private static final List<String> DRIVES = List.of("dc", "poisson");
    private static final String VOLLEY = "volley";
    private static final String PLAIN = "plain program";

    /** Steps of 0.1 ms are counted in an int. */
    private static final int MOST_MEASURED_MS = Integer.MAX_VALUE / 10 - WARMUP_MS;

    private static final double MEBI = 1 << 20;

    /** As Volley's, but for what its own loops need. */
    private static final List<String> PLAIN_JVM_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xmn24m",
            "-XX:MaxRAMPercentage=85",
            "-XX:-UsePerfData",
            "-XX:+UseTransparentHugePages");

    /** All runs of a program with a drive. */
    record Series(String drive, String program, List<Run> runs) {}

    /** What there is to measure, without runs yet. */
    static List<Series> plan() {
        return DRIVES.stream()
                .flatMap(
                        drive -> Stream.of(VOLLEY, PLAIN).map(program -> new Series(drive, program, new ArrayList<>())))
                .toList();
    }

    /** Runs everything, and adds each run to its series once it has ended. */
    void measure(List<Series> all) throws IOException, InterruptedException {
        for (String drive : DRIVES) {
            for (int seed = 1; seed <= seeds; seed++) {
                progress.printf("microcircuit, drive %s, seed %d of %d%n", drive, seed, seeds);
                for (var series :
                        all.stream().filter(s -> s.drive.equals(drive)).toList()) {
                    series.runs.add(run(series.program, drive, seed));
                }
            }
        }
    }

    /**
     * Refuses what one of the programs would refuse.
     *
     * @throws UserException if there is no such network, or too many neurons for a thread of the plain program
     */
    void check() {
        if (measuredMs < 1 || measuredMs > MOST_MEASURED_MS) {
            throw new UserException("--measured " + measuredMs + ": expected 1 to " + MOST_MEASURED_MS);
        }
        PlainMicrocircuit.check(PlainMicrocircuit.network(DRIVES.getFirst(), scale), threads);
    }

    /** What is measured, by name. */
    Map<String, String> describe() {
        var description = new LinkedHashMap<String, String>();
        description.put("scale of the microcircuit", scale);
        description.put("warm-up of the microcircuit, ms", Integer.toString(WARMUP_MS));
        description.put("measured time of the microcircuit, ms", Integer.toString(measuredMs));
        description.put("seeds of the microcircuit", seeds == 1 ? "1" : "1 to " + seeds);
        description.put("JVM options of the plain program", String.join(" ", PLAIN_JVM_OPTIONS));
        return description;
    }

    static List<String> table(List<Series> all) {
        return Report.table(
                Stream.of("drive", "program", "RTF", "build, s", "ns/event", "ns/update", "peak, MiB", "process, s"),
                all.stream().map(MicrocircuitRecipe::row));
    }

    private static Stream<String> row(Series series) {
        var runs = series.runs;
        return Stream.of(
                series.drive,
                series.program,
                Spread.of(runs, Run::realTimeFactor).toString(),
                Spread.of(runs, Run::buildSeconds).toString(),
                Spread.of(runs, Run::nanosPerEvent).toString(),
                Spread.of(runs, Run::nanosPerUpdate).toString(),
                Spread.of(runs, run -> run.peakBytes() / MEBI).toString(),
                Spread.of(runs, Run::wallSeconds).toString());
    }

    private Run run(String program, String drive, int seed) throws IOException, InterruptedException {
        var finished = Processes.run(program.equals(VOLLEY) ? volley(drive, seed) : plain(drive, seed));
        var record = (ObjectNode) new ObjectMapper().readTree(finished.output());
        record.put("seed", seed);
        progress.printf(
                Locale.ROOT,
                "  %s: real-time factor %.3f%n",
                program,
                record.get("real_time_factor").asDouble());
        return new Run(program, 0, measuredMs, finished.seconds(), record);
    }

    /** Started as users start a program of their own. */
    private List<String> volley(String drive, int seed) {
        var source = home.resolve("benchmarks/src/main/java")
                .resolve(MeasuredMicrocircuit.class.getName().replace('.', '/') + ".java");
        return List.of(
                Program.Volley.script(home),
                "exec",
                "--threads",
                Integer.toString(threads),
                "--seed",
                Integer.toString(seed),
                source.toString(),
                drive,
                scale,
                Integer.toString(WARMUP_MS),
                Integer.toString(measuredMs));
    }

    private List<String> plain(String drive, int seed) {
        return Processes.java(
                PLAIN_JVM_OPTIONS,
                PlainMicrocircuit.class,
                drive,
                scale,
                Integer.toString(WARMUP_MS),
                Integer.toString(measuredMs),
                Integer.toString(threads),
                Integer.toString(seed));
    }
}
