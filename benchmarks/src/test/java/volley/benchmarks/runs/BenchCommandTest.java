package volley.benchmarks.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.results.Version;

@Timeout(60)
class BenchCommandTest {
    /** In place of scripts/volley: any order but 200 and 300 takes no time, 200 fails, 300 says that it has begun and waits. */
    private static final String VOLLEY = """
            #!/bin/sh
            record='{"ranks": 1, "neurons": 500, "synapses": 9, "synaptic_events": 9, "real_time_factor": 0.5,
              "fingerprint": "0123456789abcdef", "peak_memory_bytes": 9,
              "timings_s": {"build": 1, "update": 1, "deliver": 1}}'
            case $1 in
              info) echo "JVM options  -Xfake" ;;
              exec) echo "$record" ;;
              run)
                [ "$4" != 200 ] || exit 3
                [ "$4" != 300 ] || { : >"${0%/*}/begun"; exec sleep 60; }
                while [ "$1" != --out ]; do shift; done
                echo "$record" > "$2/run.json" ;;
            esac
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int bench(String... arguments) {
        return BenchCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("--home", folder.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private Path results() {
        return folder.resolve("results");
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(results().resolve("bench.json").toFile());
    }

    private void writeVolley() throws IOException {
        var script = Files.createDirectory(folder.resolve("scripts")).resolve("volley");
        Files.writeString(script, VOLLEY);
        assertTrue(script.toFile().setExecutable(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --orders 100,0                                | order 0: expected 1 to
            --orders ten                                  | Invalid value for option '--orders'
            --targets --largest 0                         | order 0: expected 1 to
            --threads 0                                   | --threads 0: expected 1 or more
            --repetitions 0                               | --repetitions 0: expected 1 or more
            --largest-scalar -1                           | --largest-scalar -1: expected 0 or more
            --store heap                                  | --store heap: expected auto, list, bitmap, compact
            --microcircuit --scale abc                    | Invalid value for option '--scale': 'abc'
            --microcircuit --scale 0                      | scale-neurons 0: expected more than 0
            --microcircuit --scale 0.01 --measured -5     | --measured -5: expected 1 to
            --microcircuit --scale 0.01 --measured 0      | --measured 0: expected 1 to
            --microcircuit --threads 1                    | plain program of 77169 neurons a thread: expected at most 65535
            --targets --threads 1                         | plain program of 77169 neurons a thread: expected at most 65535
            --targets --scale 0.5                         | --targets with --scale 0.5: expected the full scale
            --targets --scale 1.0 --threads 0             | --threads 0: expected 1 or more
            --scale 0.1                                   | --scale: expected with --microcircuit or --targets
            --measured 1000                               | --measured: expected with --microcircuit or --targets
            --largest 70000                               | --largest: expected with --targets
            --microcircuit --orders 100                   | --orders: expected without --microcircuit
            --microcircuit --store list                   | --store: expected without --microcircuit
            --microcircuit --largest-scalar 100           | --largest-scalar: expected without --microcircuit
            --targets --microcircuit                      | --targets and --microcircuit: expected one of them
            """)
    void shouldRefuseInOneLineBeforeAnythingRuns(String arguments, String message) {
        assertEquals(2, bench((arguments + " --out " + results()).split(" ")));
        assertTrue(err.toString().startsWith("bench: " + message), err::toString);
        assertEquals(1, err.toString().lines().count(), err::toString);
    }

    @Test
    void shouldRefuseAFileAsFolderOfResults() throws IOException {
        Files.writeString(results(), "kept");
        assertEquals(2, bench("--out", results().toString()));
        assertEquals(
                "bench: --out " + results() + ": expected a folder, or a name for one where it can be made",
                err.toString().strip());
        assertEquals("kept", Files.readString(results()));
    }

    @Test
    void shouldKeepWhatHasEndedWhenALaterRunFails() throws IOException {
        writeVolley();
        int status = bench(
                "--orders",
                "100,200",
                "--largest-scalar",
                "0",
                "--out",
                results().toString());
        assertEquals(1, status);
        assertTrue(err.toString().contains("bench: exit status 3 of: "), err::toString);
        assertTrue(out.toString().contains("\n| 100 | cold, 1.00 s | volley |"), out::toString);
        assertEquals(out.toString(), Files.readString(results().resolve("bench.md")));
        assertEquals(2, json().get("series").size());
        assertTrue(json().get("host").get("ended early").asText().startsWith("exit status 3 of: "));
    }

    @Test
    void shouldKeepWhatHasEndedWhenItIsInterrupted() throws Exception {
        writeVolley();
        var command = Processes.java(
                List.of(),
                BenchCommand.class,
                "--home=" + folder,
                "--orders=100,300",
                "--largest-scalar=0",
                "--repetitions=1",
                "--out=" + results());
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            while (!Files.exists(folder.resolve("scripts").resolve("begun"))) {
                assertTrue(process.isAlive(), () -> "ended with " + process.exitValue());
                Thread.sleep(20);
            }
            process.destroy();
            assertEquals(143, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
        assertEquals(2, json().get("series").size());
        assertTrue(Files.readString(results().resolve("bench.md")).contains("\n| 100 | cold, 1.00 s | volley |"));
        assertTrue(json().get("host").get("ended early").asText().startsWith("exit status 143 of: "));
    }

    @Test
    void shouldSayWhatWasMeasuredOfTheMicrocircuit() throws IOException {
        writeVolley();
        var arguments = "--microcircuit --scale 0.01 --measured 1 --repetitions 1 --threads 1 --out " + results();
        assertEquals(0, bench(arguments.split(" ")), err::toString);
        var host = json().get("host");
        assertEquals("0.01", host.get("scale of the microcircuit").asText());
        assertEquals("500", host.get("warm-up of the microcircuit, ms").asText());
        assertEquals("1", host.get("measured time of the microcircuit, ms").asText());
        assertEquals("1", host.get("seeds of the microcircuit").asText());
        var series = json().get("series");
        assertEquals(4, series.size());
        assertEquals("dc", series.get(0).get("drive").asText());
        var record = series.get(0).get("runs").get(0).get("record");
        assertEquals(1, record.get("seed").asInt());
        assertEquals("0123456789abcdef", record.get("fingerprint").asText());
        assertTrue(out.toString().contains("- scale of the microcircuit: 0.01\n"), out::toString);
        assertTrue(out.toString().contains("\n| poisson | plain program | "), out::toString);
    }

    @Test
    void shouldTellItsVersion() {
        assertEquals(0, bench("--version"));
        assertEquals("volley " + Version.current(), out.toString().strip());
    }
}
