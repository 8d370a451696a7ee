package volley.launcher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import volley.exchange.Communicator;
import volley.exchange.SingleProcess;
import volley.exchange.TransportException;
import volley.exchange.nativempi.MpiLaunch;
import volley.exchange.nativempi.NativeMpi;
import volley.partition.UserException;
import volley.results.Version;

/** How this process was started: by itself, or by a launcher as one of several, which it can join. */
public final class Launch {
    /** For how long the threads of a failed local job may go on with what they are busy with. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final List<String> commandLine;
    private final Optional<MpiLaunch> mpi;
    private final Optional<String> nonsense;
    private final Optional<Communicator> mpj;
    private boolean joining;

    private Launch(Map<String, String> environment, List<String> commandLine, Optional<Communicator> mpj) {
        this.environment = environment;
        this.commandLine = commandLine;
        this.mpj = mpj;
        var found = Optional.<MpiLaunch>empty();
        var refusal = Optional.<String>empty();
        try {
            found = MpiLaunch.of(environment);
        } catch (TransportException exception) {
            refusal = Optional.of(exception.getMessage());
        }
        mpi = found;
        nonsense = refusal;
    }

    /**
     * A process whose launcher, if it has one, left its traces in these environment variables.
     *
     * @param commandLine the same for all processes of a job
     */
    public static Launch in(Map<String, String> environment, String... commandLine) {
        return new Launch(environment, List.of(commandLine), Optional.empty());
    }

    /**
     * A process of a job under MPJ Express.
     *
     * @param commandLine the same for all processes of the job
     */
    public static Launch underMpj(Communicator between, String... commandLine) {
        return new Launch(Map.of(), List.of(commandLine), Optional.of(between));
    }

    /** This process's number among those that the launcher started; 0 if it was started by itself. */
    public int process() {
        return mpj.map(Communicator::rank).or(() -> mpi.map(MpiLaunch::rank)).orElse(0);
    }

    /** Whether no launcher started this process, so that there are no others to join. */
    public boolean isByItself() {
        return mpj.isEmpty() && mpi.isEmpty() && nonsense.isEmpty();
    }

    /** Whether MPJ Express started this process. */
    boolean isUnderMpj() {
        return mpj.isPresent();
    }

    /** Processes of the job on this host, as far as is known. */
    OptionalInt processesHere() {
        return mpj.map(between -> OptionalInt.of(between.ranksSharingHeap()))
                .or(() -> mpi.map(MpiLaunch::localSize))
                .orElse(OptionalInt.empty());
    }

    /**
     * Whether this process should say what the user did wrong: before processes join, all of them come to the same
     * conclusion, and the first one speaks for all; what keeps a process from joining may be the fault of its host,
     * for which the first one there speaks.
     */
    public boolean reportsUserErrors() {
        return process() == 0 || joining && isFirstOfHost();
    }

    private boolean isFirstOfHost() {
        return mpi.map(MpiLaunch::localRank).orElse(OptionalInt.empty()).orElse(0) == 0;
    }

    /** What all processes of a job have to be told alike: a line for each option with its value, for every other word. */
    String terms() {
        var lines = new ArrayList<>(List.of(Version.program()));
        boolean valueFollows = false;
        for (String word : commandLine) {
            if (valueFollows && !word.startsWith("-")) {
                lines.add(lines.removeLast() + " " + word);
                valueFollows = false;
            } else {
                lines.add(word);
                valueFollows = word.startsWith("--") && !word.contains("=");
            }
        }
        return String.join("\n", lines);
    }

    /**
     * Joins the job's other processes.
     *
     * @param limit how long to wait for them
     * @throws UserException if the transport cannot be had
     */
    Communicator join(Transport transport, Optional<String> mpiLibrary, Duration limit) {
        var chosen = transport == Transport.AUTO ? offered() : transport;
        return switch (chosen) {
            case AUTO, LOCAL -> SingleProcess.endingWithin(GRACE);
            case MPJ ->
                mpj.orElseThrow(() -> new UserException(
                        "transport mpj: this process was not started by mpjrun, expected scripts/mpjrun -np N ..."));
            case MPI -> joinMpi(mpiLibrary, limit);
        };
    }

    private Transport offered() {
        if (mpj.isPresent()) {
            return Transport.MPJ;
        }
        return isByItself() ? Transport.LOCAL : Transport.MPI;
    }

    private Communicator joinMpi(Optional<String> mpiLibrary, Duration limit) {
        if (isUnderMpj()) {
            throw new UserException("transport mpi: this process was started by mpjrun, expected mpirun or srun");
        }
        joining = true;
        try {
            return NativeMpi.join(environment, mpiLibrary, limit);
        } catch (TransportException exception) {
            Ranks.waitForRankZeroToSpeak(process());
            throw new UserException("transport mpi: " + exception.getMessage());
        }
    }
}
