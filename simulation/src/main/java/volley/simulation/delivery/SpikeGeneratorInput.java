package volley.simulation.delivery;

import java.util.Arrays;
import volley.models.SpikeSchedule;
import volley.partition.IdRange;

/** Input of a spike generator: the same for every target. */
public final class SpikeGeneratorInput implements SpikeInput {
    private final SpikeSchedule schedule;
    private final IdRange targets;
    private final double weightMillivolts;
    private final int delaySteps;
    private final int[] counts;

    /**
     * @param targets local indices
     */
    public SpikeGeneratorInput(SpikeSchedule schedule, IdRange targets, double weightMillivolts, int delaySteps) {
        this.schedule = schedule;
        this.targets = targets;
        this.weightMillivolts = weightMillivolts;
        this.delaySteps = delaySteps;
        counts = new int[targets.size()];
    }

    @Override
    public void count(long step, SpikeHistory history) {
        Arrays.fill(counts, schedule.count(step - delaySteps));
    }

    @Override
    public IdRange targets() {
        return targets;
    }

    @Override
    public double weightMillivolts() {
        return weightMillivolts;
    }

    @Override
    public int[] counts() {
        return counts;
    }
}
