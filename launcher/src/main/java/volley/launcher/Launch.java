package volley.launcher;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import volley.exchange.Communicator;
import volley.exchange.SingleProcess;
import volley.exchange.TransportException;
import volley.exchange.nativempi.MpiLaunch;
import volley.exchange.nativempi.NativeMpi;
import volley.partition.UserException;

/** How this process was started: by itself, or by a launcher as one of several, which it can join. */
public final class Launch {
    /** For how long the threads of a failed local job may go on with what they are busy with. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final Optional<MpiLaunch> mpi;
    private final Optional<Communicator> mpj;
    private boolean joining;

    private Launch(Map<String, String> environment, Optional<Communicator> mpj) {
        this.environment = environment;
        this.mpj = mpj;
        mpi = MpiLaunch.of(environment);
    }

    /** A process whose launcher, if it has one, left its traces in these environment variables. */
    public static Launch in(Map<String, String> environment) {
        return new Launch(environment, Optional.empty());
    }

    /** A process of a job under MPJ Express. */
    public static Launch underMpj(Communicator between) {
        return new Launch(Map.of(), Optional.of(between));
    }

    /** Whether this process was started by itself, so that there are no others to join. */
    public boolean isAlone() {
        return mpj.isEmpty() && mpi.isEmpty();
    }

    /** This process's number among those that the launcher started; 0 if it was started by itself. */
    public int process() {
        return mpj.map(Communicator::rank).or(() -> mpi.map(MpiLaunch::rank)).orElse(0);
    }

    /** Whether no launcher started this process. */
    public boolean isByItself() {
        return mpj.isEmpty() && mpi.isEmpty();
    }

    /**
     * Whether this process should say what the user did wrong: before processes join, all of them come to the same
     * conclusion, and the first one speaks for all.
     */
    public boolean reportsUserErrors() {
        return joining || process() == 0;
    }

    /**
     * Joins the job's other processes.
     *
     * @throws UserException if the transport cannot be had
     */
    Communicator join(Transport transport, Optional<String> mpiLibrary) {
        var chosen = transport == Transport.AUTO ? offered() : transport;
        return switch (chosen) {
            case AUTO, LOCAL -> SingleProcess.endingWithin(GRACE);
            case MPJ ->
                mpj.orElseThrow(() -> new UserException(
                        "transport mpj: this process was not started by mpjrun, expected scripts/mpjrun -np N ..."));
            case MPI -> joinMpi(mpiLibrary);
        };
    }

    private Transport offered() {
        if (mpj.isPresent()) {
            return Transport.MPJ;
        }
        return mpi.isPresent() ? Transport.MPI : Transport.LOCAL;
    }

    private Communicator joinMpi(Optional<String> mpiLibrary) {
        joining = true;
        try {
            return NativeMpi.join(environment, mpiLibrary);
        } catch (TransportException exception) {
            Ranks.waitForRankZeroToSpeak(process());
            throw new UserException("transport mpi: " + exception.getMessage());
        }
    }
}
