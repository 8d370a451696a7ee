package volley.launcher.source;

/** A user's program threw something that tells of no mistake in its use of Volley; the cause is what it threw. */
public final class ProgramFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param place the program's file, with the line if it is known */
    ProgramFailedException(String place, Throwable cause) {
        super("program " + place + " failed: " + cause, cause);
    }
}
