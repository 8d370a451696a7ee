package volley.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import volley.partition.UserException;
import volley.simulation.Session;

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
    /** @throws UserException if there are no threads or too many, or no time to wait */
    public RankSettings {
        threads.ifPresent(Session::requireThreads);
        if (!stallTimeout.isPositive()) {
            throw new UserException("stall timeout " + stallTimeout.toMillis() + " ms: expected more than 0 ms");
        }
    }
}
