package volley.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import volley.exchange.SingleProcess;
import volley.partition.UserException;
import volley.results.Version;

class LaunchTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void shouldListWhatAllProcessesHaveToBeToldAlike() {
        var launch = Launch.in(Map.of(), "run", "brunel", "--seed", "1", "--quiet", "--out=a b", "--simtime", "2 s");
        assertEquals(
                List.of(Version.program(), "run", "brunel", "--seed 1", "--quiet", "--out=a b", "--simtime 2 s"),
                launch.terms().lines().toList());
    }

    @Test
    void shouldRefuseToRunAloneWhereALauncherIsNotUnderstood() {
        var launch = Launch.in(Map.of("PMI_SIZE", "two", "PMI_RANK", "0"));
        assertFalse(launch.isByItself());
        var thrown = assertThrows(UserException.class, () -> launch.join(Transport.AUTO, Optional.empty(), LIMIT));
        assertEquals(
                "transport mpi: environment variable PMI_SIZE is \"two\": expected a whole number from mpirun of MPICH",
                thrown.getMessage());
        assertEquals(
                "local", launch.join(Transport.LOCAL, Optional.empty(), LIMIT).transport());
    }

    @Test
    void shouldRefuseAnotherTransportThanThatOfMpjrun() {
        var launch = Launch.underMpj(new SingleProcess());
        var thrown = assertThrows(UserException.class, () -> launch.join(Transport.MPI, Optional.empty(), LIMIT));
        assertEquals("transport mpi: this process was started by mpjrun, expected mpirun or srun", thrown.getMessage());
    }

    @Test
    void shouldLetTheFirstProcessOfAHostSayWhyItsHostCannotJoin() {
        var second = Launch.in(
                Map.of("OMPI_COMM_WORLD_SIZE", "4", "OMPI_COMM_WORLD_RANK", "1", "OMPI_COMM_WORLD_LOCAL_RANK", "1"));
        var firstOfOther = Launch.in(
                Map.of("OMPI_COMM_WORLD_SIZE", "4", "OMPI_COMM_WORLD_RANK", "2", "OMPI_COMM_WORLD_LOCAL_RANK", "0"));
        assertFalse(firstOfOther.reportsUserErrors(), "of the command line, which is the same for all");
        var nowhere = Optional.of("libnowhere.so");
        assertThrows(UserException.class, () -> second.join(Transport.AUTO, nowhere, LIMIT));
        assertThrows(UserException.class, () -> firstOfOther.join(Transport.AUTO, nowhere, LIMIT));
        assertFalse(second.reportsUserErrors());
        assertTrue(firstOfOther.reportsUserErrors());
    }
}
