package volley.benchmarks.runs;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is run, in which order: a cold run of one biological second, and a steady one that is long enough for its start
 * not to count. Programs take turns, and all is done again in every repetition, so that what else the machine does
 * falls on all alike.
 *
 * @param repetitions at least 1
 */
record Protocol(List<Program> programs, int threads, int repetitions, PrintWriter progress) {
    static final long COLD_MS = 1000;

    /** Order times biological seconds of a steady run: 1.25e9 neuron updates at any order. */
    private static final long STEADY_ORDER_SECONDS = 25_000;

    private static final long LEAST_STEADY_MS = 1000;
    private static final long INTERVAL_MS = 15;

    /** Cold or steady. */
    enum Kind {
        COLD,
        STEADY;

        long simtimeMs(int order) {
            return this == COLD
                    ? COLD_MS
                    : Math.max(LEAST_STEADY_MS, STEADY_ORDER_SECONDS * 1000 / order / INTERVAL_MS * INTERVAL_MS);
        }
    }

    /**
     * All runs of one program, order and kind.
     *
     * @param runs one a repetition
     */
    record Series(String program, int order, Kind kind, List<Run> runs) {}

    /**
     * What there is to measure, without runs yet.
     *
     * @param largestScalar order beyond which the baseline is left out
     */
    List<Series> plan(List<Integer> orders, int largestScalar) {
        var all = new ArrayList<Series>();
        for (int order : orders) {
            for (var kind : Kind.values()) {
                for (var program : programs) {
                    if (order <= largestScalar || program instanceof Program.Volley) {
                        all.add(new Series(program.name(), order, kind, new ArrayList<>()));
                    }
                }
            }
        }
        return all;
    }

    /** Runs everything, and adds each run to its series once it has ended. */
    void measure(List<Series> all) throws IOException, InterruptedException {
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            for (var series : all) {
                progress.printf(
                        "repetition %d of %d: order %d, %s, %s%n",
                        repetition, repetitions, series.order, name(series.kind), series.program);
                progress.flush();
                var program = programs.stream()
                        .filter(p -> p.name().equals(series.program))
                        .findFirst()
                        .orElseThrow();
                series.runs.add(program.run(series.order, series.kind.simtimeMs(series.order), threads));
            }
        }
    }

    static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
