package volley.results.page;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * {@code report.html}: a template with the style sheet, the programs and the data put in. The data are each run's {@code
 * run.json} or sweep's {@code sweep.json} as it is, and a summary of a run's spikes; the page's programs make everything that is seen of them, so that
 * writing a report takes little of a run's time.
 */
public final class ReportPage {
    /** Dots that a browser draws without delay, on a phone too; several runs share them. */
    private static final int MAX_DOTS = 200_000;

    /** Surrounds names of what is put into the template. */
    private static final String MARK = "@@";

    private static final String DATA = "data";

    private final StringBuilder entries = new StringBuilder();

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
        begin(name, "run", runJson).append(",\"spikes\":");
        if (activity == null) {
            entries.append("null");
        } else {
            activity.write(entries);
        }
        entries.append('}');
        return this;
    }

    /**
     * Adds a sweep.
     *
     * @param name what to call it
     * @param sweepJson its {@code sweep.json}
     */
    public ReportPage addSweep(String name, byte[] sweepJson) {
        begin(name, "sweep", sweepJson).append('}');
        return this;
    }

    private StringBuilder begin(String name, String kind, byte[] json) {
        return entries.append(entries.isEmpty() ? "" : ",")
                .append("{\"name\":\"")
                .append(JsonStringEncoder.getInstance().quoteAsString(name))
                .append("\",\"")
                .append(kind)
                .append("\":")
                .append(new String(json, StandardCharsets.UTF_8));
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

    /** Data stay data: no text in them can end the element that they stand in. */
    private String data() {
        return ("{\"entries\":[" + entries + "]}").replace("<", "\\u003c");
    }
}
