package volley.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepSpikesTest {
    private static int[] of(StepSpikes spikes, int population) {
        return Arrays.copyOf(spikes.globalIds(population), spikes.count(population));
    }

    @Test
    void shouldKeepEachPopulationsSpikesInTheOrderInWhichTheyCome() {
        var spikes = new StepSpikes(0, 10, 11, 30);
        spikes.add(new int[] {99, 0, 9, 10, 29, 11}, 1, 5);
        spikes.add(new int[] {3, 12}, 0, 2);
        spikes.add(new int[] {5, 5, 10, 20}, 0, 4);
        assertEquals(3, spikes.populations());
        assertArrayEquals(new int[] {0, 9, 3, 5, 5}, of(spikes, 0));
        assertArrayEquals(new int[] {10, 10}, of(spikes, 1));
        assertArrayEquals(new int[] {29, 11, 12, 20}, of(spikes, 2));
        assertEquals(11, spikes.count());
    }

    @Test
    void shouldKeepTheSpikesOfManyPopulationsApart() {
        int[] starts = IntStream.rangeClosed(0, 100).map(i -> 3 * i).toArray();
        var spikes = new StepSpikes(starts);
        for (int first = 0; first < 300; first += 7) {
            int[] ids = IntStream.range(first, 300).filter(id -> id % 5 < 3).toArray();
            spikes.add(ids, 0, ids.length);
        }
        for (int population = 0; population < 100; population++) {
            int from = 3 * population;
            int[] expected = IntStream.iterate(0, first -> first < 300, first -> first + 7)
                    .flatMap(first -> IntStream.range(from, from + 3).filter(id -> id >= first && id % 5 < 3))
                    .toArray();
            assertArrayEquals(expected, of(spikes, population), "population " + population);
        }
    }

    @Test
    void shouldTellThePopulationOfEachNeuron() {
        var spikes = new StepSpikes(0, 10, 11, 30);
        int[] populations =
                IntStream.of(0, 9, 10, 11, 29).map(spikes::populationOf).toArray();
        assertArrayEquals(new int[] {0, 0, 1, 2, 2}, populations);
    }

    @Test
    void shouldHaveNoSpikesOnceCleared() {
        var spikes = new StepSpikes(0, 10);
        spikes.add(new int[] {1, 2}, 0, 2);
        spikes.clear();
        assertEquals(0, spikes.count());
        spikes.add(new int[] {7}, 0, 1);
        assertArrayEquals(new int[] {7}, of(spikes, 0));
    }

    @Test
    void shouldGiveUpTheMemoryOfABurstSomeTimeAfterIt() {
        var spikes = new StepSpikes(0, 1_000_000);
        int[] burst = IntStream.range(0, 100_000).toArray();
        spikes.add(burst, 0, burst.length);
        long bytesOfBurst = spikes.bytes();
        for (int use = 0; use < 50; use++) {
            spikes.clear();
            spikes.add(burst, 0, 3);
        }
        assertEquals(bytesOfBurst, spikes.bytes(), "kept for a while");
        for (int use = 0; use < 1000; use++) {
            spikes.clear();
            spikes.add(burst, 0, 3);
            assertArrayEquals(new int[] {0, 1, 2}, of(spikes, 0));
        }
        assertTrue(spikes.bytes() < bytesOfBurst / 500, spikes.bytes() + " after " + bytesOfBurst);
    }
}
