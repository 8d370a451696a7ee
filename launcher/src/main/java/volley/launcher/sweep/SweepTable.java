package volley.launcher.sweep;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import volley.results.RunRecord;

/** The table that grows on the terminal while points end: what was varied, then what came out. */
final class SweepTable {
    private static final double MEBI = 1 << 20;
    private static final int NARROWEST = 5;

    private final PrintWriter out;
    private final List<Axis> varied;
    private final List<Integer> widths = new ArrayList<>();

    /** @param axes of the sweep; those with one value have no column */
    SweepTable(PrintWriter out, List<Axis> axes) {
        this.out = out;
        varied = axes.stream().filter(axis -> axis.values().size() > 1).toList();
        for (var axis : varied) {
            int widest = axis.values().stream().mapToInt(String::length).max().orElse(0);
            widths.add(Math.max(NARROWEST, Math.max(widest, heading(axis).length())));
        }
    }

    private static String heading(Axis axis) {
        return axis.option().substring(2);
    }

    void head() {
        var line = new StringBuilder();
        for (int i = 0; i < varied.size(); i++) {
            line.append(right(heading(varied.get(i)), widths.get(i)));
        }
        out.println(line + "     exc     inh  steady  theory   off %     CV    Fano     RTF   MiB");
        out.flush();
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text + "  ";
    }

    void row(Outcome outcome) {
        var line = new StringBuilder();
        var given = outcome.point().given();
        for (int i = 0; i < varied.size(); i++) {
            int option = given.indexOf(varied.get(i).option());
            line.append(right(given.get(option + 1), widths.get(i)));
        }
        out.println(outcome.run()
                .map(run -> line + measured(run))
                .orElseGet(() -> line + " " + outcome.status().text() + ": " + outcome.reason()));
        out.flush();
    }

    private static String measured(RunRecord run) {
        double theory = run.theoryRatesHz().exc();
        Double steady = run.spikeTrains().ratesHz().exc();
        Double off = steady == null || theory == 0 ? null : 100 * (steady / theory - 1);
        return number("%8.2f", run.ratesHz().exc())
                + number("%8.2f", run.ratesHz().inh())
                + number("%8.2f", steady)
                + number("%8.2f", theory)
                + number("%+8.2f", off)
                + number("%7.3f", run.spikeTrains().meanCv().exc())
                + number("%8.2f", run.spikeTrains().fanoFactor().exc())
                + number("%8.3f", run.realTimeFactor())
                + number("%6.0f", run.peakMemoryBytes() / MEBI);
    }

    private static String number(String format, Double value) {
        return value == null
                ? " ".repeat(String.format(Locale.ROOT, format, 0.0).length() - 1) + "-"
                : String.format(Locale.ROOT, format, value);
    }

    void foot() {
        out.println(
                "Rates in spikes/s: of both populations over the whole run; steady is the excitatory one after the");
        out.println("warm-up, beside theory. CV and Fano factor (1 ms) are of the excitatory population.");
        out.flush();
    }
}
