package volley.launcher.sweep;

import java.util.Locale;
import java.util.Optional;
import volley.results.RunRecord;

/**
 * What became of a point.
 *
 * @param status how it ended
 * @param reason why it was not simulated to its end; empty if it was
 * @param run its record, if it has one
 */
public record Outcome(Point point, Status status, String reason, Optional<RunRecord> run) {
    /** How a point ended. */
    public enum Status {
        DONE,
        /** It ended early; going on with the sweep tries it again. */
        FAILED,
        /** It was not started, since it could not have ended well. */
        SKIPPED;

        /** As files have it. */
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Outcome done(Point point, RunRecord run) {
        return new Outcome(point, Status.DONE, "", Optional.of(run));
    }

    static Outcome failed(Point point, String reason) {
        return new Outcome(point, Status.FAILED, reason, Optional.empty());
    }

    static Outcome skipped(Point point, String reason) {
        return new Outcome(point, Status.SKIPPED, reason, Optional.empty());
    }
}
