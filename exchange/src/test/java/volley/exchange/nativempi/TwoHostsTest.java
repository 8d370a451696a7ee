package volley.exchange.nativempi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.exchange.launched.JavaCommand;
import volley.exchange.launched.LaunchedProcess;
import volley.exchange.launched.MpiLauncher;
import volley.exchange.launched.TwoHosts;

/** A job of Open MPI over two hosts, which are network namespaces of this machine. */
@Tag("launcher")
class TwoHostsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(30);

    private static final Duration DAEMONS_SETTLE = Duration.ofSeconds(1);
    private static final Pattern EXCHANGING = Pattern.compile("exchanging");

    @TempDir
    private Path folder;

    @Test
    void shouldKeepTheContractOverTwoHosts() throws Exception {
        try (var hosts = new TwoHosts();
                var job = LaunchedProcess.start(
                        overBoth(hosts, JavaCommand.of(NativeMpiRanks.class, List.of(), "1", "contract")), Map.of())) {
            assertEquals(0, job.awaitStatus(PATIENCE), job::output);
            assertTrue(job.output().contains("contract kept by 2 processes"), job::output);
            hosts.awaitNoneLeft(END);
        }
    }

    /** Open MPI's daemons notice, given that they look often enough and have nothing under way to each other. */
    @Test
    void shouldEndTheJobWhenTheHostsLoseEachOther() throws Exception {
        try (var hosts = new TwoHosts();
                var job = LaunchedProcess.start(overBoth(hosts, ranks("PT300S")), Map.of())) {
            job.awaitOutput(EXCHANGING, PATIENCE);
            Thread.sleep(DAEMONS_SETTLE);
            hosts.cut();
            assertNotEquals(0, job.awaitStatus(END), job::output);
            assertTrue(job.output().contains("lost communication with a remote daemon"), job::output);
            hosts.awaitNoneLeft(END);
        }
    }

    /** The ranks notice by themselves: one that does not hear of the others any more says so. */
    @Test
    void shouldNameTheRankThatIsOutOfReach() throws Exception {
        try (var hosts = new TwoHosts();
                var job = LaunchedProcess.start(overBoth(hosts, ranks("PT2S")), Map.of())) {
            job.awaitOutput(EXCHANGING, PATIENCE);
            hosts.cut();
            job.awaitOutput(Pattern.compile("volley: rank 0 stalled: .* for rank 1, which does not answer"), END);
            assertEquals(1, job.awaitStatus(END), job::output);
            hosts.awaitNoneLeft(END);
        }
    }

    private List<String> overBoth(TwoHosts hosts, List<String> ranks) {
        var command = new ArrayList<>(List.of(
                "--host",
                hosts.address(1) + "," + hosts.address(2),
                "--mca",
                "plm_rsh_agent",
                hosts.remoteShell(folder).toString()));
        setting(command, "btl", "tcp,self");
        setting(command, "btl_tcp_if_include", TwoHosts.NETWORK);
        setting(command, "oob_tcp_if_include", TwoHosts.NETWORK);
        setting(command, "oob_tcp_keepalive_time", "4");
        setting(command, "oob_tcp_keepalive_intvl", "2");
        setting(command, "oob_tcp_keepalive_probes", "2");
        command.addAll(ranks);
        return hosts.on(1, MpiLauncher.OPEN_MPI.run(2, command));
    }

    private static void setting(List<String> command, String parameter, String value) {
        command.addAll(List.of("--mca", parameter, value));
    }

    private static List<String> ranks(String stallTimeout) {
        return JavaCommand.of(NativeMpiRanks.class, List.of("-Dstall.timeout=" + stallTimeout), "1", "endless");
    }
}
