package volley.simulation.delivery;

import java.util.Arrays;
import volley.models.SpikeSchedule;
import volley.partition.LocalNodes;

/** Input of a spike generator's spikes: the same for every target. */
public final class SpikeGeneratorInput implements SpikeDevice {
    private final SpikeSchedule schedule;
    private final int delaySteps;
    private final SpikeInput input;
    private int count;

    /**
     * @param schedule of spikes that all have the same factor of the weight
     * @param weights of the targets: one value, or one for each
     */
    public SpikeGeneratorInput(SpikeSchedule schedule, LocalNodes targets, double[] weights, int delaySteps) {
        this.schedule = schedule;
        this.delaySteps = delaySteps;
        input = new SpikeInput(targets, weights, new Arrivals(new int[targets.size()]), 0);
    }

    @Override
    public SpikeInput input() {
        return input;
    }

    @Override
    public void count(long step) {
        int arriving = schedule.count(step - delaySteps);
        if (arriving == count) {
            return;
        }
        count = arriving;
        var arrivals = input.arrivals();
        if (arriving == 0) {
            arrivals.clear();
        } else {
            Arrays.fill(arrivals.counts(), arriving);
            arrivals.filled();
        }
    }
}
