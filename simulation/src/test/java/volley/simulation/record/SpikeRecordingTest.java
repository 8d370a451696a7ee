package volley.simulation.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import volley.exchange.DryRun;
import volley.exchange.IntervalSpikes;
import volley.exchange.SpikeExchange;
import volley.models.Activity;
import volley.partition.NodeSet;
import volley.simulation.RandomSpikes;
import volley.simulation.delivery.SpikeHistory;

/** What is recorded of an interval that came rank by rank is what its steps have. */
@Timeout(60)
class SpikeRecordingTest {
    private static final int LAGS = 8;
    private static final int FIRST_STAMP = 1;

    /** Of a job whose other ranks spike at random in all lags, though the interval has fewer steps. */
    private static IntervalSpikes received(int ranks, int steps) {
        var history = new SpikeHistory(LAGS, 0, 24_000, 30_000);
        history.readByRank();
        var absent = new RandomSpikes(ranks, LAGS, OptionalDouble.of(0.02), 1, 0, 24_000, 30_000);
        var exchange = new SpikeExchange(new DryRun(ranks, absent), LAGS, history);
        for (int step = 0; step < steps; step++) {
            exchange.outgoing().add(step);
            exchange.outgoing().endLag();
        }
        exchange.exchange();
        return history.spikes(FIRST_STAMP).interval();
    }

    private static LongStream stamped(IntervalSpikes interval, int step) {
        var spikes = interval.step(step);
        return Arrays.stream(spikes.globalIds(), spikes.from(0), spikes.from(spikes.populations()))
                .mapToLong(globalId -> (long) FIRST_STAMP + step << Integer.SIZE | globalId);
    }

    @ParameterizedTest(name = "{0} ranks, {1} steps")
    @CsvSource({"7, 8", "7, 3", "100, 5"})
    void shouldTakeWhatTheStepsHave(int ranks, int steps) throws IOException {
        var interval = received(ranks, steps);
        assertTrue(interval.isByRank());
        var recording = new SpikeRecording(new Activity(2, 7));
        recording.record(NodeSet.of(100, 900));
        recording.record(NodeSet.of(23_500, 24_500));
        recording.take(FIRST_STAMP, interval);
        long[] expected = LongStream.range(1, Math.min(steps, 7))
                .flatMap(step -> stamped(interval, (int) step))
                .filter(spike ->
                        (int) spike >= 100 && (int) spike < 900 || (int) spike >= 23_500 && (int) spike < 24_500)
                .sorted()
                .toArray();
        assertTrue(expected.length > 50, expected.length + " spikes");
        assertArrayEquals(expected, recording.sink().save());
    }
}
