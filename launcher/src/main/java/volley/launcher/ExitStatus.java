package volley.launcher;

/** What the process tells its caller. */
public final class ExitStatus {
    public static final int OK = 0;

    /** Something failed that the user did not ask for wrongly: a full disk, a lost rank, a bug. */
    public static final int FAILURE = 1;

    /** The command line or the user's program asks for what cannot be; one line says what. */
    public static final int USER_ERROR = 2;

    /** Ctrl-C; given by the JVM itself, as 128 plus the number of the signal. */
    public static final int INTERRUPTED = 130;

    /**
     * Nobody reads any more what the program prints, as behind {@code | head}: 128 plus the number of SIGPIPE, which ends
     * other programs.
     */
    public static final int CLOSED_PIPE = 141;

    private ExitStatus() {}
}
