package volley.simulation.delivery;

import volley.models.Activity;
import volley.models.SpikeCounts;
import volley.partition.LocalNodes;

/**
 * Input of a generator of random spike trains. The first spikes of one that starts at 0 are stamped 1 step, so that its
 * first input arrives one step after its delay.
 */
public final class StochasticInput implements SpikeDevice {
    /**
     * What it sends while its parameters are the same.
     *
     * @param counts of the spikes to each target
     * @param activity stamps of spikes that are sent
     */
    public record Trains(SpikeCounts counts, Activity activity) {}

    private final Course<Trains> course;
    private final int delaySteps;
    private final SpikeInput input;

    /** @param weights of the targets: one value, or one for each */
    public StochasticInput(Trains trains, LocalNodes targets, double[] weights, int delaySteps) {
        course = new Course<>(trains);
        this.delaySteps = delaySteps;
        input = new SpikeInput(targets, weights, new Arrivals(new int[targets.size()]), 0);
    }

    @Override
    public SpikeInput input() {
        return input;
    }

    public Course<Trains> course() {
        return course;
    }

    @Override
    public void count(long step) {
        long stamp = step - delaySteps;
        var trains = course.at(stamp);
        if (stamp >= 1 && trains.activity.contains(stamp)) {
            trains.counts.count(stamp, input.arrivals().counts());
            input.arrivals().filled();
        } else {
            input.arrivals().clear();
        }
    }
}
