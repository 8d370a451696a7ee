package volley.launcher.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import volley.launcher.Transport;
import volley.launcher.brunel.BrunelParameters;
import volley.results.RunRecord;
import volley.simulation.Settings;

/**
 * One simulation of a sweep.
 *
 * @param given what the user asked for, options and their values in turn
 * @param network of this, what says which network to simulate
 * @param parameters of the network
 * @param settings of the simulation
 * @param ranks where it runs
 */
public record Point(
        List<String> given, List<String> network, BrunelParameters parameters, Settings settings, Placement ranks) {
    /**
     * The ranks of a point.
     *
     * @param transport between processes
     * @param processes number of processes
     * @param threads ranks in each
     */
    public record Placement(Transport transport, int processes, int threads) {
        /** Number of ranks. */
        public int size() {
            return processes * threads;
        }

        /** As {@code run.json} names it. */
        public String transportName() {
            return transport.name().toLowerCase(Locale.ROOT);
        }
    }

    /** A folder's name for it, such as {@code order2500-g4.5}: no two points of a sweep have the same. */
    public String name() {
        var words = new ArrayList<String>();
        for (int i = 0; i < given.size(); i += 2) {
            words.add(given.get(i).substring(2) + given.get(i + 1));
        }
        String name =
                words.stream().map(word -> word.replaceAll("[^\\w.+-]", "")).collect(Collectors.joining("-"));
        return name.isEmpty() ? "defaults" : name;
    }

    /** What {@code volley run brunel} takes for it. */
    List<String> arguments() {
        var arguments = new ArrayList<>(network);
        arguments.addAll(List.of(Plan.TRANSPORT, ranks.transportName(), Plan.THREADS, "" + ranks.threads));
        return arguments;
    }

    /** Whether a record is of this point's run. */
    boolean isOf(RunRecord run) {
        var p = run.parameters();
        return new BrunelParameters(
                                p.order(),
                                p.g(),
                                p.eta(),
                                p.epsilon(),
                                p.jMillivolts(),
                                p.delayMs(),
                                p.simtimeMs(),
                                p.dtMs())
                        .equals(parameters)
                && p.seed() == settings.seed()
                && p.seeding().equalsIgnoreCase(settings.seeding().name())
                && run.processes() == ranks.processes
                && run.threads() == ranks.threads
                && run.transport().equals(ranks.transportName());
    }
}
