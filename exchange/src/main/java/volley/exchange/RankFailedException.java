package volley.exchange;

/** Another rank has failed, so that this one cannot go on either. */
public final class RankFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RankFailedException(String message) {
        super(message);
    }
}
