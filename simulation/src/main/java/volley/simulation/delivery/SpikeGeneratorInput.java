package volley.simulation.delivery;

import java.util.Arrays;
import volley.models.SpikeSchedule;
import volley.partition.LocalNodes;

/** Input of a spike generator's spikes: the same for every target. */
public final class SpikeGeneratorInput implements SpikeDevice {
    private final Course<SpikeSchedule> course;
    private final int delaySteps;
    private final SpikeInput input;
    private int count;

    /**
     * @param schedule of spikes that all have the same factor of the weight
     * @param weights of the targets: one value, or one for each
     */
    public SpikeGeneratorInput(SpikeSchedule schedule, LocalNodes targets, double[] weights, int delaySteps) {
        course = new Course<>(schedule);
        this.delaySteps = delaySteps;
        input = new SpikeInput(targets, weights, new Arrivals(new int[targets.size()]), 0);
    }

    @Override
    public SpikeInput input() {
        return input;
    }

    /** Of spikes that all have the same factor of the weight. */
    public Course<SpikeSchedule> course() {
        return course;
    }

    @Override
    public void count(long step) {
        long stamp = step - delaySteps;
        int arriving = course.at(stamp).count(stamp);
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
