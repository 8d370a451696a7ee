package volley.exchange.launched;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The launchers that tests run under, by the names that Debian gives them. */
public enum MpiLauncher {
    OPEN_MPI("mpirun.openmpi", "openmpi-bin", "libmpi.so.40") {
        @Override
        List<String> options() {
            // Tests may run as root in a container, with more ranks than cores, two threads to a process.
            return List.of("--allow-run-as-root", "--oversubscribe", "--bind-to", "none");
        }
    },
    MPICH("mpirun.mpich", "mpich", "libmpich.so.12") {
        @Override
        List<String> options() {
            return List.of();
        }
    };

    private final String library;
    private final String program;
    private final String debianPackage;

    MpiLauncher(String program, String debianPackage, String library) {
        this.program = program;
        this.debianPackage = debianPackage;
        this.library = library;
    }

    abstract List<String> options();

    /** The command that starts {@code command} so many times; the test is skipped where the launcher is missing. */
    public List<String> run(int processes, List<String> command) {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                () -> program + " is not installed: apt-get install " + debianPackage);
        var whole = new ArrayList<>(List.of(program));
        whole.addAll(options());
        whole.addAll(List.of("-np", String.valueOf(processes)));
        whole.addAll(command);
        return whole;
    }

    /** The MPI library that belongs to it. */
    public String library() {
        return library;
    }

    /**
     * Whether a job may end so in which a rank ends with a status: MPICH kills the other ranks, or these fail since that one
     * is gone, and it tells the status that it sees first.
     */
    public boolean mayEndWith(int status, int ofRank) {
        return status == ofRank || this == MPICH && (status == 9 || status == 1);
    }
}
