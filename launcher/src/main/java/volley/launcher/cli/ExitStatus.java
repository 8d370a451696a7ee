package volley.launcher.cli;

/** What the process tells its caller. */
final class ExitStatus {
    static final int OK = 0;

    /** Something failed that the user did not ask for wrongly: a full disk, a lost rank, a bug. */
    static final int FAILURE = 1;

    /** The command line or the user's program asks for what cannot be; one line says what. */
    static final int USER_ERROR = 2;

    /** Ctrl-C; given by the JVM itself, as 128 plus the number of the signal. */
    static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
