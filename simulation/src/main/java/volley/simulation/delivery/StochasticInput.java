package volley.simulation.delivery;

import volley.models.Activity;
import volley.models.SpikeCounts;
import volley.partition.LocalNodes;

/**
 * Input of a generator of random spike trains. The first spikes of one that starts at 0 are stamped 1 step, so that its
 * first input arrives one step after its delay.
 */
public final class StochasticInput implements SpikeDevice {
    private final SpikeCounts trains;
    private final Activity activity;
    private final int delaySteps;
    private final SpikeInput input;

    /**
     * @param trains one for each target
     * @param activity stamps of spikes that are sent
     * @param weights of the targets: one value, or one for each
     */
    public StochasticInput(
            SpikeCounts trains, Activity activity, LocalNodes targets, double[] weights, int delaySteps) {
        this.trains = trains;
        this.activity = activity;
        this.delaySteps = delaySteps;
        input = new SpikeInput(targets, weights, new Arrivals(new int[targets.size()]), 0);
    }

    @Override
    public SpikeInput input() {
        return input;
    }

    @Override
    public void count(long step) {
        long stamp = step - delaySteps;
        if (stamp >= 1 && activity.contains(stamp)) {
            trains.count(stamp, input.arrivals().counts());
            input.arrivals().filled();
        } else {
            input.arrivals().clear();
        }
    }
}
