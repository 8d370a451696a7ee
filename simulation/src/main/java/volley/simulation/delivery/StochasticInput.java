package volley.simulation.delivery;

import java.util.Arrays;
import volley.models.Activity;
import volley.models.SpikeCounts;
import volley.partition.LocalNodes;

/**
 * Input of a generator of random spike trains. The first spikes of one that starts at 0 are stamped 1 step, so that its
 * first input arrives one step after its delay.
 */
public final class StochasticInput implements SpikeInput {
    private final SpikeCounts trains;
    private final Activity activity;
    private final LocalNodes targets;
    private final double weight;
    private final int delaySteps;
    private final int[] counts;
    private boolean isClear = true;

    /**
     * @param trains one for each target
     * @param activity stamps of spikes that are sent
     */
    public StochasticInput(SpikeCounts trains, Activity activity, LocalNodes targets, double weight, int delaySteps) {
        this.trains = trains;
        this.activity = activity;
        this.targets = targets;
        this.weight = weight;
        this.delaySteps = delaySteps;
        counts = new int[targets.size()];
    }

    @Override
    public void count(long step, SpikeHistory history) {
        long stamp = step - delaySteps;
        if (stamp >= 1 && activity.contains(stamp)) {
            trains.count(stamp, counts);
            isClear = false;
        } else if (!isClear) {
            Arrays.fill(counts, 0);
            isClear = true;
        }
    }

    @Override
    public LocalNodes targets() {
        return targets;
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public int[] counts() {
        return counts;
    }

    @Override
    public boolean isClear() {
        return isClear;
    }
}
