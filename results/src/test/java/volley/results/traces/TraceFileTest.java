package volley.results.traces;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import volley.results.files.OutputFolder;
import volley.simulation.TimeGrid;

class TraceFileTest {
    private static final List<String> NAMES = List.of("V_m", "I_syn_ex");
    private static final int[] SENDERS = {3, 4, 70};

    @TempDir
    private Path path;

    private static void take(TraceFileWriter writer, long step) throws IOException {
        var random = new Random(step);
        writer.take(step, SENDERS, random.doubles(6, -70, 20).toArray());
    }

    private Path csv() {
        return path.resolve("traces-vm.csv");
    }

    private TraceFileWriter open(OutputFolder folder) throws IOException {
        return new TraceFileWriter(folder.open("traces-vm.csv"), new TimeGrid(0.1), NAMES);
    }

    private void write(int records) throws IOException {
        try (var folder = OutputFolder.existing(path);
                var writer = open(folder)) {
            for (int record = 0; record < records; record++) {
                take(writer, 5 + 2L * record);
            }
            writer.complete();
            writer.finish();
        }
    }

    private static List<String> lines(TraceSource source) throws IOException {
        var lines = new ArrayList<String>();
        source.forEach((timeMs, senders, values) ->
                lines.add(timeMs + " " + Arrays.toString(senders) + " " + Arrays.toString(values)));
        return lines;
    }

    @Test
    void shouldWriteALineForEachTimeAndNeuron() throws IOException {
        try (var folder = OutputFolder.existing(path);
                var writer = open(folder)) {
            writer.take(123, new int[] {3, 70}, new double[] {-70, 0.1, -54.25, 1e-300});
            writer.complete();
            writer.finish();
        }
        assertEquals(
                "time_ms,sender,V_m,I_syn_ex\n12.300,3,-70.0,0.1\n12.300,70,-54.25,1.0E-300\n",
                Files.readString(csv()));
    }

    /** More than is buffered at once. */
    @Test
    void shouldReadBackEveryBitOfWhatItWrote() throws IOException {
        write(5000);
        assertTrue(Files.size(csv()) > 200_000);
        var read = lines(TraceFile.read(csv(), NAMES));
        assertEquals(5000, read.size());
        for (int record : new int[] {0, 1, 4999}) {
            long step = 5 + 2L * record;
            var values = new Random(step).doubles(6, -70, 20).toArray();
            assertEquals(step / 10.0 + " [3, 4, 70] " + Arrays.toString(values), read.get(record));
        }
    }

    @Test
    void shouldGoOnFromWhereItWasSaved() throws IOException {
        write(50);
        byte[] whole = Files.readAllBytes(csv());
        Files.delete(csv());
        try (var folder = OutputFolder.existing(path)) {
            long[] saved;
            try (var writer = open(folder)) {
                for (int record = 0; record < 20; record++) {
                    take(writer, 5 + 2L * record);
                }
                saved = writer.save();
                take(writer, 999);
                writer.save();
            }
            try (var writer = open(folder)) {
                writer.resume(saved);
                for (int record = 20; record < 50; record++) {
                    take(writer, 5 + 2L * record);
                }
                writer.complete();
                writer.finish();
            }
        }
        assertArrayEquals(whole, Files.readAllBytes(csv()));
    }

    @Test
    void shouldRefuseLinesThatAreNoTraces() throws IOException {
        String header = "time_ms,sender,V_m,I_syn_ex\n";
        for (String text : List.of(
                "",
                "time_ms,sender,V_m\n",
                header + "0.1,3,1\n",
                header + "0.1,x,1,2\n",
                header + "0.1,3,1,2\n0.1,4,1,2\n0.2,3,1,2\n")) {
            Files.writeString(csv(), text);
            var failure = assertThrows(IOException.class, () -> lines(TraceFile.read(csv(), NAMES)), text);
            assertTrue(failure.getMessage().contains("expected lines of \"time_ms,sender,V_m,I_syn_ex\""), text);
        }
    }

    @Test
    void shouldLayOutSonataAsTheStandardSays() throws IOException {
        write(2);
        Path file = path.resolve("traces-vm.h5");
        SonataTraces.write(file, "vm", NAMES, 0.2, TraceFile.read(csv(), NAMES));
        try (var hdf = new HdfFile(file)) {
            var data = hdf.getDatasetByPath("/report/vm/data");
            assertArrayEquals(new int[] {2, 6}, data.getDimensions());
            assertArrayEquals(new Random(7).doubles(6, -70, 20).toArray(), ((double[][]) data.getData())[1]);
            assertEquals("mV,pA", data.getAttribute("units").getData());
            assertEquals("V_m,I_syn_ex", data.getAttribute("variables").getData());
            var mapping = "/report/vm/mapping/";
            assertArrayEquals(unsigned(3, 4, 70), (BigInteger[])
                    hdf.getDatasetByPath(mapping + "node_ids").getData());
            assertArrayEquals(unsigned(0, 2, 4, 6), (BigInteger[])
                    hdf.getDatasetByPath(mapping + "index_pointers").getData());
            assertArrayEquals(unsigned(0, 1, 0, 1, 0, 1), (BigInteger[])
                    hdf.getDatasetByPath(mapping + "element_ids").getData());
            var time = hdf.getDatasetByPath(mapping + "time");
            assertArrayEquals(new double[] {0.5, 0.9, 0.2}, (double[]) time.getData());
            assertEquals("ms", time.getAttribute("units").getData());
        }
    }

    private static BigInteger[] unsigned(long... values) {
        return Arrays.stream(values).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    }

    /** More than is read or written at once. */
    @Test
    void shouldReadBackFromSonataWhatTheTextHas() throws IOException {
        write(30_000);
        Path file = path.resolve("traces-vm.h5");
        SonataTraces.write(file, "vm", NAMES, 0.2, TraceFile.read(csv(), NAMES));
        assertEquals(lines(TraceFile.read(csv(), NAMES)), lines(SonataTraces.read(file, "vm")));
        assertThrows(IOException.class, () -> lines(SonataTraces.read(file, "other")));
    }

    @Test
    void shouldKeepTracesWithoutARecord() throws IOException {
        write(0);
        Path file = path.resolve("traces-vm.h5");
        SonataTraces.write(file, "vm", NAMES, 0.2, TraceFile.read(csv(), NAMES));
        assertEquals(List.of(), lines(TraceFile.read(csv(), NAMES)));
        assertEquals(List.of(), lines(SonataTraces.read(file, "vm")));
    }
}
