package volley.results.spikes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.exchange.launched.LaunchedProcess;
import volley.partition.NodeSet;
import volley.simulation.record.SpikeTrains;

class SonataFileTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    /** What other programs are asked to read: more values than are read or written at once. */
    private static final int MANY = 200_000;

    @TempDir
    private Path folder;

    private Path written(SonataFile.Population... populations) throws IOException {
        Path file = folder.resolve("spikes.h5");
        SonataFile.write(file, List.of(populations));
        return file;
    }

    private static SonataFile.Population few() {
        return new SonataFile.Population(
                "inh",
                NodeSet.of(400, 500),
                SpikeSource.of(new SpikeTrains(new int[] {400, 403, 401}, new double[] {0.1, 0.1, 12.3})));
    }

    private static SonataFile.Population many() {
        return new SonataFile.Population("exc", NodeSet.of(0, 400), visitor -> {
            for (int i = 0; i < MANY; i++) {
                visitor.spike(i % 7, i / 10.0);
            }
        });
    }

    private static List<String> spikes(SpikeSource source) throws IOException {
        var spikes = new ArrayList<String>();
        source.forEach((globalId, timeMs) -> spikes.add(globalId + "@" + timeMs));
        return spikes;
    }

    @Test
    void shouldLayOutWhatTheStandardSays() throws IOException {
        try (var file = new HdfFile(written(few()))) {
            assertEquals(0x0A7AL, file.getAttribute("magic").getData());
            assertArrayEquals(
                    new long[] {0, 1}, (long[]) file.getAttribute("version").getData());
            assertEquals(
                    "by_time",
                    file.getByPath("/spikes/inh").getAttribute("sorting").getData());
            var times = file.getDatasetByPath("/spikes/inh/timestamps");
            assertEquals("ms", times.getAttribute("units").getData());
            assertArrayEquals(new double[] {0.1, 0.1, 12.3}, (double[]) times.getData());
            assertArrayEquals(new BigInteger[] {BigInteger.ZERO, BigInteger.valueOf(3), BigInteger.ONE}, (BigInteger[])
                    file.getDatasetByPath("/spikes/inh/node_ids").getData());
        }
    }

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        Path file = written(few(), many());
        assertEquals(
                List.of("400@0.1", "403@0.1", "401@12.3"), spikes(SonataFile.read(file, "inh", NodeSet.of(400, 500))));
        assertEquals(spikes(many().spikes()), spikes(SonataFile.read(file, "exc", NodeSet.of(0, 400))));
    }

    @Test
    void shouldKeepPopulationsThatWereSilent() throws IOException {
        Path file = written(new SonataFile.Population("exc", NodeSet.of(0, 400), visitor -> {}), few());
        assertEquals(List.of(), spikes(SonataFile.read(file, "exc", NodeSet.of(0, 400))));
        assertEquals(
                3, spikes(SonataFile.read(file, "inh", NodeSet.of(400, 500))).size());
    }

    @Test
    void shouldRefuseToReadWhatIsNotThere() throws IOException {
        Path file = written(few());
        assertThrows(IOException.class, () -> spikes(SonataFile.read(file, "glia", NodeSet.of(0, 400))));
        Path text = Files.writeString(folder.resolve("no.h5"), "sender\ttime_ms\n");
        assertThrows(IOException.class, () -> spikes(SonataFile.read(text, "inh", NodeSet.of(0, 400))));
    }

    @Test
    void shouldPassOnWhatReadingTheSpikesThrows() {
        var lost = new SonataFile.Population("exc", NodeSet.of(0, 400), visitor -> {
            throw new IOException("the source is gone");
        });
        assertEquals(
                "the source is gone",
                assertThrows(IOException.class, () -> written(lost)).getMessage());
    }

    private static String output(List<String> command) throws InterruptedException {
        try (var process = LaunchedProcess.start(command, Map.of())) {
            int status = process.awaitStatus(LONG_ENOUGH);
            assertEquals(0, status, process.output());
            return process.output();
        }
    }

    @Test
    void shouldBeReadByTheHdf5Library() throws Exception {
        assumeTrue(onPath("h5dump"), "no h5dump: apt-get install hdf5-tools");
        String dump = output(List.of("h5dump", written(few()).toString()));
        assertTrue(dump.contains("H5T_ENUM") && dump.contains("(0): by_time"), dump);
        assertTrue(dump.contains("(0): 0, 3, 1") && dump.contains("(0): 0.1, 0.1, 12.3"), dump);
        assertTrue(dump.contains("H5T_STD_U64LE") && dump.contains("H5T_IEEE_F64LE"), dump);
    }

    @Test
    void shouldBeReadByH5py() throws Exception {
        assumeTrue(hasH5py(), "no h5py for /usr/bin/python3: apt-get install python3-h5py");
        Path file = written(few(), many(), new SonataFile.Population("silent", NodeSet.of(500, 600), visitor -> {}));
        Path script = Files.writeString(folder.resolve("read.py"), """
                import h5py, sys
                with h5py.File(sys.argv[1], "r") as f:
                    assert f.attrs["magic"] == 0x0A7A and list(f.attrs["version"]) == [0, 1]
                    many, few, silent = (f["spikes"][name] for name in ("exc", "inh", "silent"))
                    sorting = few.attrs.get_id("sorting").dtype
                    assert h5py.check_enum_dtype(sorting) == {"none": 0, "by_id": 1, "by_time": 2}
                    assert few.attrs["sorting"] == 2
                    units = few["timestamps"].attrs["units"]
                    assert (units if isinstance(units, str) else units.decode()) == "ms"
                    assert list(few["node_ids"]) == [0, 3, 1]
                    assert list(few["timestamps"]) == [0.1, 0.1, 12.3]
                    assert len(silent["timestamps"]) == len(silent["node_ids"]) == 0
                    assert many["timestamps"][-1] == 19999.9 and many["node_ids"][199_999] == 199_999 % 7
                print("as expected")
                """);
        assertEquals("as expected\n", output(List.of("/usr/bin/python3", script.toString(), file.toString())));
    }

    private static boolean hasH5py() throws InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/python3"))) {
            return false;
        }
        try (var process = LaunchedProcess.start(List.of("/usr/bin/python3", "-c", "import h5py"), Map.of())) {
            return process.awaitStatus(LONG_ENOUGH) == 0;
        }
    }

    private static boolean onPath(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
