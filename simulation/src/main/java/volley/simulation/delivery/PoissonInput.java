package volley.simulation.delivery;

import volley.models.PoissonCounts;
import volley.partition.IdRange;

/**
 * Input of a Poisson generator. The generator's first spikes are stamped 1 step, so that its first input arrives one
 * step after its delay.
 */
public final class PoissonInput implements SpikeInput {
    private final PoissonCounts trains;
    private final IdRange targets;
    private final double weightMillivolts;
    private final int delaySteps;
    private final int[] counts;

    /** @param targets local indices of the neurons that the trains go to */
    public PoissonInput(PoissonCounts trains, IdRange targets, double weightMillivolts, int delaySteps) {
        this.trains = trains;
        this.targets = targets;
        this.weightMillivolts = weightMillivolts;
        this.delaySteps = delaySteps;
        counts = new int[targets.size()];
    }

    @Override
    public void count(long step, SpikeHistory history) {
        long stamp = step - delaySteps;
        if (stamp >= 1) {
            trains.count(stamp, counts);
        }
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
