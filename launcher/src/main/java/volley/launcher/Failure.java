package volley.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import volley.exchange.RankFailedException;
import volley.exchange.TransportException;
import volley.launcher.source.ProgramFailedException;
import volley.partition.UserException;

/**
 * What a failed job tells its caller: one line for what the user can mend, a stack trace for a bug, theirs or ours.
 *
 * @param status exit status of the process
 * @param message one line
 * @param bug what shows where the bug is, if there is one
 */
public record Failure(int status, String message, Optional<Throwable> bug) {
    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case UserException user -> new Failure(ExitStatus.USER_ERROR, user.getMessage(), Optional.empty());
            case RankFailedException rank -> {
                Optional<Throwable> bug = rank.getCause() == null ? Optional.empty() : of(rank.getCause()).bug;
                yield new Failure(ExitStatus.FAILURE, rank.getMessage(), bug);
            }
            case TransportException transport ->
                new Failure(ExitStatus.FAILURE, transport.getMessage(), Optional.empty());
            case OutOfMemoryError memory ->
                new Failure(
                        ExitStatus.FAILURE,
                        "out of memory: the heap's limit is "
                                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB (" + memory.getMessage() + ")",
                        Optional.empty());
            case IOException io -> new Failure(ExitStatus.FAILURE, reason(io), Optional.empty());
            case UncheckedIOException io -> new Failure(ExitStatus.FAILURE, io.getMessage(), Optional.empty());
            case ProgramFailedException program ->
                new Failure(ExitStatus.FAILURE, program.getMessage(), Optional.of(program.getCause()));
            default -> new Failure(ExitStatus.FAILURE, "internal error: " + thrown, Optional.of(thrown));
        };
    }

    /** Exceptions of the system's, unlike Volley's own, need their type to be understood. */
    private static String reason(IOException io) {
        return io.getClass() == IOException.class ? io.getMessage() : io.toString();
    }
}
