package volley.results.plots.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import volley.partition.NumberText;
import volley.results.ParameterName;
import volley.results.sweep.SweepPoint;
import volley.results.sweep.SweepRecord;

/** What varies between the points of a sweep, and what to call those that have it in common. */
final class Variation {
    /** Where a point ran, which changes its cost; and its seed, over which is averaged. */
    private static final Set<String> PLACEMENT = Set.of("transport", "processes", "threads", "ranks");

    private static final String SEED = "seed";
    private static final String STORE = "store";

    private final List<SweepPoint> points;
    private final List<String> varied;

    Variation(List<SweepPoint> points) {
        this.points = points;
        varied = SweepRecord.varied(points);
    }

    /** The parameters that are numbers and vary, in order; neither seeds nor where a point ran. */
    List<String> numbers() {
        return varied.stream()
                .filter(key -> !PLACEMENT.contains(key) && !key.equals(SEED))
                .filter(key -> points.stream().noneMatch(point -> Double.isNaN(point.number(key))))
                .toList();
    }

    /** The values of a parameter, ascending. */
    List<Double> values(String key) {
        return List.copyOf(
                points.stream().map(point -> point.number(key)).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether a parameter's values are whole numbers. */
    boolean isWhole(String key) {
        return points.stream()
                .map(point -> point.settings().get(key))
                .allMatch(value -> value instanceof Integer || value instanceof Long);
    }

    /** The parameters that the number of neurons depends on: where nothing else of the network differs, they change it. */
    Set<String> sizes() {
        return varied.stream()
                .filter(key -> !PLACEMENT.contains(key) && !key.equals(SEED) && !key.equals(STORE))
                .filter(key -> points.stream()
                        .collect(Collectors.groupingBy(
                                point -> network(point, Set.of(key)),
                                Collectors.mapping(point -> point.run().neurons(), Collectors.toSet())))
                        .values()
                        .stream()
                        .anyMatch(neurons -> neurons.size() > 1))
                .collect(Collectors.toSet());
    }

    /** What says which network a point simulated, and how long, without some parameters; empty if nothing else varies. */
    String network(SweepPoint point, Set<String> without) {
        var words = new ArrayList<String>();
        for (String key : varied) {
            if (!PLACEMENT.contains(key) && !key.equals(SEED) && !key.equals(STORE) && !without.contains(key)) {
                words.add(ParameterName.of(key).with(point.settings().get(key)));
            }
        }
        return String.join(", ", words);
    }

    /** Where a point ran, in full, and with which store if that varies. */
    String placement(SweepPoint point) {
        String ranks = NumberText.count(whole(point, "threads"), "thread");
        int processes = whole(point, "processes");
        String where = processes == 1 && isLocal(point) ? ranks : processes + " x " + ranks + ", " + transport(point);
        return varied.contains(STORE) ? where + ", " + point.settings().get(STORE) : where;
    }

    /** How the number of ranks was varied: by threads, or by processes where these vary. */
    String scaling(SweepPoint point) {
        if (isLocal(point)) {
            return "threads";
        }
        boolean processesVary = points.stream()
                        .filter(other -> transport(other).equals(transport(point)))
                        .mapToInt(other -> whole(other, "processes"))
                        .distinct()
                        .count()
                > 1;
        return processesVary
                ? transport(point) + ", " + whole(point, "threads") + " a process"
                : transport(point) + ", " + whole(point, "processes") + " processes";
    }

    private static boolean isLocal(SweepPoint point) {
        return transport(point).equals("local");
    }

    private static String transport(SweepPoint point) {
        return point.run().transport();
    }

    private static int whole(SweepPoint point, String key) {
        return (int) point.number(key);
    }
}
