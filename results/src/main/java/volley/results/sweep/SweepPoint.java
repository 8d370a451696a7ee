package volley.results.sweep;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import volley.results.RunRecord;

/**
 * A point of a sweep that has ended.
 *
 * @param name of its folder
 * @param status how it ended
 * @param reason why it was not simulated to its end; empty if it was
 * @param settings what was asked for, by column: the network's parameters by key, {@code simtime_ms}, {@code dt_ms},
 *     {@code seed}, {@code seeding}, {@code transport}, {@code processes}, {@code threads}, {@code ranks}; numbers,
 *     truth values and names
 * @param run its record; null unless it is done
 */
public record SweepPoint(String name, Status status, String reason, Map<String, Object> settings, RunRecord run) {
    /** How a point ended. */
    public enum Status {
        DONE,
        /** It ended early; going on with the sweep tries it again. */
        FAILED,
        /** It was not started, since it could not have ended well. */
        SKIPPED;

        /** As files have it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A point that was simulated. */
    public static SweepPoint done(String name, RunRecord run) {
        return new SweepPoint(name, Status.DONE, "", settings(run), run);
    }

    /** What a run was asked for. */
    public static Map<String, Object> settings(RunRecord run) {
        var settings = new LinkedHashMap<>(run.parameters());
        settings.put("simtime_ms", run.simtimeMs());
        settings.put("dt_ms", run.dtMs());
        settings.put("seed", run.seed());
        settings.put("seeding", run.seeding());
        settings.put("transport", run.transport());
        settings.put("processes", run.processes());
        settings.put("threads", run.threads());
        settings.put("ranks", run.ranks());
        return settings;
    }

    /** A setting as a number; NaN if it is none. */
    public double number(String key) {
        return settings.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** The run's population of a name; null if there is none. */
    public RunRecord.Population population(String population) {
        return run == null
                ? null
                : run.populations().stream()
                        .filter(other -> other.name().equals(population))
                        .findFirst()
                        .orElse(null);
    }
}
