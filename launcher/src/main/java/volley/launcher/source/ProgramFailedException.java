package volley.launcher.source;

import java.nio.file.Path;

/** A user's program threw something that tells of no mistake in its use of Volley; the cause is what it threw. */
public final class ProgramFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProgramFailedException(Path file, Throwable cause) {
        super("program " + file + " failed: " + cause, cause);
    }
}
