package volley.launcher.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpikeFileTest {
    private static String written(int[] senders, double[] timesMs, double dtMs) throws IOException {
        var bytes = new ByteArrayOutputStream();
        SpikeFile.write(bytes, senders, timesMs, dtMs);
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void shouldWriteAHeaderAndThreeDecimals() throws IOException {
        assertEquals(
                "sender\ttime_ms\n0\t0.100\n12499\t12.300\n7\t100000.000\n",
                written(new int[] {0, 12_499, 7}, new double[] {0.1, 12.3, 100_000}, 0.1));
    }

    @Test
    void shouldWriteOnlyTheHeaderWithoutSpikes() throws IOException {
        assertEquals("sender\ttime_ms\n", written(new int[0], new double[0], 0.1));
    }

    @Test
    void shouldWriteLargestIdsAndTimes() throws IOException {
        assertEquals(
                "sender\ttime_ms\n2147483647\t214748364.700\n",
                written(new int[] {Integer.MAX_VALUE}, new double[] {214_748_364.7}, 0.1));
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "0.1, 3", "0.001, 3", "0.0625, 4", "0.00025, 5", "0.3333333333333333, 9"})
    void shouldUseAsManyDecimalsAsTheResolutionNeeds(double dtMs, int decimals) {
        assertEquals(decimals, SpikeFile.decimals(dtMs));
    }

    private static List<String> read(String text) throws IOException {
        var spikes = new ArrayList<String>();
        new SpikeFileReader(Path.of("spikes.dat"), new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                .forEach((sender, timeMs) -> spikes.add(sender + "@" + timeMs));
        return spikes;
    }

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        assertEquals(
                List.of("0@0.1", "12499@12.3", "2147483647@2.147483647E8"),
                read(written(new int[] {0, 12_499, Integer.MAX_VALUE}, new double[] {0.1, 12.3, 214_748_364.7}, 0.1)));
        assertEquals(List.of("5@0.333333333"), read(written(new int[] {5}, new double[] {1 / 3.0}, 1 / 3.0)));
        assertEquals(List.of(), read(written(new int[0], new double[0], 0.1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
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
}
