package volley.exchange.nativempi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import volley.exchange.TransportException;

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
        assertEquals(OptionalInt.of(4), launch.size());
    }

    @Test
    void shouldSeeMpirunOfMpich() {
        var launch = MpiLaunch.of(Map.of("PMI_SIZE", "2", "PMI_RANK", "1", "PMI_FD", "7"))
                .orElseThrow();
        assertEquals("mpirun of MPICH", launch.launcher());
        assertEquals("libmpich.so.12", launch.libraries().getFirst());
        assertEquals(1, launch.rank());
        assertEquals(OptionalInt.of(2), launch.size());
    }

    @Test
    void shouldSeeSrunAndLeaveTheLibraryOpen() {
        var launch = MpiLaunch.of(Map.of("SLURM_PROCID", "5", "SLURM_STEP_NUM_TASKS", "8", "PMIX_RANK", "5"))
                .orElseThrow();
        assertEquals("srun", launch.launcher());
        assertEquals("libmpi.so.40", launch.libraries().getFirst());
        assertEquals(3, launch.libraries().size());
        assertEquals(5, launch.rank());
        assertEquals(OptionalInt.of(8), launch.size());
    }

    @Test
    void shouldPreferTheInnerLauncherToTheSrunThatStartedItsDaemons() {
        var launch = MpiLaunch.of(Map.of(
                        "SLURM_PROCID", "1",
                        "SLURM_STEP_NUM_TASKS", "2",
                        "OMPI_COMM_WORLD_SIZE", "16",
                        "OMPI_COMM_WORLD_RANK", "9"))
                .orElseThrow();
        assertEquals(OptionalInt.of(16), launch.size());
        assertEquals(9, launch.rank());
    }

    @Test
    void shouldNotTakeABatchScriptWithoutSrunForALauncher() {
        assertEquals(Optional.empty(), MpiLaunch.of(Map.of("SLURM_PROCID", "0", "SLURM_NTASKS", "8")));
        assertEquals(Optional.empty(), MpiLaunch.of(Map.of("SLURM_PROCID", "0", "SLURM_STEP_NUM_TASKS", "1")));
    }

    @Test
    void shouldRefuseVariablesThatMakeNoSense() {
        assertRefused(
                "environment variable PMI_SIZE is \"two\": expected a whole number from mpirun of MPICH",
                Map.of("PMI_SIZE", "two", "PMI_RANK", "0"));
        assertRefused(
                "environment variable OMPI_COMM_WORLD_RANK is not set: expected a whole number from mpirun of Open MPI",
                Map.of("OMPI_COMM_WORLD_SIZE", "2"));
        assertRefused(
                "PMI_RANK 2 with PMI_SIZE 2: expected a rank below the number of processes",
                Map.of("PMI_SIZE", "2", "PMI_RANK", "2"));
        assertRefused(
                "environment variable SLURM_PROCID is \"-1\": expected a whole number from srun",
                Map.of("SLURM_PROCID", "-1", "SLURM_STEP_NUM_TASKS", "2"));
    }

    private static void assertRefused(String message, Map<String, String> environment) {
        var thrown = assertThrows(TransportException.class, () -> MpiLaunch.of(environment));
        assertEquals(message, thrown.getMessage());
    }

    @Test
    void shouldSayWhatWasStarted() {
        var one = MpiLaunch.of(Map.of("PMI_SIZE", "1", "PMI_RANK", "0")).orElseThrow();
        assertEquals("mpirun of MPICH started 1 process", one.started());
        var two = MpiLaunch.of(Map.of("PMI_SIZE", "2", "PMI_RANK", "1")).orElseThrow();
        assertEquals("mpirun of MPICH started 2 processes", two.started());
    }

    /** PRRTE's {@code prun} sets no size; a library that is not of this launcher sees a job of one, rank 0. */
    @Test
    void shouldSeeALauncherThatTellsTheRankAlone() {
        var launch = MpiLaunch.of(Map.of("PMIX_RANK", "1", "PMIX_NAMESPACE", "prterun-1"))
                .orElseThrow();
        assertEquals(1, launch.rank());
        assertEquals(OptionalInt.empty(), launch.size());
        assertTrue(launch.agreesWith(1, 2));
        assertFalse(launch.agreesWith(0, 1));
    }

    @Test
    void shouldTellWhereAProcessStandsOnItsHost() {
        var launch = MpiLaunch.of(
                        Map.of("PMI_SIZE", "8", "PMI_RANK", "5", "MPI_LOCALRANKID", "1", "MPI_LOCALNRANKS", "4"))
                .orElseThrow();
        assertEquals(OptionalInt.of(1), launch.localRank());
        assertEquals(OptionalInt.of(4), launch.localSize());
    }
}
