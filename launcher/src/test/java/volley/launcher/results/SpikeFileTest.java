package volley.launcher.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
