package volley.results.spikes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import volley.partition.UserException;
import volley.results.files.OutputFolder;
import volley.simulation.TimeGrid;

class SpikeFileTest {
    private static final String NAME = "spikes.dat";

    /** Three lines above the spikes, as scripts for NEST's files skip them. */
    private static final String HEADER = "# Volley: spikes\n# RecordingBackendASCII version: 2\nsender\ttime_ms\n";

    @TempDir
    private Path path;

    /** What writes spikes. */
    private interface Spikes {
        void to(SpikeFileWriter writer) throws IOException;
    }

    private String written(double dtMs, Spikes spikes) throws IOException {
        Files.deleteIfExists(path.resolve(NAME));
        try (var folder = OutputFolder.existing(path);
                var writer = new SpikeFileWriter(folder.open(NAME), new TimeGrid(dtMs))) {
            spikes.to(writer);
            writer.complete();
            writer.finish();
        }
        return Files.readString(path.resolve(NAME));
    }

    @Test
    void shouldWriteAHeaderAndThreeDecimals() throws IOException {
        assertEquals(HEADER + "0\t0.100\n7\t12.300\n12499\t12.300\n7\t100000.000\n", written(0.1, writer -> {
            writer.take(1, new int[] {0, -1}, 1);
            writer.take(123, new int[] {7, 12_499}, 2);
            writer.take(1_000_000, new int[] {7}, 1);
        }));
    }

    @Test
    void shouldWriteOnlyTheHeaderWithoutSpikes() throws IOException {
        assertEquals(HEADER, written(0.1, writer -> {}));
    }

