package volley.launcher.webreport;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code report.html}: a template with the style sheet, the programs and the data put in. The data are each run's {@code
 * run.json} as it is and a summary of its spikes; the page's programs make everything that is seen of them, so that
 * writing a report takes little of a run's time.
 */
public final class ReportPage {
    /** Dots that a browser draws without delay, on a phone too; several runs share them. */
    private static final int MAX_DOTS = 200_000;

    /** Surrounds names of what is put into the template. */
    private static final String MARK = "@@";

    private static final String DATA = "data";

    private final List<Entry> entries = new ArrayList<>();

    /** @param activity null if nothing was recorded */
    private record Entry(String name, String runJson, ActivitySummary activity) {}

    /** How many dots each of so many runs may have. */
    public static int maxDots(int runs) {
        return MAX_DOTS / Math.max(1, runs);
    }

    /**
     * Adds a run.
     *
     * @param name what to call it
     * @param runJson its {@code run.json}
     * @param activity what was recorded; null if nothing was
     */
    public ReportPage add(String name, byte[] runJson, ActivitySummary activity) {
        entries.add(new Entry(name, new String(runJson, StandardCharsets.UTF_8), activity));
        return this;
    }

    /** Writes the page. */
    public void writeTo(OutputStream stream) throws IOException {
        String[] parts = new String(resource("report.html"), StandardCharsets.UTF_8).split(MARK);
        for (int i = 0; i < parts.length; i++) {
            boolean isText = i % 2 == 0;
            byte[] part = isText ? parts[i].getBytes(StandardCharsets.UTF_8) : named(parts[i]);
            stream.write(part);
        }
    }

    private byte[] named(String name) throws IOException {
        return name.equals(DATA) ? data().getBytes(StandardCharsets.UTF_8) : resource(name);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = ReportPage.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        }
    }

    private String data() {
        var json = new StringBuilder("{\"runs\":[");
        for (var entry : entries) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",");
            json.append("{\"name\":\"").append(JsonStringEncoder.getInstance().quoteAsString(entry.name));
            json.append("\",\"run\":").append(entry.runJson).append(",\"spikes\":");
            if (entry.activity == null) {
                json.append("null");
            } else {
                entry.activity.write(json);
            }
            json.append('}');
        }
        // Data stay data: no text in them can end the element that they stand in.
        return json.append("]}").toString().replace("<", "\\u003c");
    }
}
