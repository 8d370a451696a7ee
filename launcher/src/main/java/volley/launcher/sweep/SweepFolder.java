package volley.launcher.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import volley.launcher.network.NetworkSource;
import volley.partition.UserException;
import volley.results.files.OutputFolder;
import volley.results.files.WholeFile;
import volley.results.sweep.SweepFile;
import volley.results.sweep.SweepPoint;
import volley.results.sweep.SweepPoint.Status;

/**
 * The folder of a sweep: its tables, a folder {@code points} with one for each point, and of a network of a user's own
 * the source {@code NAME.java}, which the points are run from whatever becomes of the original meanwhile.
 */
final class SweepFolder implements AutoCloseable {
    private static final Path DEFAULT_PARENT = Path.of("results");
    private static final String POINTS = "points";

    private final OutputFolder output;
    private final NetworkSource source;

    /** Of the table that was there; none if there was none that can be read. */
    private final Optional<JsonNode> table;

    private SweepFolder(OutputFolder output, NetworkSource source, Optional<JsonNode> table) {
        this.output = output;
        this.source = source;
        this.table = table;
    }

    /**
     * Opens a folder.
     *
     * @param path a new or an empty one, or that of a sweep of the same network; or null for a new one in {@code results/}
     * @throws UserException if it is none of these, or cannot be written
     */
    static SweepFolder open(Path path, NetworkSource source) throws IOException {
        String network = source.type().name();
        if (path == null) {
            var made = OutputFolder.dated(DEFAULT_PARENT, "sweep-" + network, LocalDateTime.now());
            return new SweepFolder(made, source, Optional.empty());
        }
        if (!SweepFile.isIn(path)) {
            return new SweepFolder(OutputFolder.named(path), source, Optional.empty());
        }
        var table = table(path);
        String other = table.map(json -> json.path("network").asText()).orElse(network);
        if (!other.equals(network)) {
            throw new UserException(
                    path + " is of a sweep of network " + other + ": expected another folder for " + network);
        }
        return new SweepFolder(OutputFolder.existing(path), source, table);
    }

    /** A table that is damaged is made again from the points' folders. */
    private static Optional<JsonNode> table(Path path) throws IOException {
        try {
            return Optional.of(SweepFile.read(path));
        } catch (UserException damaged) {
            return Optional.empty();
        }
    }

    OutputFolder output() {
        return output;
    }

    Path path() {
        return output.path();
    }

    Path points() {
        return path().resolve(POINTS);
    }

    /** What {@code volley run} takes for the network: its name, or the path of the source, which is kept here. */
    String network() throws IOException {
        String name = source.type().name();
        if (source.code().isEmpty()) {
            return name;
        }
        Path kept = path().resolve(name + ".java");
        byte[] text = source.code().get().text().getBytes(StandardCharsets.UTF_8);
        WholeFile.write(kept, stream -> stream.write(text));
        return kept.toString();
    }

    /**
     * The points of the table that was there which have no run: they failed or were skipped.
     *
     * @param like settings of a point of the sweep: names of columns, and values of their types
     */
    List<SweepPoint> unfinished(Map<String, Object> like) {
        var points = new ArrayList<SweepPoint>();
        table.ifPresent(json -> json.path("points").forEach(row -> {
            for (var status : List.of(Status.FAILED, Status.SKIPPED)) {
                if (row.path("status").asText().equals(status.text())) {
                    String name = row.path("point").asText();
                    String reason = row.path("reason").asText();
                    points.add(new SweepPoint(name, status, reason, settings(row, like), null));
                }
            }
        }));
        return points;
    }

    private static Map<String, Object> settings(JsonNode row, Map<String, Object> like) {
        var settings = new LinkedHashMap<String, Object>();
        like.forEach((key, value) -> settings.put(key, like(value, row.path(key))));
        return settings;
    }

    private static Object like(Object value, JsonNode held) {
        return switch (value) {
            case Integer whole -> held.asInt();
            case Long whole -> held.asLong();
            case Double number -> held.asDouble();
            case Boolean truth -> held.asBoolean();
            default -> held.asText();
        };
    }

    @Override
    public void close() {
        output.close();
    }
}
