package volley.launcher.sweep;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Why a point failed, as far as it can be told.
 *
 * @param output what it printed
 * @param status how its process ended
 */
record FailureReason(String output, int status) {
    private static final String PREFIX = "volley: ";
    private static final String OWN_WARNING = PREFIX + "warning: ";
    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");
    private static final Pattern WARNING = Pattern.compile("(?i)\\bwarning\\b");

    /** Shells give a process that a signal ended this status and the signal's number. */
    private static final int SIGNALLED = 128;

    /** Whether a signal ended the process. */
    boolean isSignal() {
        return status > SIGNALLED;
    }

    /** Volley's own first message; else the first line with words in it, be it a warning if there is nothing else. */
    String text() {
        return first(line -> line.startsWith(PREFIX) && !line.startsWith(OWN_WARNING))
                .map(line -> line.substring(PREFIX.length()))
                .or(() -> isSignal() ? Optional.of("killed by signal " + (status - SIGNALLED)) : Optional.empty())
                .or(() -> first(line -> says(line) && !WARNING.matcher(line).find()))
                .or(() -> first(FailureReason::says))
                .orElse("exit status " + status);
    }

    private static boolean says(String line) {
        return WORD.matcher(line).find();
    }

    private Optional<String> first(Predicate<String> wanted) {
        return output.lines().map(String::strip).filter(wanted).findFirst();
    }
}
