package volley.launcher.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import volley.results.Version;
import volley.results.files.OutputFolder;

/** The tables that a sweep leaves: a row for each point that has ended, in {@code sweep.csv} and {@code sweep.json}. */
final class SweepFiles {
    static final String JSON = "sweep.json";
    private static final String CSV = "sweep.csv";

    /** Version of both layouts. */
    private static final int FORMAT = 1;

    private SweepFiles() {}

    static void write(OutputFolder folder, String network, List<Outcome> outcomes) throws IOException {
        var rows = outcomes.stream().map(Row::of).toList();
        var whole = new LinkedHashMap<String, Object>();
        whole.put("format", FORMAT);
        whole.put("volley", Version.current());
        whole.put("network", network);
        whole.put("points", rows);
        folder.write(
                JSON,
                stream -> new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(stream, whole));
        folder.write(CSV, stream -> stream.write(csv(rows).getBytes(StandardCharsets.UTF_8)));
    }

    private static String csv(List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        String header = String.join(",", rows.getFirst().keySet());
        return rows.stream()
                .map(row -> row.values().stream().map(SweepFiles::field).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    /** As RFC 4180 has it. */
    private static String field(Object value) {
        String text = value == null ? "" : value.toString();
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
