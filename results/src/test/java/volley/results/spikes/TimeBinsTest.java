package volley.results.spikes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeBinsTest {
    @Property(tries = 200, seed = "1")
    void shouldHoldAsManyStepsInEachBinWhateverTheResolution(
            @ForAll @IntRange(min = 1, max = 40) int dtHundredths,
            @ForAll @IntRange(min = 0, max = 50) int firstStep,
            @ForAll @IntRange(min = 1, max = 700) int steps) {
        double dtMs = dtHundredths / 100.0;
        var bins = TimeBins.of(firstStep * dtMs, (firstStep + steps) * dtMs, dtMs, 1, 60);
        int[] held = new int[bins.count()];
        for (int step = 0; step <= firstStep + steps + 1; step++) {
            int bin = bins.binOf(step * dtMs);
            assertEquals(step > firstStep && step <= firstStep + steps, bin >= 0, "step " + step);
            if (bin >= 0) {
                held[bin]++;
            }
        }
        assertTrue(held.length <= 60);
        for (int bin = 0; bin < bins.wholeCount(); bin++) {
            assertEquals(bins.stepsPerBin(), held[bin], "bin " + bin);
        }
        assertTrue(held.length - bins.wholeCount() <= 1, "only the last bin is cut short");
    }

    @Test
    void shouldBeAsNearToTheWantedWidthAsWholeStepsAllow() {
        assertEquals(1.2, TimeBins.of(0, 100, 0.4, 1, 1000).widthMs(), 1e-12);
        assertEquals(1, TimeBins.of(0, 100, 0.1, 1, 1000).widthMs(), 1e-12);
        assertEquals(2, TimeBins.of(0, 100, 2, 1, 1000).widthMs(), 1e-12);
        assertEquals(10, TimeBins.of(0, 1000, 0.1, 5, 100).widthMs(), 1e-12);
    }
}
