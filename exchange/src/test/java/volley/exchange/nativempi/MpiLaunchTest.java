package volley.exchange.nativempi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MpiLaunchTest {
    @Test
    void shouldSeeNoLauncherInAnOrdinaryEnvironment() {
        assertEquals(Optional.empty(), MpiLaunch.of(Map.of("PATH", "/usr/bin")));
    }

    @Test
    void shouldSeeMpirunOfOpenMpi() {
        var launch = MpiLaunch.of(Map.of("OMPI_COMM_WORLD_SIZE", "4", "OMPI_COMM_WORLD_RANK", "3", "PMIX_RANK", "3"))
                .orElseThrow();
        assertEquals("mpirun of Open MPI", launch.launcher());
        assertEquals("libmpi.so.40", launch.libraries().getFirst());
        assertEquals(3, launch.rank());
        assertEquals(4, launch.size());
    }

    @Test
    void shouldSeeMpirunOfMpich() {
        var launch = MpiLaunch.of(Map.of("PMI_SIZE", "2", "PMI_RANK", "1", "PMI_FD", "7"))
                .orElseThrow();
        assertEquals("mpirun of MPICH", launch.launcher());
        assertEquals("libmpich.so.12", launch.libraries().getFirst());
        assertEquals(1, launch.rank());
        assertEquals(2, launch.size());
    }

    @Test
    void shouldSeeSrunAndLeaveTheLibraryOpen() {
        var launch = MpiLaunch.of(Map.of("SLURM_PROCID", "5", "SLURM_STEP_NUM_TASKS", "8", "PMIX_RANK", "5"))
                .orElseThrow();
        assertEquals("srun", launch.launcher());
        assertEquals("libmpi.so.40", launch.libraries().getFirst());
        assertEquals(3, launch.libraries().size());
        assertEquals(5, launch.rank());
        assertEquals(8, launch.size());
    }

    @Test
    void shouldPreferTheInnerLauncherToTheSrunThatStartedItsDaemons() {
        var launch = MpiLaunch.of(Map.of(
                        "SLURM_PROCID", "1",
                        "SLURM_STEP_NUM_TASKS", "2",
                        "OMPI_COMM_WORLD_SIZE", "16",
                        "OMPI_COMM_WORLD_RANK", "9"))
                .orElseThrow();
        assertEquals(16, launch.size());
        assertEquals(9, launch.rank());
    }

    @Test
    void shouldNotTakeABatchScriptWithoutSrunForALauncher() {
        assertEquals(Optional.empty(), MpiLaunch.of(Map.of("SLURM_PROCID", "0", "SLURM_NTASKS", "8")));
        assertEquals(Optional.empty(), MpiLaunch.of(Map.of("SLURM_PROCID", "0", "SLURM_STEP_NUM_TASKS", "1")));
    }

    @Test
    void shouldNotBelieveVariablesThatNoLauncherSets() {
        assertEquals(Optional.empty(), MpiLaunch.of(Map.of("PMI_SIZE", "two", "PMI_RANK", "0")));
        assertEquals(Optional.empty(), MpiLaunch.of(Map.of("OMPI_COMM_WORLD_SIZE", "2")));
    }
}
