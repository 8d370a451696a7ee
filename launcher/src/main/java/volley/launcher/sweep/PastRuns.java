package volley.launcher.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import volley.launcher.network.NetworkSource;
import volley.partition.UserException;
import volley.results.RunFile;
import volley.results.RunRecord;

/**
 * What the points' folders of a sweep hold. A run that is there stays: a point of the same name that would come out
 * otherwise, as with another warm-up, gets the folder {@code NAME~2}, and so on.
 */
final class PastRuns {
    /** What a point wrote, in its folder. */
    static final String OUTPUT = "output.txt";

    /** No name of a point has this character. */
    private static final String COPY = "~";

    private final Path points;
    private final Map<String, Past> byName;
    private final Set<String> taken = new HashSet<>();

    /**
     * A folder.
     *
     * @param run null if it holds none that can be read
     * @param problem why its run.json cannot be read; empty if it can, or is not there
     */
    private record Past(RunRecord run, String problem) {}

    private PastRuns(Path points, Map<String, Past> byName) {
        this.points = points;
        this.byName = byName;
    }

    /** Reads all folders in one. */
    static PastRuns in(Path points) throws IOException {
        var byName = new ConcurrentHashMap<String, Past>();
        if (Files.isDirectory(points)) {
            try (var entries = Files.list(points)) {
                entries.toList().parallelStream()
                        .forEach(folder -> byName.put(folder.getFileName().toString(), past(folder)));
            }
        }
        return new PastRuns(points, byName);
    }

    private static Past past(Path folder) {
        Path file = folder.resolve(RunFile.NAME);
        if (!Files.exists(file)) {
            return new Past(null, "");
        }
        try {
            return new Past(RunFile.read(file).run(), "");
        } catch (UserException e) {
            return new Past(null, e.getMessage());
        } catch (IOException e) {
            return new Past(null, file + " cannot be read: " + e);
        }
    }

    /** Gives a point its folder, which no other point gets: that which holds its run, or else the first that is free. */
    PlannedPoint place(Point point) throws IOException {
        List<String> least = List.of();
        for (int copy = 1; ; copy++) {
            String name = copy == 1 ? point.name() : point.name() + COPY + copy;
            if (taken.contains(name)) {
                continue;
            }
            var past = byName.get(name);
            if (past == null || (past.run == null && (!past.problem.isEmpty() || holdsNothing(name)))) {
                taken.add(name);
                return new PlannedPoint(point, name, null, past == null ? "" : past.problem, least);
            }
            if (past.run != null) {
                var differences = point.differences(past.run);
                if (differences.isEmpty()) {
                    taken.add(name);
                    return new PlannedPoint(point, name, past.run, "", differences);
                }
                least = least.isEmpty() || differences.size() < least.size() ? differences : least;
            }
        }
    }

    /** Whether a folder has nothing but what a point leaves that ended early. */
    private boolean holdsNothing(String name) throws IOException {
        if (!Files.isDirectory(points.resolve(name))) {
            return false;
        }
        try (var entries = Files.list(points.resolve(name))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .allMatch(file -> file.equals(OUTPUT)
                            || file.equals(NetworkSource.FILE)
                            || (file.startsWith(".") && file.endsWith(".part")));
        }
    }

    /** The runs of a network in folders that no point has been given, in the order of their names. */
    void others(String network, BiConsumer<String, RunRecord> visitor) {
        new TreeMap<>(byName).forEach((name, past) -> {
            if (past.run != null && !taken.contains(name) && past.run.network().equals(network)) {
                visitor.accept(name, past.run);
            }
        });
    }
}
