package volley.simulation.delivery;

import java.util.Arrays;
import volley.models.SpikeSchedule;
import volley.partition.LocalNodes;

/** Input of a spike generator's spikes of one weight: the same for every target. */
public final class SpikeGeneratorInput implements SpikeInput {
    private final SpikeSchedule schedule;
    private final LocalNodes targets;
    private final double weight;
    private final int delaySteps;
    private final int[] counts;
    private int count;

    /** @param schedule of spikes that all have the same weight */
    public SpikeGeneratorInput(SpikeSchedule schedule, LocalNodes targets, double weight, int delaySteps) {
        this.schedule = schedule;
        this.targets = targets;
        this.weight = weight;
        this.delaySteps = delaySteps;
        counts = new int[targets.size()];
    }

    @Override
    public void count(long step, SpikeHistory history) {
        int arriving = schedule.count(step - delaySteps);
        if (arriving != count) {
            Arrays.fill(counts, arriving);
            count = arriving;
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
        return count == 0;
    }
}
