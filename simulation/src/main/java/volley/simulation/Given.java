package volley.simulation;

import volley.partition.UserException;

/** What a call must be given. */
final class Given {
    private Given() {}

    /** @throws UserException if it is null, with what was expected */
    static void require(String what, Object given, String expected) {
        if (given == null) {
            throw new UserException("no " + what + ": expected " + expected);
        }
    }
}
