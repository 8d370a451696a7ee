package volley.exchange.nativempi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the environment says of the MPI launcher that started this process.
 *
 * @param launcher its name, for messages
 * @param libraries the MPI libraries that can belong to it, the likeliest first
 * @param rank this process's number among those that the launcher started
 * @param size how many processes the launcher started
 */
public record MpiLaunch(String launcher, List<String> libraries, int rank, int size) {
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
     */
    public static Optional<MpiLaunch> of(Map<String, String> environment) {
        if (environment.containsKey("OMPI_COMM_WORLD_SIZE")) {
            return launch("mpirun of Open MPI", OPEN_MPI, environment, "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE");
        }
        boolean slurm = environment.containsKey("SLURM_PROCID");
        if (environment.containsKey("PMI_SIZE")) {
            return slurm
                    ? launch("srun", MPICH_FIRST, environment, "PMI_RANK", "PMI_SIZE")
                    : launch("mpirun of MPICH", MPICH, environment, "PMI_RANK", "PMI_SIZE");
        }
        // A batch script that runs without srun has SLURM_PROCID, but no step; a step of one task needs no MPI.
        return slurm && environment.containsKey("SLURM_STEP_NUM_TASKS")
                ? launch("srun", ALL_LIBRARIES, environment, "SLURM_PROCID", "SLURM_STEP_NUM_TASKS")
                        .filter(launch -> launch.size > 1)
                : Optional.empty();
    }

    private static Optional<MpiLaunch> launch(
            String launcher, List<String> libraries, Map<String, String> environment, String rank, String size) {
        return Stream.of(rank, size).allMatch(name -> WHOLE_NUMBER.test(environment.getOrDefault(name, "")))
                ? Optional.of(new MpiLaunch(
                        launcher,
                        libraries,
                        Integer.parseInt(environment.get(rank)),
                        Integer.parseInt(environment.get(size))))
                : Optional.empty();
    }
}
