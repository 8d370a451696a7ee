package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalSpikesTest {
    private static int[] of(StepSpikes spikes, int population) {
        return Arrays.copyOfRange(spikes.globalIds(), spikes.from(population), spikes.from(population + 1));
    }

    private static void addStep(IntervalSpikes interval, int... globalIds) {
        interval.addStep(globalIds, globalIds.length);
    }

    @Test
    void shouldKeepEachPopulationsSpikesInTheOrderInWhichTheyCome() {
        var interval = new IntervalSpikes(0, 10, 11, 30);
        addStep(interval, 0, 9, 10, 29, 11, 3, 12, 5, 5, 10, 20);
        addStep(interval);
        interval.addStep(new int[] {29, 1, 10, 99}, 3);
        assertEquals(3, interval.length());
        var first = interval.step(0);
        assertEquals(3, first.populations());
        assertArrayEquals(new int[] {0, 9, 3, 5, 5}, of(first, 0));
        assertArrayEquals(new int[] {10, 10}, of(first, 1));
        assertArrayEquals(new int[] {29, 11, 12, 20}, of(first, 2));
        assertEquals(11, first.count());
        assertEquals(0, interval.step(1).count());
        assertArrayEquals(new int[] {1}, of(interval.step(2), 0));
        assertArrayEquals(new int[] {10}, of(interval.step(2), 1));
        assertArrayEquals(new int[] {29}, of(interval.step(2), 2));
    }

    /** One, two and more populations are each sorted in a way of their own. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void shouldKeepTheSpikesOfPopulationsApart(int populations) {
        int[] starts = IntStream.rangeClosed(0, populations).map(i -> 3 * i).toArray();
        var random = new SplittableRandom(1);
        var interval = new IntervalSpikes(starts);
        var steps = new int[20][];
        for (int use = 0; use < 2; use++) {
            interval.clear();
            for (int step = 0; step < steps.length; step++) {
                int count = (step + use) % 3 == 0 ? 0 : step * step;
                steps[step] = random.ints(count, 0, 3 * populations).toArray();
                addStep(interval, steps[step]);
            }
            for (int step = 0; step < steps.length; step++) {
                for (int population = 0; population < populations; population++) {
                    int from = 3 * population;
                    int[] expected = Arrays.stream(steps[step])
                            .filter(id -> id >= from && id < from + 3)
                            .toArray();
                    assertArrayEquals(expected, of(interval.step(step), population), step + ", " + population);
                }
            }
        }
    }

    @Test
    void shouldTellThePopulationOfEachNeuron() {
        var interval = new IntervalSpikes(0, 10, 11, 30);
        addStep(interval);
        int[] populations = IntStream.of(0, 9, 10, 11, 29)
                .map(interval.step(0)::populationOf)
                .toArray();
        assertArrayEquals(new int[] {0, 0, 1, 2, 2}, populations);
    }

    @Test
    void shouldHaveNoStepsOnceClearedAndTheSameViewsAfterwards() {
        var interval = new IntervalSpikes(0, 10);
        addStep(interval, 1, 2);
        addStep(interval, 3);
        var first = interval.step(0);
        assertFalse(first.isLast());
        assertTrue(interval.step(1).isLast());
        interval.clear();
        assertEquals(0, interval.length());
        addStep(interval, 7);
        assertSame(first, interval.step(0));
        assertTrue(first.isLast());
        assertArrayEquals(new int[] {7}, of(first, 0));
    }

    @Test
    void shouldGiveUpTheMemoryOfABurstSomeTimeAfterIt() {
        var interval = new IntervalSpikes(0, 1_000_000);
        int[] burst = IntStream.range(0, 100_000).toArray();
        interval.addStep(burst, burst.length);
        long bytesOfBurst = interval.bytes();
        for (int use = 0; use < 50; use++) {
            interval.clear();
            interval.addStep(burst, 3);
        }
        assertEquals(bytesOfBurst, interval.bytes(), "kept for a while");
        for (int use = 0; use < 1000; use++) {
            interval.clear();
            interval.addStep(burst, 3);
            assertArrayEquals(new int[] {0, 1, 2}, of(interval.step(0), 0));
        }
        assertTrue(interval.bytes() < bytesOfBurst / 500, interval.bytes() + " after " + bytesOfBurst);
    }
}
