package volley.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps what is received, step by step, of a network of one population. */
public final class ReceivedSpikes implements SpikeStore {
    private final List<IntervalSpikes> intervals = new ArrayList<>();

    @Override
    public IntervalSpikes next(int steps) {
        intervals.add(new IntervalSpikes(0, Integer.MAX_VALUE));
        return intervals.getLast();
    }

    @Override
    public int populations() {
        return 1;
    }

    @Override
    public boolean isReadByRank() {
        return false;
    }

    @Override
    public boolean isReadByStep() {
        return true;
    }

    @Override
    public long bytes() {
        return intervals.stream().mapToLong(IntervalSpikes::bytes).sum();
    }

    /** Global ids of what was received, in a row for each step since the last call. */
    public int[][] take() {
        var taken = intervals.stream()
                .flatMap(interval -> IntStream.range(0, interval.length()).mapToObj(interval::step))
                .map(step -> Arrays.copyOfRange(step.globalIds(), step.from(0), step.from(1)))
                .toArray(int[][]::new);
        intervals.clear();
        return taken;
    }
}
