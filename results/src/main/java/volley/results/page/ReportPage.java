package volley.results.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import volley.results.ParameterName;
import volley.results.RunRecord;
import volley.results.RunTitle;
import volley.results.plots.Palette;
import volley.results.plots.TraceSample;

/**
 * {@code report.html}: a template with the style sheet, the programs and the data put in. The data are what {@code
 * run.json} says of each run or {@code sweep.json} of each sweep, and a summary of a run's spikes; the page's programs
 * make everything that is seen of them, so that writing a report takes little of a run's time.
 */
final class ReportPage {
    /** Dots that a browser draws without delay, on a phone too; several runs share them. */
    private static final int MAX_DOTS = 200_000;

    /** Surrounds names of what is put into the template. */
    private static final String MARK = "@@";

    private final List<Entry> entries = new ArrayList<>();

    /** A run or a sweep: writes the fields of its object. */
    @FunctionalInterface
    private interface Entry {
        void write(JsonGenerator json) throws IOException;
    }

    /** How many dots each of so many runs may have. */
    static int maxDots(int runs) {
        return MAX_DOTS / Math.max(1, runs);
    }

    /**
     * Adds a run.
     *
     * @param name what to call it
     * @param activity spikes that were recorded; null if none were
     * @param traces what multimeters recorded
     */
    void add(String name, RunRecord run, ActivitySummary activity, List<TraceSample> traces) {
        entries.add(json -> {
            var title = RunTitle.of(run);
            json.writeStringField("name", name);
            json.writeStringField("title", title.network());
            json.writeStringField("lead", title.parameters());
            json.writeObjectField("labels", labels(run.parameters().keySet()));
            json.writeFieldName("run");
            json.writeTree(PageData.tree(run));
            json.writeFieldName("spikes");
            if (activity == null) {
                json.writeNull();
            } else {
                activity.write(json);
            }
            json.writeArrayFieldStart("traces");
            for (var trace : traces) {
                write(trace, json);
            }
            json.writeEndArray();
        });
    }

    /**
     * By quantity and neuron a value for each time, of as many digits as a float has, which is enough for a picture; null
     * where there is none that a picture could show.
     */
    private static void write(TraceSample sample, JsonGenerator json) throws IOException {
        var trace = sample.trace();
        json.writeStartObject();
        json.writeStringField("name", trace.name());
        json.writeNumberField("recorded", trace.neurons());
        json.writeObjectField("recordables", trace.recordables());
        json.writeObjectField("units", trace.units());
        int[] ids = IntStream.range(0, sample.neurons()).map(sample::globalId).toArray();
        json.writeFieldName("ids");
        json.writeArray(ids, 0, ids.length);
        json.writeBooleanField("paired", sample.isPaired());
        json.writeFieldName("times_ms");
        double[] timesMs = sample.timesMs();
        json.writeArray(timesMs, 0, timesMs.length);
        json.writeArrayFieldStart("values");
        for (int quantity = 0; quantity < trace.recordables().size(); quantity++) {
            json.writeStartArray();
            for (int neuron = 0; neuron < ids.length; neuron++) {
                json.writeStartArray();
                for (double value : sample.values(quantity, neuron)) {
                    if (Float.isFinite((float) value)) {
                        json.writeNumber((float) value);
                    } else {
                        json.writeNull();
                    }
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * Adds a sweep.
     *
     * @param name what to call it
     * @param sweep its {@code sweep.json}
     */
    void add(String name, ObjectNode sweep) {
        entries.add(json -> {
            json.writeStringField("name", name);
            json.writeStringField("title", sweep.path("network").asText());
            var varied = new ArrayList<String>();
            sweep.path("varied").forEach(key -> varied.add(key.asText()));
            json.writeObjectField("labels", labels(varied));
            json.writeFieldName("sweep");
            json.writeTree(PageData.tree(sweep));
        });
    }

    /** What is shown for keys. */
    private static Map<String, ParameterName> labels(Collection<String> keys) {
        var labels = new LinkedHashMap<String, ParameterName>();
        keys.forEach(key -> labels.put(key, ParameterName.of(key)));
        return labels;
    }

    /** Writes the page. */
    void writeTo(OutputStream stream) throws IOException {
        String[] parts = new String(resource("report.html"), StandardCharsets.UTF_8).split(MARK);
        for (int i = 0; i < parts.length; i++) {
            boolean isText = i % 2 == 0;
            if (isText) {
                stream.write(parts[i].getBytes(StandardCharsets.UTF_8));
            } else {
                writeNamed(parts[i], stream);
            }
        }
    }

    private void writeNamed(String name, OutputStream stream) throws IOException {
        switch (name) {
            case "data" -> writeData(stream);
            case "palette" -> stream.write(Palette.css().getBytes(StandardCharsets.UTF_8));
            default -> stream.write(resource(name));
        }
    }

    private void writeData(OutputStream stream) throws IOException {
        try (var json = PageData.generator(stream)) {
            json.writeStartObject();
            json.writeArrayFieldStart("entries");
            for (var entry : entries) {
                json.writeStartObject();
                entry.write(json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }
}
