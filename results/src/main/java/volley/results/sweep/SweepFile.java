package volley.results.sweep;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import volley.partition.UserException;
import volley.results.Version;
import volley.results.files.BrokenJson;
import volley.results.files.WholeFile;

/** The tables of a sweep, a row for each point that has ended: {@code sweep.json} and {@code sweep.csv}. */
public final class SweepFile {
    public static final String JSON = "sweep.json";
    public static final String CSV = "sweep.csv";

    /** Version of both layouts. */
    private static final int FORMAT = 2;

    private static final Pattern PLAIN_FIELD = Pattern.compile("[^\",\r\n]*");
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private SweepFile() {}

    /** Whether a folder is that of a sweep. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(JSON));
    }

    /** Writes both tables to a folder, each as a whole over one that may be there. */
    public static void write(SweepRecord sweep, Path folder) throws IOException {
        var rows = rows(sweep);
        WholeFile.write(folder.resolve(JSON), stream -> writeJson(sweep, rows, stream));
        WholeFile.write(folder.resolve(CSV), stream -> writeCsv(rows, stream));
    }

    private static void writeJson(SweepRecord sweep, List<Map<String, Object>> rows, OutputStream stream)
            throws IOException {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("format", FORMAT);
        whole.put("volley", Version.current());
        whole.put("network", sweep.network());
        whole.put("populations", sweep.populations());
        whole.put("varied", sweep.varied());
        whole.put("points", rows);
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(stream, whole);
    }

    /** As RFC 4180 has it. */
    private static void writeCsv(List<Map<String, Object>> rows, OutputStream stream) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        var text = new StringBuilder(String.join(",", columns)).append('\n');
        for (var row : rows) {
            text.append(columns.stream().map(column -> field(row.get(column))).collect(Collectors.joining(",")))
                    .append('\n');
        }
        stream.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Map<String, Object>> rows(SweepRecord sweep) {
        var populations = sweep.populations();
        return sweep.points().stream()
                .map(point -> SweepRow.of(point, populations))
                .toList();
    }

    private static String field(Object value) {
        String text = value == null ? "" : value.toString();
        return PLAIN_FIELD.matcher(text).matches() ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * Reads the table of a folder, in the present layout whatever it was written in.
     *
     * @throws UserException if it is not of a format that this program knows
     */
    public static ObjectNode read(Path folder) throws IOException {
        Path path = folder.resolve(JSON);
        ObjectNode object;
        try {
            object = MAPPER.readTree(path.toFile()) instanceof ObjectNode read ? read : null;
        } catch (JacksonException e) {
            throw BrokenJson.in(path, e);
        }
        if (object == null || !object.path("points").isArray()) {
            throw new UserException(path + " has no points: expected the " + JSON + " of a sweep");
        }
        int format = object.path("format").asInt(0);
        if (format < 1 || format > FORMAT) {
            throw new UserException(
                    path + " has format " + object.path("format").asText("none") + ": expected format 1 to " + FORMAT);
        }
        if (format == 1) {
            SweepFormatOne.upgrade(object);
        }
        return object;
    }
}
