package volley.partition;

/**
 * A mistake of the user's, told in one line: what is wrong, its value, and what was expected. Anything else that is
 * thrown is a defect of Volley's.
 */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserException(String message) {
        super(message);
    }
}
