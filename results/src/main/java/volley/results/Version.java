package volley.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this program, as the build wrote it down: its number, a plus, and what tells its sources from others. */
public final class Version {
    private static final int BUILD_DIGITS = 12;
    private static final String CURRENT = read();

    private Version() {}

    /** The program with its version, as its checkpoints name it. */
    public static String program() {
        return "volley " + current();
    }

    /** Such as {@code 0.2.0+5f0c1d2e3a4b}. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        try (var text = Version.class.getResourceAsStream("version.txt")) {
            String whole = new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
            return whole.substring(0, Math.min(whole.length(), whole.indexOf('+') + 1 + BUILD_DIGITS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
