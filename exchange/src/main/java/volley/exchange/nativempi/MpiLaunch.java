package volley.exchange.nativempi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import volley.exchange.TransportException;

/**
 * What the environment says of the MPI launcher that started this process.
 *
 * @param launcher its name, for messages
 * @param libraries the MPI libraries that can belong to it, the likeliest first
 * @param rank this process's number among those that the launcher started
 * @param size how many processes the launcher started, if it says so
 * @param localRank this process's number among those on its host, if the launcher says so
 * @param localSize how many processes the launcher started on this host, if it says so
 */
public record MpiLaunch(
        String launcher,
        List<String> libraries,
        int rank,
        OptionalInt size,
        OptionalInt localRank,
        OptionalInt localSize) {
    private static final List<String> OPEN_MPI = List.of("libmpi.so.40");
    /** Debian's name first; elsewhere, and in Intel MPI, MPICH's ABI goes by the other. */
    private static final List<String> MPICH = List.of("libmpich.so.12", "libmpi.so.12");

    private static final List<String> MPICH_FIRST = List.of("libmpich.so.12", "libmpi.so.12", "libmpi.so.40");
    /** Every name by which a library is looked for when no launcher tells which. */
    static final List<String> ALL_LIBRARIES = List.of("libmpi.so.40", "libmpich.so.12", "libmpi.so.12");

    private static final Predicate<String> WHOLE_NUMBER =
            Pattern.compile("\\d{1,9}").asMatchPredicate();

    /**
     * The launcher that set these environment variables; none when the process was started without one. The order
     * matters: inside a Slurm job an {@code mpirun} may itself start its daemons by {@code srun}, which then leaves
     * variables of its own.
     *
     * @throws TransportException if a launcher's variables are there but make no sense: to go on would be a job of one
     *     rank for each process
     */
    public static Optional<MpiLaunch> of(Map<String, String> environment) {
        if (isSet(environment, "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_RANK")) {
            return launch(
                    "mpirun of Open MPI",
                    OPEN_MPI,
                    environment,
                    new Variables(
                            "OMPI_COMM_WORLD_RANK",
                            "OMPI_COMM_WORLD_SIZE",
                            "OMPI_COMM_WORLD_LOCAL_RANK",
                            "OMPI_COMM_WORLD_LOCAL_SIZE"));
        }
        boolean slurm = environment.containsKey("SLURM_PROCID");
        if (isSet(environment, "PMI_SIZE", "PMI_RANK")) {
            return slurm
                    ? launch(
                            "srun",
                            MPICH_FIRST,
                            environment,
                            new Variables("PMI_RANK", "PMI_SIZE", "SLURM_LOCALID", ""))
                    : launch(
                            "mpirun of MPICH",
                            MPICH,
                            environment,
                            new Variables("PMI_RANK", "PMI_SIZE", "MPI_LOCALRANKID", "MPI_LOCALNRANKS"));
        }
        // A batch script that runs without srun has SLURM_PROCID, but no step; a step of one task needs no MPI.
        if (slurm && environment.containsKey("SLURM_STEP_NUM_TASKS")) {
            return launch(
                            "srun",
                            ALL_LIBRARIES,
                            environment,
                            new Variables("SLURM_PROCID", "SLURM_STEP_NUM_TASKS", "SLURM_LOCALID", ""))
                    .filter(launch -> launch.size.getAsInt() > 1);
        }
        return isSet(environment, "PMIX_RANK")
                ? launch("the PMIx launcher", ALL_LIBRARIES, environment, new Variables("PMIX_RANK", "", "", ""))
                : Optional.empty();
    }

    /** Names of variables, empty where the launcher has none. */
    private record Variables(String rank, String size, String localRank, String localSize) {}

    private static boolean isSet(Map<String, String> environment, String... names) {
        return Stream.of(names).anyMatch(environment::containsKey);
    }

    private static Optional<MpiLaunch> launch(
            String launcher, List<String> libraries, Map<String, String> environment, Variables names) {
        var size = names.size.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(required(environment, names.size, launcher));
        int rank = required(environment, names.rank, launcher);
        if (size.isPresent() && rank >= size.getAsInt()) {
            throw new TransportException("%s %d with %s %d: expected a rank below the number of processes"
                    .formatted(names.rank, rank, names.size, size.getAsInt()));
        }
        return Optional.of(new MpiLaunch(
                launcher,
                libraries,
                rank,
                size,
                optional(environment, names.localRank),
                optional(environment, names.localSize)));
    }

    private static int required(Map<String, String> environment, String name, String launcher) {
        String value = environment.get(name);
        if (value == null || !WHOLE_NUMBER.test(value)) {
            throw new TransportException("environment variable " + name
                    + (value == null ? " is not set" : " is \"" + value + '"') + ": expected a whole number from "
                    + launcher);
        }
        return Integer.parseInt(value);
    }

    private static OptionalInt optional(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return WHOLE_NUMBER.test(value) ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }

    /**
     * Whether the library takes part in the job that the launcher started.
     *
     * @param rankOfLibrary this process's number, as the library sees it
     * @param sizeOfLibrary processes of the job, as the library sees it
     */
    boolean agreesWith(int rankOfLibrary, int sizeOfLibrary) {
        return rank == rankOfLibrary && size.orElse(sizeOfLibrary) == sizeOfLibrary;
    }

    /** What the launcher started, for messages. */
    String started() {
        return size.isPresent()
                ? launcher + " started " + size.getAsInt() + (size.getAsInt() == 1 ? " process" : " processes")
                : launcher + " started this process as number " + rank;
    }
}
