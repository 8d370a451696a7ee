package volley.launcher.sweep;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import volley.results.RunRecord;
import volley.results.sweep.SweepPoint;
import volley.simulation.NetworkPlan;
import volley.simulation.StationaryState;

/** The table that grows on the terminal while points end: what was varied, then what came out. */
final class SweepTable {
    private static final double MEBI = 1 << 20;
    private static final int MOST_COLUMNS = 80;
    private static final int NARROWEST = 5;
    private static final int NUMBER = 8;
    private static final String GAP = " ";

    private final PrintWriter out;
    private final List<Axis> varied;
    private final List<Integer> widths = new ArrayList<>();
    private final Populations populations;

    /**
     * Whose measures are shown.
     *
     * @param all their names in order; none if they cannot be told before a run
     * @param first that whose measures after the warm-up are shown: one that has a theory, if any has
     * @param theory whether there is one
     */
    private record Populations(List<String> all, Optional<String> first, boolean theory) {
        /** Those of a point's network. */
        static Populations of(Point point) {
            try {
                var all = point.experiment().plan(1, 1, Double.MAX_VALUE).populations().stream()
                        .map(NetworkPlan.Population::name)
                        .toList();
                var predicted = point.experiment().placed().theory().stream()
                        .map(StationaryState::population)
                        .toList();
                var withTheory = all.stream().filter(predicted::contains).findFirst();
                return new Populations(all, withTheory.or(() -> all.stream().findFirst()), withTheory.isPresent());
            } catch (RuntimeException e) {
                // The point itself will say what is wrong with it.
                return new Populations(List.of(), Optional.empty(), false);
            }
        }

        /** Those of a run that have a theory, if any has, or else all. */
        List<RunRecord.Population> comparable(RunRecord run) {
            return run.populations().stream()
                    .filter(population -> !theory || population.theoryRateHertz() != null)
                    .toList();
        }

        Optional<RunRecord.Population> first(RunRecord run) {
            return run.populations().stream()
                    .filter(population -> first.isEmpty() || population.name().equals(first.get()))
                    .findFirst();
        }
    }

    private SweepTable(PrintWriter out, List<Axis> varied, Populations populations) {
        this.out = out;
        this.varied = varied;
        for (var axis : varied) {
            int widest = axis.values().stream().mapToInt(String::length).max().orElse(0);
            widths.add(Math.max(NARROWEST, Math.max(widest, heading(axis).length())));
        }
        int rates = populations.all.stream().mapToInt(SweepTable::width).sum();
        int others = widths.stream().mapToInt(width -> width + GAP.length()).sum()
                + measureHeadings(populations.theory).length();
        this.populations = others + rates <= MOST_COLUMNS
                ? populations
                : new Populations(List.of(), populations.first, populations.theory);
    }

    /**
     * The table of a sweep.
     *
     * @param axes of the sweep; those with one value have no column
     * @param point one of the sweep's, whose populations are taken to be those of all
     */
    static SweepTable of(List<Axis> axes, Point point, PrintWriter out) {
        var varied = axes.stream().filter(axis -> axis.values().size() > 1).toList();
        return new SweepTable(out, varied, Populations.of(point));
    }

    private static String heading(Axis axis) {
        return axis.option().substring(2);
    }

    private static int width(String population) {
        return Math.max(NUMBER, population.length() + 1);
    }

    private static String measureHeadings(boolean theory) {
        return "  steady" + (theory ? "  theory  off %" : "") + "     CV    Fano     RTF   MiB";
    }

    void head() {
        var line = new StringBuilder();
        for (int i = 0; i < varied.size(); i++) {
            line.append(right(heading(varied.get(i)), widths.get(i))).append(GAP);
        }
        if (populations.all.isEmpty()) {
            line.append(right("mean", NUMBER));
        }
        populations.all.forEach(name -> line.append(right(name, width(name))));
        out.println(line + measureHeadings(populations.theory));
        out.flush();
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    synchronized void row(Point point, SweepPoint ended) {
        var line = new StringBuilder();
        for (int i = 0; i < varied.size(); i++) {
            String value = point.given().get(varied.get(i).option());
            line.append(right(value, widths.get(i))).append(GAP);
        }
        if (ended.run() == null) {
            line.append(' ').append(ended.status().text()).append(": ").append(ended.reason());
        } else {
            rates(ended.run(), line);
            measures(ended.run(), line);
        }
        out.println(line);
        out.flush();
    }

    private void rates(RunRecord run, StringBuilder line) {
        if (populations.all.isEmpty()) {
            line.append(number("%.2f", mean(run.populations(), RunRecord.Population::rateHertz), NUMBER));
        }
        for (String name : populations.all) {
            Double rate = run.populations().stream()
                    .filter(population -> population.name().equals(name))
                    .map(RunRecord.Population::rateHertz)
                    .findFirst()
                    .orElse(null);
            line.append(number("%.2f", rate, width(name)));
        }
    }

    private void measures(RunRecord run, StringBuilder line) {
        var first = populations.first(run);
        var compared = populations.all.isEmpty()
                ? populations.comparable(run)
                : first.stream().toList();
        Double steady = mean(compared, RunRecord.Population::steadyRateHertz);
        line.append(number("%.2f", steady, NUMBER));
        if (populations.theory) {
            Double theory = mean(compared, RunRecord.Population::theoryRateHertz);
            line.append(number("%.2f", theory, NUMBER));
            line.append(offPercent(steady, theory));
        }
        line.append(number("%.3f", first.map(RunRecord.Population::meanCv), NUMBER - 1));
        line.append(number("%.2f", first.map(RunRecord.Population::fanoFactor), NUMBER));
        line.append(number("%.3f", run.realTimeFactor(), NUMBER));
        line.append(number("%.0f", run.peakMemoryBytes() / MEBI, NUMBER - 2));
    }

    /** Mean over the neurons of populations; null if it is not known of all of them. */
    private static Double mean(List<RunRecord.Population> populations, Function<RunRecord.Population, Double> rate) {
        double spikes = 0;
        double neurons = 0;
        for (var population : populations) {
            Double hertz = rate.apply(population);
            if (hertz == null) {
                return null;
            }
            spikes += hertz * population.neurons();
            neurons += population.neurons();
        }
        return neurons == 0 ? null : (Double) (spikes / neurons);
    }

    private static String offPercent(Double steady, Double theory) {
        if (steady == null || theory == null || theory == 0) {
            return number("", (Double) null, NUMBER - 1);
        }
        double percent = 100 * (steady / theory - 1);
        return number(Math.abs(percent) < 100 ? "%+.2f" : "%+.0f", percent, NUMBER - 1);
    }

    private static String number(String format, Optional<Double> value, int width) {
        return number(format, value.orElse(null), width);
    }

    private static String number(String format, Double value, int width) {
        return right(value == null ? "-" : String.format(Locale.ROOT, format, value), width);
    }

    void foot() {
        String whose = populations.first.map(name -> "of " + name).orElse("of the first population");
        boolean mean = populations.all.isEmpty();
        out.println("Rates in spikes/s: over the whole run, " + (mean ? "mean of all neurons" : "of each population")
                + ";");
        if (mean && populations.theory) {
            out.println("steady and theory are means of the populations that have a theory, after the");
            out.println("warm-up, off % how far they are apart.");
        } else if (mean) {
            out.println("steady is that mean after the warm-up.");
        } else {
            out.println("steady is that " + whose + " after the warm-up"
                    + (populations.theory ? ", off % how far it is from theory." : "."));
        }
        out.println("CV and Fano factor are " + whose + " after the warm-up" + (mean ? "." : " too."));
        out.flush();
    }
}
