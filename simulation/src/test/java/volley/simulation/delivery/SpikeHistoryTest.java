package volley.simulation.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.exchange.StepSpikes;

class SpikeHistoryTest {
    private static final int NEURONS = 90;
    private static final int[] POPULATIONS = {0, 60, NEURONS};

    private final SplittableRandom random = new SplittableRandom(1);
    /** By stamp, from 1. */
    private final List<int[]> spikes = new ArrayList<>(List.of(new int[0]));

    private void add(SpikeHistory history, int steps) {
        var interval = history.next(steps);
        for (int step = 0; step < steps; step++) {
            int[] sorted = random.ints(random.nextInt(5), 0, NEURONS).sorted().toArray();
            spikes.add(sorted);
            interval.addStep(sorted, sorted.length);
        }
    }

    private static int[] of(StepSpikes step) {
        return Arrays.copyOfRange(step.globalIds(), step.from(0), step.from(2));
    }

    private void shouldHaveTheLast(int steps, SpikeHistory history) {
        long last = spikes.size() - 1;
        assertEquals(last, history.lastStep());
        for (long stamp = Math.max(1, last - steps + 1); stamp <= last; stamp++) {
            assertArrayEquals(spikes.get((int) stamp), of(history.spikes(stamp)), "step " + stamp + " of " + last);
        }
    }

    /** Whether intervals are as long as the history, shorter, or cut short. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "15, 15, 15", "15, 1, 15", "15, 1, 1", "20, 15, 15", "50, 1, 7", "50, 16, 17"})
    void shouldHaveTheLastSteps(int steps, int shortest, int longest) {
        var history = new SpikeHistory(steps, POPULATIONS);
        while (spikes.size() < 1000) {
            add(history, random.nextInt(shortest, longest + 1));
            shouldHaveTheLast(steps, history);
        }
    }

    @ParameterizedTest
    @CsvSource({"15, 15", "20, 15", "50, 7"})
    void shouldGoOnFromWhatItHasSaved(int steps, int longest) {
        var history = new SpikeHistory(steps, POPULATIONS);
        while (spikes.size() < 1000) {
            add(history, 1 + random.nextInt(longest));
            var resumed = new SpikeHistory(steps, POPULATIONS);
            resumed.load(history.lastStep(), history.save());
            shouldHaveTheLast(steps, resumed);
            assertArrayEquals(history.save(), resumed.save());
            history = resumed;
        }
    }

    /** Also of a history that has more steps than have been. */
    @Test
    void shouldSaveNothingOfStepsThatHaveNotBeen() {
        var history = new SpikeHistory(30, POPULATIONS);
        add(history, 7);
        var resumed = new SpikeHistory(30, POPULATIONS);
        resumed.load(7, history.save());
        shouldHaveTheLast(30, resumed);
    }

    private static void addSilent(SpikeHistory history, int steps) {
        var interval = history.next(steps);
        for (int step = 0; step < steps; step++) {
            interval.addStep(new int[0], 0);
        }
    }

    /** Also after intervals that were cut short, and resumed, which makes one interval of all steps. */
    @ParameterizedTest
    @CsvSource({"15, 15", "20, 15", "50, 1", "10000, 100", "1000, 1"})
    void shouldTakeTheMemoryThatIsPlanned(int steps, int interval) {
        double planned = SpikeHistory.bytes(steps, interval, 2);
        var history = new SpikeHistory(steps, POPULATIONS);
        for (int intervals = 0; intervals < 2 * steps; intervals++) {
            addSilent(history, 1);
        }
        for (int intervals = 0; intervals < 2 * steps / interval + 1; intervals++) {
            addSilent(history, interval);
        }
        assertEquals(planned, history.bytes(), 1, "after steps one by one");
        history.load(history.lastStep(), history.save());
        for (int intervals = 0; intervals < 2 * steps / interval + 1; intervals++) {
            addSilent(history, interval);
        }
        assertEquals(planned, history.bytes(), 1, "resumed");
    }
}
