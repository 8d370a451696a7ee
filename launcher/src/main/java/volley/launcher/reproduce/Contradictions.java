package volley.launcher.reproduce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import volley.partition.IdRange;
import volley.results.RunRecord;

/** What a record says in one place and denies in another: signs that it was edited, whatever its checksum. */
final class Contradictions {
    private final List<String> found = new ArrayList<>();

    private Contradictions() {}

    /**
     * A line for each.
     *
     * @param plannedNeurons that the network has with the record's parameters
     */
    static List<String> in(RunRecord run, long plannedNeurons) {
        var contradictions = new Contradictions();
        contradictions.compare("ranks", run.ranks(), "processes times threads", (long) run.processes() * run.threads());
        contradictions.compare("neurons", run.neurons(), "the network's number", plannedNeurons);
        double spikes = 0;
        for (var population : run.populations()) {
            contradictions.compare(
                    "neurons of " + population.name(),
                    population.neurons(),
                    "the number of its ids",
                    population.nodes().size());
            spikes += population.rateHertz() * population.neurons() * run.simtimeMs() / 1000;
        }
        if (eachNeuronIsInOnePopulation(run)) {
            contradictions.compare("spikes", run.spikes(), "rates times neurons and time", Math.round(spikes));
        }
        if (!run.fingerprint().matches("[0-9a-f]{16}")) {
            contradictions.found.add("fingerprint " + run.fingerprint() + ", but one has 16 hexadecimal digits");
        }
        return contradictions.found;
    }

    /** Populations of a network may overlap, and leave neurons out. */
    private static boolean eachNeuronIsInOnePopulation(RunRecord run) {
        var ranges = run.populations().stream()
                .flatMap(population -> population.nodes().ranges().stream())
                .sorted(Comparator.comparingInt(IdRange::from))
                .toList();
        int next = 0;
        for (var range : ranges) {
            if (range.from() != next) {
                return false;
            }
            next = range.to();
        }
        return next == run.neurons();
    }

    private void compare(String key, long value, String from, long expected) {
        if (value != expected) {
            found.add("%s %d, but %s is %d".formatted(key, value, from, expected));
        }
    }
}
