package volley.models;

import volley.partition.UserException;

/** Times as whole numbers of steps: anything else is refused, not rounded. */
public final class Steps {
    /** How far, in steps, a time may be from a whole number of steps for reasons of decimal notation alone. */
    private static final double TOLERANCE = 1e-6;

    /** Beyond, a double cannot tell a step from the next. */
    private static final double MOST = 0x1p53;

    private Steps() {}

    /**
     * @param name what the time is, for the message
     * @throws UserException if the time is negative, no multiple of the step, or too long to count in an int
     */
    public static int count(String name, double timeMs, double resolutionMs) {
        return (int) countUpTo(Integer.MAX_VALUE, name, timeMs, resolutionMs);
    }

    /** The same for what may be longer, as times since the start are. */
    public static long longCount(String name, double timeMs, double resolutionMs) {
        return countUpTo(MOST, name, timeMs, resolutionMs);
    }

    /**
     * The same for what has to be one step or more.
     *
     * @throws UserException if the time is no multiple of the step, less than one, or too long to count in an int
     */
    public static int countFromOne(String name, double timeMs, double resolutionMs) {
        requireAStep(name, timeMs, resolutionMs);
        return count(name, timeMs, resolutionMs);
    }

    /** The same for what may be longer. */
    public static long longCountFromOne(String name, double timeMs, double resolutionMs) {
        requireAStep(name, timeMs, resolutionMs);
        return longCount(name, timeMs, resolutionMs);
    }

    private static void requireAStep(String name, double timeMs, double resolutionMs) {
        if (timeMs < resolutionMs * (1 - TOLERANCE)) {
            throw new UserException(
                    name + " " + timeMs + " ms: expected at least one step, dt " + resolutionMs + " ms");
        }
    }

    private static long countUpTo(double most, String name, double timeMs, double resolutionMs) {
        double steps = timeMs / resolutionMs;
        double whole = Math.rint(steps);
        if (!(timeMs >= 0)) {
            throw new UserException(name + " " + timeMs + " ms: expected 0 or more");
        }
        if (whole > most) {
            throw new UserException(
                    name + " " + timeMs + " ms: expected at most " + (long) most + " steps of " + resolutionMs + " ms");
        }
        if (Math.abs(steps - whole) > Math.max(TOLERANCE, 2 * Math.ulp(steps))) {
            throw new UserException(name + " " + timeMs + " ms is not a multiple of dt " + resolutionMs + " ms");
        }
        return (long) whole;
    }
}
