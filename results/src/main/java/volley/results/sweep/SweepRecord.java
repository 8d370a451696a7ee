package volley.results.sweep;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a sweep found.
 *
 * @param network its name
 * @param points that have ended
 */
public record SweepRecord(String network, List<SweepPoint> points) {
    /** The points that were simulated. */
    public List<SweepPoint> done() {
        return points.stream()
                .filter(point -> point.status() == SweepPoint.Status.DONE)
                .toList();
    }

    /** The names of the populations, in order. */
    public List<String> populations() {
        var names = new LinkedHashSet<String>();
        for (var point : done()) {
            point.run().populations().forEach(population -> names.add(population.name()));
        }
        return List.copyOf(names);
    }

    /** The settings that vary between points, in order. */
    public List<String> varied() {
        return varied(points);
    }

    /** The settings that vary between some points, in order. */
    public static List<String> varied(List<SweepPoint> points) {
        Map<String, Set<Object>> values = new LinkedHashMap<>();
        for (var point : points) {
            point.settings().forEach((key, value) -> values.computeIfAbsent(key, any -> new HashSet<>())
                    .add(value));
        }
        return values.keySet().stream()
                .filter(key -> values.get(key).size() > 1)
                .toList();
    }
}