    @Test
    void shouldWriteLargestIdsAndTimes() throws IOException {
        assertEquals(
                HEADER + "2147483647\t214748364.700\n",
                written(0.1, writer -> writer.take(Integer.MAX_VALUE, new int[] {Integer.MAX_VALUE}, 1)));
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "0.1, 3", "0.001, 3", "0.0625, 4", "0.00025, 5", "0.3333333333333333, 9"})
    void shouldUseAsManyDecimalsAsTheResolutionNeeds(double dtMs, int decimals) {
        assertEquals(decimals, SpikeFile.decimals(dtMs));
    }

    /** Sixty thousand spikes in a step outgrow the buffer. */
    private static void writeMany(SpikeFileWriter writer, int fromStep, int toStep) throws IOException {
        var senders = new int[60_000];
        for (int i = 0; i < senders.length; i++) {
            senders[i] = i;
        }
        for (int step = fromStep; step < toStep; step++) {
            writer.take(step, senders, step % 3 == 0 ? senders.length : step % 100);
        }
    }

    private static List<String> read(String text) throws IOException {
        var spikes = new ArrayList<String>();
        new SpikeFileReader(Path.of("spikes.dat"), new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                .forEach((sender, timeMs) -> spikes.add(sender + "@" + timeMs));
        return spikes;
    }

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        assertEquals(List.of("0@0.1", "12499@12.3", "2147483647@2.147483647E8"), read(written(0.1, writer -> {
            writer.take(1, new int[] {0}, 1);
            writer.take(123, new int[] {12_499}, 1);
            writer.take(Integer.MAX_VALUE, new int[] {Integer.MAX_VALUE}, 1);
        })));
        assertEquals(List.of("5@0.333333333"), read(written(1 / 3.0, writer -> writer.take(1, new int[] {5}, 1))));
        assertEquals(List.of(), read(written(0.1, writer -> {})));
    }

    @Test
    void shouldReadBackMoreThanItsBufferHolds() throws IOException {
        String text = written(0.1, writer -> writeMany(writer, 1, 10));
        var spikes = read(text);
        assertEquals(text.lines().count() - 3, spikes.size());
        assertEquals("59999@0.9", spikes.getLast());
    }

    @Test
    void shouldSampleNeuronsOfAFileBeyondTheLimit() throws IOException {
        written(0.1, writer -> writeMany(writer, 3, 4));
        var sample = new SpikeSample(60_000, 1, 20_000);
        SpikeFile.read(path.resolve(NAME)).forEach(sample);
        assertEquals(4, sample.neuronStride());
        assertEquals(15_000, sample.size());
        assertEquals(0, sample.place(0));
        assertEquals(4, sample.place(1));
        assertEquals(0.3, sample.timeMs(14_999));
    }

    @Test
    void shouldReadFilesWithAndWithoutComment() throws IOException {
        assertEquals(List.of("1@2.0"), read(HEADER + "1\t2.000\n"));
        assertEquals(List.of("1@2.0"), read("sender\ttime_ms\n1\t2.000\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# a comment without end",
                "sender time_ms\n1\t2.000\n",
                "sender\ttime_ms\n1\t2.000",
                "sender\ttime_ms\n1 2.000\n",
                "sender\ttime_ms\n1\t2.0.0\n",
                "sender\ttime_ms\n-1\t2.000\n",
                "sender\ttime_ms\n4294967296\t2.000\n"
            })
    void shouldRefuseToReadWhatIsNoSpike(String text) {
        assertThrows(IOException.class, () -> read(text));
    }

    @Test
    void shouldNameTheLineThatIsNoSpike() {
        assertEquals(
                "spikes.dat line 3: expected lines of \"sender\ttime_ms\"",
                assertThrows(IOException.class, () -> read("sender\ttime_ms\n1\t2.000\nx\n"))
                        .getMessage());
    }

    @Test
    void shouldGoOnFromWhereItWasSaved() throws IOException {
        String whole = written(0.1, writer -> writeMany(writer, 1, 20));
        long[] saved;
        try (var folder = OutputFolder.named(path.resolve("resumed"))) {
            folder.keepUnfinished();
            try (var writer = new SpikeFileWriter(folder.open(NAME), new TimeGrid(0.1))) {
                writeMany(writer, 1, 8);
                saved = writer.save();
                writeMany(writer, 8, 12);
            }
        }
        try (var folder = OutputFolder.existing(path.resolve("resumed"))) {
            try (var writer = new SpikeFileWriter(folder.open(NAME), new TimeGrid(0.1))) {
                writer.resume(saved);
                writeMany(writer, 8, 20);
                writer.complete();
                writer.finish();
            }
        }
        assertEquals(whole, Files.readString(path.resolve("resumed").resolve(NAME)));
    }

    @Test
    void shouldRefuseToGoOnWithAShorterOrAnotherFile() throws IOException {
        long[] saved;
        try (var folder = OutputFolder.named(path)) {
            folder.keepUnfinished();
            try (var writer = new SpikeFileWriter(folder.open(NAME), new TimeGrid(0.1))) {
                writeMany(writer, 1, 3);
                saved = writer.save();
            }
        }
        Path part = path.resolve("." + NAME + ".part");
        byte[] bytes = Files.readAllBytes(part);
        bytes[20] ^= 1;
        Files.write(part, bytes);
        assertRefused("is damaged", saved);
        Files.write(part, new byte[3]);
        assertRefused("has 3 bytes: expected at least the checkpoint's " + saved[0], saved);
        assertArrayEquals(new byte[3], Files.readAllBytes(part));
    }

    private void assertRefused(String reason, long[] saved) throws IOException {
        try (var folder = OutputFolder.existing(path);
                var writer = new SpikeFileWriter(folder.open(NAME), new TimeGrid(0.1))) {
            folder.keepUnfinished();
            var refusal = assertThrows(UserException.class, () -> writer.resume(saved));
            assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        }
    }

    @Test
    void shouldLeaveAFinishedFileAsItIsUntilItGrows() throws IOException {
        Path finished = path.resolve(NAME);
        String whole = written(0.1, writer -> writeMany(writer, 1, 3));
        Files.write(finished, new byte[5], StandardOpenOption.APPEND);
        var checksum = new CRC32C();
        checksum.update(whole.getBytes(StandardCharsets.US_ASCII));
        try (var folder = OutputFolder.existing(path);
                var writer = new SpikeFileWriter(folder.open(NAME), new TimeGrid(0.1))) {
            writer.resume(new long[] {whole.length(), checksum.getValue()});
            assertTrue(Files.exists(finished));
            writer.complete();
            assertFalse(Files.exists(finished));
            writer.finish();
        }
        assertEquals(whole, Files.readString(finished));
    }
}
