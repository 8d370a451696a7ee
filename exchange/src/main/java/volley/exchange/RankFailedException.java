package volley.exchange;

/** A rank has failed, so that no other can go on either; the message says which, and why. */
public final class RankFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RankFailedException(String message) {
        super(message);
    }

    /** @param cause what the rank threw */
    public RankFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
