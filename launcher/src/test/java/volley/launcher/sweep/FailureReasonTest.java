package volley.launcher.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FailureReasonTest {
    private static final String DASHES = "-".repeat(74);

    @Test
    void shouldPreferWhatVolleySays() {
        String output = DASHES + "\nmpirun noticed something\n" + DASHES + "\nvolley: threads 9: too many\nvolley: no";
        assertEquals("threads 9: too many", new FailureReason(output, 1).text());
    }

    @Test
    void shouldPreferWhatVolleyFailedForToItsWarnings() {
        String output = "volley: warning: 4 ranks on this host\nvolley: threads 9: too many";
        assertEquals("threads 9: too many", new FailureReason(output, 1).text());
        assertEquals("killed by signal 9", new FailureReason("volley: warning: 4 ranks on this host", 137).text());
    }

    @Test
    void shouldSkipALaunchersDashesAndWarnings() {
        String output =
                "\n" + DASHES + "\nWARNING: no InfiniBand\nThere are not enough slots available\nfor 9\n" + DASHES;
        assertEquals("There are not enough slots available", new FailureReason(output, 1).text());
        assertEquals("WARNING: all there is", new FailureReason(DASHES + "\nWARNING: all there is", 1).text());
    }

    @Test
    void shouldTellASignalOrAStatusWhereNothingIsSaid() {
        assertEquals("killed by signal 9", new FailureReason("half a line", 137).text());
        assertEquals("exit status 3", new FailureReason(DASHES, 3).text());
    }
}
