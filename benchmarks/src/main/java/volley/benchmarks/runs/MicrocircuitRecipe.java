package volley.benchmarks.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import volley.benchmarks.microcircuit.MeasuredMicrocircuit;
import volley.benchmarks.microcircuit.PlainMicrocircuit;

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
    private static final double MEBI = 1 << 20;

    /** As Volley's, but for what its own loops need. */
    static final List<String> PLAIN_JVM_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xmn24m",
            "-XX:MaxRAMPercentage=85",
            "-XX:-UsePerfData",
            "-XX:+UseTransparentHugePages");

    /** All runs of a program with a drive. */
    record Series(String drive, String program, List<Run> runs) {}

    /** Runs everything. */
    List<Series> measure() throws IOException, InterruptedException {
        var all = new ArrayList<Series>();
        for (String drive : DRIVES) {
            var volley = new Series(drive, "volley", new ArrayList<>());
            var plain = new Series(drive, "plain program", new ArrayList<>());
            for (int seed = 1; seed <= seeds; seed++) {
                progress.printf("microcircuit, drive %s, seed %d of %d%n", drive, seed, seeds);
                volley.runs.add(run(volley.program, volley(drive, seed)));
                plain.runs.add(run(plain.program, plain(drive, seed)));
            }
            all.add(volley);
            all.add(plain);
        }
        return all;
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

    private Run run(String program, List<String> command) throws IOException, InterruptedException {
        var finished = Processes.run(command);
        var record = new ObjectMapper().readTree(finished.output());
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
