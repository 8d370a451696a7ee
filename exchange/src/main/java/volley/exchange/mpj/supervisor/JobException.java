package volley.exchange.mpj.supervisor;

/** A job that cannot be started, for a reason that the user can remove. */
final class JobException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    private JobException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The command is not well-formed. */
    static JobException usage(String message) {
        return new JobException(2, message);
    }

    /** What the command needs is not there. */
    static JobException missing(String message) {
        return new JobException(1, message);
    }

    /** Exit status of the command. */
    int status() {
        return status;
    }
}
