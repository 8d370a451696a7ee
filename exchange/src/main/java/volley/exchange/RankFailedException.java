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

    /**
     * What to say where a rank has returned from its program while others call what needs all ranks.
     *
     * @param rank such as {@code rank 2}
     */
    public static String endedEarly(String rank) {
        return rank
                + " has ended while others wait for it: expected the same calls on every rank, questions to a result too";
    }
}
