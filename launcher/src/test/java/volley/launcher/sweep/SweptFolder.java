package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import volley.launcher.CapturedTerminal;

/** Sweeps into a folder, and what they leave there. */
final class SweptFolder {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path path;
    private CapturedTerminal terminal = new CapturedTerminal();

    SweptFolder(Path path) {
        this.path = path;
    }

    /** @return the exit status */
    int sweep(String network, String... options) {
        terminal = new CapturedTerminal();
        var line = new ArrayList<>(List.of("sweep", network, "--simtime", "20", "--out", path.toString()));
        line.addAll(List.of(options));
        return terminal.run(line);
    }

    String out() {
        return terminal.out();
    }

    String err() {
        return terminal.err();
    }

    Path path() {
        return path;
    }

    Path point(String name) {
        return path.resolve("points").resolve(name);
    }

    JsonNode table() throws IOException {
        return MAPPER.readTree(path.resolve("sweep.json").toFile());
    }

    List<JsonNode> rows() throws IOException {
        assertEquals(2, table().get("format").asInt());
        var rows = new ArrayList<JsonNode>();
        table().get("points").forEach(rows::add);
        return rows;
    }

    List<String> column(String name) throws IOException {
        return rows().stream().map(row -> row.get(name).asText()).toList();
    }

    /** Changes what a point's run.json says. */
    void edit(String point, Consumer<ObjectNode> change) throws IOException {
        Path file = point(point).resolve("run.json");
        var run = (ObjectNode) MAPPER.readTree(file.toFile());
        change.accept(run);
        MAPPER.writeValue(file.toFile(), run);
    }

    Set<String> pictures() throws IOException {
        try (var entries = Files.list(path)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .collect(Collectors.toSet());
        }
    }
}
