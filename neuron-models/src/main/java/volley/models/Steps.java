package volley.models;

import volley.partition.UserException;

/** Times as whole numbers of steps: anything else is refused, not rounded. */
public final class Steps {
    /** How far, in steps, a time may be from a whole number of steps for reasons of decimal notation alone. */
    private static final double TOLERANCE = 1e-6;

    private Steps() {}

    /**
     * @param name what the time is, for the message
     * @throws UserException if the time is negative, no multiple of the step, or too long to count
     */
    public static int count(String name, double timeMs, double resolutionMs) {
        double steps = timeMs / resolutionMs;
        long whole = Math.round(steps);
        if (!(timeMs >= 0)) {
            throw new UserException(name + " " + timeMs + " ms: expected 0 or more");
        }
        if (whole > Integer.MAX_VALUE) {
            throw new UserException(name + " " + timeMs + " ms: expected at most " + Integer.MAX_VALUE + " steps of "
                    + resolutionMs + " ms");
        }
        if (Math.abs(steps - whole) > TOLERANCE) {
            throw new UserException(name + " " + timeMs + " ms is not a multiple of dt " + resolutionMs + " ms");
        }
        return (int) whole;
    }
}
