package volley.launcher.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import volley.results.RunRecord;

/** What a run says at its end, in lines of at most 60 columns. */
public final class Summary {
    private static final double MEBI = 1 << 20;

    private final PrintWriter out;

    public Summary(PrintWriter out) {
        this.out = out;
    }

    public void print(RunRecord run, Path folder) {
        var parameters = run.parameters();
        long neurons = run.neurons().exc() + run.neurons().inh();
        long synapses = run.synapses().exc() + run.synapses().inh();
        out.printf("Brunel network, order %d, on %s%n", parameters.order(), ranks(run));
        count("neurons", neurons, run.neurons());
        count("synapses", synapses, run.synapses());
        if (run.dryRun() != null) {
            count(
                    "of which neurons",
                    run.dryRun().neurons().exc() + run.dryRun().neurons().inh(),
                    run.dryRun().neurons());
            line("of which synapses", "%,14d", run.dryRun().synapses());
            line("others' rate", "%14.2f spikes/s", run.dryRun().rateHertz());
        }
        line("excitatory rate", "%14.2f spikes/s", run.ratesHz().exc());
        line("inhibitory rate", "%14.2f spikes/s", run.ratesHz().inh());
        line("rate in theory", "%14.2f spikes/s", run.theoryRatesHz().exc());
        line("building", "%14.2f s", run.timings().build());
        double startMs = run.resumedAtMs() == null ? 0 : run.resumedAtMs();
        line(
                "simulation",
                "%14.2f s for %s biological",
                run.timings().simulate(),
                biological(parameters.simtimeMs() - startMs));
        if (startMs > 0) {
            line("resumed at", "%14s", biological(startMs));
        }
        line("real-time factor", "%14.3f", run.realTimeFactor());
        line("memory", "%14.0f MiB, %.1f bytes a synapse", run.peakMemoryBytes() / MEBI, run.bytesPerSynapse());
        line("fingerprint", "%s%s", run.fingerprint(), run.dryRun() == null ? "" : " of rank 0 alone");
        line("results", "%s", folder);
        if (parameters.seeding().equals("rank")) {
            out.printf("%nThis network depends on the number of ranks, here %d;%n", run.ranks());
            out.println("with --seeding neuron it is the same on any number.");
        }
        out.flush();
    }

    private void count(String name, long total, RunRecord.ByPopulation by) {
        line(name, "%,14d", total);
        line("  excitatory", "%,14d", by.exc());
        line("  inhibitory", "%,14d", by.inh());
    }

    private void line(String name, String format, Object... values) {
        out.printf("  %-17s%s%n", name, String.format(Locale.ROOT, format, values));
    }

    private static String ranks(RunRecord run) {
        if (run.dryRun() != null) {
            return "rank 0 of " + run.ranks() + " in a dry run";
        }
        String ranks = run.ranks() + (run.ranks() == 1 ? " rank" : " ranks");
        return run.processes() == 1 ? ranks : ranks + " in " + run.processes() + " processes (" + run.transport() + ")";
    }

    private static String biological(double ms) {
        return ms >= 1000 ? "%s s".formatted(trimmed(ms / 1000)) : "%s ms".formatted(trimmed(ms));
    }

    private static String trimmed(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
