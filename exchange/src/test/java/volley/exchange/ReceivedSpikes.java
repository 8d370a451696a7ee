package volley.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps what is received, step by step, of a network of one population. */
public final class ReceivedSpikes implements SpikeStore {
    private final List<StepSpikes> steps = new ArrayList<>();

    @Override
    public StepSpikes next() {
        steps.add(new StepSpikes(0, Integer.MAX_VALUE));
        return steps.getLast();
    }

    @Override
    public long bytes() {
        return steps.stream().mapToLong(StepSpikes::bytes).sum();
    }

    /** Global ids of what was received, in a row for each step since the last call. */
    public int[][] take() {
        var taken = steps.stream()
                .map(step -> Arrays.copyOf(step.globalIds(0), step.count()))
                .toArray(int[][]::new);
        steps.clear();
        return taken;
    }
}
