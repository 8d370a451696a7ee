package volley.launcher.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import volley.launcher.Machine;

/**
 * When, where and how a run began.
 *
 * @param started ISO 8601, of UTC
 * @param host name of the machine
 * @param command as the user typed it, as far as that can be told
 */
public record Beginning(String started, String host, String command) {
    private static final String SPECIAL = "[^\\w@%+=:,./-]";

    /** A run that begins now, by {@code volley} with these arguments. */
    public static Beginning now(String... arguments) {
        var command = new StringBuilder("volley");
        for (String argument : arguments) {
            command.append(' ').append(quoted(argument));
        }
        return new Beginning(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), Machine.host(), command.toString());
    }

    /** As a shell takes it. */
    private static String quoted(String argument) {
        return argument.isEmpty() || !argument.replaceAll(SPECIAL, "").equals(argument)
                ? "'" + argument.replace("'", "'\\''") + "'"
                : argument;
    }
}
