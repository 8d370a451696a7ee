package volley.simulation.delivery;

import java.util.List;
import volley.models.PoissonCounts;
import volley.partition.IdRange;

/**
 * Input of a Poisson generator. The generator's first spikes are stamped 1 step, so that its first input arrives one
 * step after its delay.
 */
public final class PoissonInput implements InputSource {
    private final PoissonCounts trains;
    private final double weightMillivolts;
    private final int delaySteps;
    private final InputRanges targets;
    private final int[] counts;

    /** @param targets ranges of the rank's local indices, in the order of the trains */
    public PoissonInput(PoissonCounts trains, List<IdRange> targets, double weightMillivolts, int delaySteps) {
        this.trains = trains;
        this.weightMillivolts = weightMillivolts;
        this.delaySteps = delaySteps;
        this.targets = new InputRanges(targets);
        counts = new int[this.targets.targets()];
    }

    @Override
    public void addInput(long step, double[] input) {
        long stamp = step - delaySteps;
        if (stamp >= 1) {
            trains.count(stamp, counts);
            targets.add(weightMillivolts, counts, input);
        }
    }
}
