package volley.benchmarks.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import volley.benchmarks.runs.Protocol.Kind;
import volley.benchmarks.runs.Protocol.Series;

/**
 * What was measured, as tables for people and as JSON for programs.
 *
 * @param host where and with what
 * @param series of Brunel's network; those without runs are left out
 * @param microcircuits of the microcircuit, likewise
 * @param further tables under their titles, lines of markdown
 */
record Report(
        Map<String, String> host,
        List<Series> series,
        List<MicrocircuitRecipe.Series> microcircuits,
        Map<String, List<String>> further) {
    Report {
        series = series.stream().filter(s -> !s.runs().isEmpty()).toList();
        microcircuits = microcircuits.stream().filter(s -> !s.runs().isEmpty()).toList();
    }

    private static final double MEBI = 1 << 20;

    /** A column of the table of runs. */
    private record Figure(String title, Predicate<Series> shown, ToDoubleFunction<Run> value) {}

    private static final List<Figure> FIGURES = List.of(
            new Figure("process, s", all -> true, Run::wallSeconds),
            new Figure("build, s", all -> true, Run::buildSeconds),
            new Figure("RTF", all -> true, Run::realTimeFactor),
            new Figure("ns/event", all -> true, Run::nanosPerEvent),
            new Figure("ns/update", all -> true, Run::nanosPerUpdate),
            new Figure("peak, MiB", all -> true, run -> run.peakBytes() / MEBI));

    /** The whole report. */
    String markdown() {
        var lines = new ArrayList<String>();
        host.forEach((name, value) -> lines.add("- " + name + ": " + value));
        if (!series.isEmpty()) {
            lines.add("");
            lines.addAll(runs());
        }
        tables().forEach((title, table) -> {
            lines.add("");
            lines.add("### " + title);
            lines.add("");
            lines.addAll(table);
        });
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private Map<String, List<String>> tables() {
        var tables = new LinkedHashMap<String, List<String>>();
        if (!microcircuits.isEmpty()) {
            tables.put("Microcircuit", MicrocircuitRecipe.table(microcircuits));
        }
        tables.putAll(further);
        return tables;
    }

    private List<String> runs() {
        var titles = Stream.concat(
                Stream.of("order", "run", "program"), FIGURES.stream().map(Figure::title));
        var rows = series.stream()
                .map(s -> Stream.concat(
                        Stream.of(
                                Integer.toString(s.order()),
                                Protocol.name(s.kind()) + ", "
                                        + Spread.digits(s.kind().simtimeMs(s.order()) / 1e3) + " s",
                                s.program()),
                        FIGURES.stream()
                                .map(figure -> Spread.of(s.runs(), figure.value).toString())));
        return table(titles, rows);
    }

    /** A table in markdown. */
    static List<String> table(Stream<String> titles, Stream<Stream<String>> rows) {
        var header = titles.toList();
        var lines = new ArrayList<String>();
        lines.add(header.stream().collect(Collectors.joining(" | ", "| ", " |")));
        lines.add("|" + "---|".repeat(header.size()));
        rows.forEach(row -> lines.add(row.collect(Collectors.joining(" | ", "| ", " |"))));
        return lines;
    }

    /** The runs of a kind by order, for what compares orders. */
    static Stream<Series> of(List<Series> series, String program, Kind kind) {
        return series.stream().filter(s -> s.program().equals(program) && s.kind() == kind);
    }

    /** Writes {@code bench.md} and {@code bench.json}. */
    void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bench.md"), markdown());
        var json = new LinkedHashMap<String, Object>();
        json.put("host", host);
        json.put(
                "series", Stream.concat(series.stream(), microcircuits.stream()).toList());
        json.put("tables", tables());
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve("bench.json").toFile(), json);
    }
}
