package volley.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import volley.partition.UserException;

/**
 * What ranks a job is to have, beyond what its launcher decides.
 *
 * @param transport how its processes reach each other
 * @param threads ranks in each process; if none, as many as suit the transport
 * @param mpiLibrary name or path of the MPI library; if none, the launcher's
 * @param stallTimeout how long a rank waits for others before it gives up
 */
public record RankSettings(
        Transport transport, OptionalInt threads, Optional<String> mpiLibrary, Duration stallTimeout) {
    /** @throws UserException if there are no threads, or no time to wait */
    public RankSettings {
        if (threads.isPresent() && threads.getAsInt() < 1) {
            throw new UserException("threads " + threads.getAsInt() + ": expected at least 1");
        }
        if (!stallTimeout.isPositive()) {
            throw new UserException("stall timeout " + stallTimeout.toMillis() + " ms: expected more than 0 ms");
        }
    }
}
