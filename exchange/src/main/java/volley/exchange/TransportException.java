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
}
