package volley.exchange;

/**
 * Ranks cannot reach each other the way they were told to, and the user can mend it: the message says in one line what
 * was found and what was expected.
 */
public final class TransportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TransportException(String message) {
        super(message);
    }

    /**
     * What to throw where something is longer than an int can count, as arrays and MPI do.
     *
     * @param what it is, such as {@code "gather from all processes"}
     */
    public static TransportException tooLong(String what, long length) {
        return new TransportException("%s: %d in all, expected at most %d".formatted(what, length, Integer.MAX_VALUE));
    }
}
