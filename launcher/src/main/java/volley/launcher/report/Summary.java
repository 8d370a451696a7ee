package volley.launcher.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import volley.partition.NumberText;
import volley.results.RunRecord;

/** What a run says at its end, in lines of at most 60 columns. */
public final class Summary {
    private static final double MEBI = 1 << 20;
    private static final int MOST_COLUMNS = 60;

    private final PrintWriter out;

    public Summary(PrintWriter out) {
        this.out = out;
    }

    /** @param description the network and its parameters in a line */
    public void print(RunRecord run, String description, Path folder) {
        wrapped(description + "; on " + ranks(run));
        populations(run);
        line("synapses", "%,14d", run.synapses());
        if (run.dryRun() != null) {
            line("neurons of rank 0", "%,14d", run.dryRun().neurons());
            line("synapses of it", "%,14d", run.dryRun().synapses());
            line("others' rate", "%14.2f spikes/s", run.dryRun().rateHertz());
        }
        line("building", "%14.2f s", run.timings().build());
        double startMs = run.resumedAtMs() == null ? 0 : run.resumedAtMs();
        line(
                "simulation",
                "%14.2f s for %s biological",
                run.timings().simulate(),
                biological(run.simtimeMs() - startMs));
        if (run.processes() > 1 && run.timings().decode() != null) {
            line("decoding", "%14.2f s of it", run.timings().decode());
        }
        if (startMs > 0) {
            line("resumed at", "%14s", biological(startMs));
        }
        line("real-time factor", "%14.3f", run.realTimeFactor());
        line("memory", "%14.0f MiB%s", run.peakMemoryBytes() / MEBI, whose(run));
        line("fingerprint", "%s%s", run.fingerprint(), run.dryRun() == null ? "" : " of rank 0 alone");
        line("results", "%s", folder);
        if (run.seeding().equals("rank")) {
            out.printf("%nThis network depends on the number of ranks, here %d;%n", run.ranks());
            out.println("with --seeding neuron it is the same on any number.");
        }
        out.flush();
    }

    private static String whose(RunRecord run) {
        return run.processes() > 1
                ? " of rank 0's process"
                : String.format(Locale.ROOT, ", %.1f bytes a synapse", run.bytesPerSynapse());
    }

    private void populations(RunRecord run) {
        boolean theory = run.populations().stream().anyMatch(population -> population.theoryRateHertz() != null);
        int width = run.populations().stream()
                .mapToInt(population -> population.name().length())
                .max()
                .orElse(0);
        String name = "  %-" + Math.max(width, "population".length()) + "s";
        out.printf(name + " %12s %10s%s%n", "population", "neurons", "spikes/s", theory ? "  in theory" : "");
        for (var population : run.populations()) {
            out.printf(
                    Locale.ROOT,
                    name + " %,12d %10.2f%s%n",
                    population.name(),
                    population.neurons(),
                    population.rateHertz(),
                    population.theoryRateHertz() == null
                            ? ""
                            : String.format(Locale.ROOT, " %10.2f", population.theoryRateHertz()));
        }
        out.println();
    }

    /** Items between commas in lines that are not too long, the second and further ones indented. */
    private void wrapped(String text) {
        var line = new StringBuilder();
        for (String item : text.split("(?<=[,;:]) ")) {
            if (!line.isEmpty() && line.length() + 1 + item.length() > MOST_COLUMNS) {
                out.println(line);
                line.setLength(0);
                line.append(" ");
            }
            line.append(line.isEmpty() ? "" : " ").append(item);
        }
        out.println(line);
        out.println();
    }

    private void line(String name, String format, Object... values) {
        out.printf("  %-18s%s%n", name, String.format(Locale.ROOT, format, values));
    }

    private static String ranks(RunRecord run) {
        if (run.dryRun() != null) {
            return "rank 0 of " + run.ranks() + " in a dry run";
        }
        String ranks = NumberText.count(run.ranks(), "rank");
        return run.processes() == 1 ? ranks : ranks + " in " + run.processes() + " processes (" + run.transport() + ")";
    }

    private static String biological(double ms) {
        return ms >= 1000 ? NumberText.of(ms / 1000) + " s" : NumberText.of(ms) + " ms";
    }
}
