package volley.results.spikes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class PairCorrelationsTest {
    private static final double BIN_MS = 2;

    private static TimeBins bins(double startMs, double endMs) {
        return TimeBins.of(startMs, endMs, 0.1, BIN_MS, Integer.MAX_VALUE);
    }

    @Test
    void shouldGiveThePearsonCoefficientsOfCountsInBinsAfterTheStart() throws IOException {
        int neurons = 7;
        double startMs = 10;
        var counts = new double[100][neurons];
        var random = new Random(5);
        var correlations = new PairCorrelations(bins(startMs, startMs + counts.length * BIN_MS + 1), neurons);
        for (int place = 0; place < neurons; place++) {
            correlations.spike(place, startMs);
        }
        for (int bin = 0; bin < counts.length; bin++) {
            boolean isVolley = random.nextInt(4) == 0;
            for (int tenth = 1; tenth <= 20; tenth++) {
                for (int place = 0; place < neurons; place++) {
                    if (random.nextInt(isVolley ? 5 + place : 20) == 0) {
                        correlations.spike(place, startMs + BIN_MS * bin + 0.1 * tenth);
                        counts[bin][place]++;
                    }
                }
            }
        }
        // The last bin is cut short.
        correlations.spike(0, startMs + counts.length * BIN_MS + 0.5);
        var expected = new PearsonsCorrelation(counts).getCorrelationMatrix();
        double[] pairs = IntStream.range(0, neurons)
                .boxed()
                .flatMapToDouble(i -> Arrays.stream(expected.getRow(i), 0, i))
                .toArray();
        assertArrayEquals(pairs, correlations.coefficients(), 1e-12);
        assertTrue(Arrays.stream(pairs).max().orElseThrow() > 0.2);
    }

    @Test
    void shouldLeaveOutNeuronsWhoseCountsNeverChange() throws IOException {
        var correlations = new PairCorrelations(bins(0, 8), 4);
        for (int bin = 0; bin < 4; bin++) {
            correlations.spike(0, BIN_MS * bin + 0.1);
            if (bin % 2 == 0) {
                correlations.spike(1, BIN_MS * bin + 2);
            } else {
                correlations.spike(3, BIN_MS * bin + 2);
            }
        }
        assertArrayEquals(new double[] {-1}, correlations.coefficients(), 1e-15);
    }

    @Test
    void shouldTakeTheFirstNeuronsOnly() throws IOException {
        var correlations = new PairCorrelations(bins(0, 4), 1_000_000);
        for (int place = 0; place < 1000; place++) {
            correlations.spike(place, 1);
        }
        int most = PairCorrelations.MOST_NEURONS;
        double[] coefficients = correlations.coefficients();
        assertEquals(most * (most - 1) / 2, coefficients.length);
        assertTrue(Arrays.stream(coefficients).allMatch(coefficient -> coefficient == 1));
    }
}
