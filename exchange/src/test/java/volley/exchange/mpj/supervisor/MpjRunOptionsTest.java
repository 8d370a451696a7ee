package volley.exchange.mpj.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.exchange.mpj.supervisor.MpjRunOptions.Mode;

class MpjRunOptionsTest {
    private static MpjRunOptions parse(String line) throws JobException {
        return MpjRunOptions.parse(List.of(line.split(" ")));
    }

    @Test
    void shouldLeaveEverythingFromTheCommandOnToTheRanks() throws JobException {
        var options = parse("-np 4 run brunel -np 9 -dev niodev -h");
        assertEquals(4, options.processes());
        assertEquals(Mode.MULTICORE, options.mode());
        assertEquals(List.of("run", "brunel", "-np", "9", "-dev", "niodev", "-h"), options.arguments());
    }

    @Test
    void shouldTakeOtherOptionsForTheJvms() throws JobException {
        var options =
                parse("-Xmx4g -np 3 --add-modules=jdk.incubator.vector run").withDefaults(List.of("-Xmx1g"), 1);
        assertEquals(3, options.processes());
        assertEquals(
                List.of("-Xmx1g", "-XX:MaxRAMPercentage=85.0", "-Xmx4g", "--add-modules=jdk.incubator.vector"),
                options.javaOptions());
    }

    @Test
    void shouldDivideTheMemoryOfAHostAmongItsJvms() throws JobException {
        var defaults = List.of("-Xmn24m", "-XX:MaxRAMPercentage=80");
        assertEquals(
                List.of("-Xmn24m", "-XX:MaxRAMPercentage=0.625"),
                parse("-np 128 run").withDefaults(defaults, 128).javaOptions());
        assertEquals(
                List.of("-Xmn24m", "-XX:MaxRAMPercentage=20.0", "-XX:MaxRAMPercentage=50"),
                parse("-XX:MaxRAMPercentage=50 run").withDefaults(defaults, 4).javaOptions());
        assertEquals(3, new Hosts(List.of("a", "b", "c")).ranksOfHost(7));
    }

    @Test
    void shouldTakeTheTimeToMeet() throws JobException {
        assertEquals(Duration.ofSeconds(60), parse("run").meetingTime());
        assertEquals(Duration.ofSeconds(600), parse("-meet 600 run").meetingTime());
    }

    @ParameterizedTest
    @CsvSource({
        "run, MULTICORE",
        "-dev multicore run, MULTICORE",
        "-dev niodev run, LOCAL_CLUSTER",
        "-machinesfile hosts run, MACHINES",
        "-dev niodev -machinesfile hosts run, MACHINES",
        "-daemon, DAEMON",
        "-daemon -dport 4000, DAEMON"
    })
    void shouldTellByDeviceAndMachinesWhatToStart(String line, Mode mode) throws JobException {
        assertEquals(mode, parse(line).mode());
    }

    @Test
    void shouldTakeFileAndPort() throws JobException {
        var options = parse("-machinesfile hosts -dport 4000 run");
        assertEquals(Optional.of(Path.of("hosts")), options.machinesFile());
        assertEquals(Optional.of(4000), options.daemonPort());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -np 4                                 | mpjrun: no command, expected for example: mpjrun -np 4 run brunel
            -np                                   | mpjrun: -np: expected a value behind it
            -np 0 run                             | mpjrun: -np 0: expected a whole number, at least 1
            -np two run                           | mpjrun: -np two: expected a whole number, at least 1
            -dport 70000 run                      | mpjrun: -dport 70000: expected a whole number, 1 ... 65535
            -dev mxdev run                        | mpjrun: -dev mxdev: expected multicore or niodev
            -dev multicore -machinesfile hosts go | mpjrun: -dev multicore is one JVM, expected no -machinesfile
            """)
    void shouldSayWhatIsWrong(String line, String message) {
        var thrown = assertThrows(JobException.class, () -> parse(line));
        assertEquals(message, thrown.getMessage());
        assertEquals(2, thrown.status());
    }
}
