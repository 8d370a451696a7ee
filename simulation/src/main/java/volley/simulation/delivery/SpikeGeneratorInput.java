package volley.simulation.delivery;

import java.util.Arrays;
import volley.partition.IdRange;

/** Input of a spike generator: the same for every target. */
public final class SpikeGeneratorInput implements SpikeInput {
    private final int[] stamps;
    private final IdRange targets;
    private final double weightMillivolts;
    private final int delaySteps;
    private final int[] counts;

    /**
     * @param stamps the spikes' stamps in steps, ascending
     * @param targets local indices
     */
    public SpikeGeneratorInput(int[] stamps, IdRange targets, double weightMillivolts, int delaySteps) {
        this.stamps = stamps;
        this.targets = targets;
        this.weightMillivolts = weightMillivolts;
        this.delaySteps = delaySteps;
        counts = new int[targets.size()];
    }

    @Override
    public void count(long step, SpikeHistory history) {
        long stamp = step - delaySteps;
        Arrays.fill(counts, firstFrom(stamp + 1) - firstFrom(stamp));
    }

    /** Place of the first spike stamped {@code stamp} or later. */
    private int firstFrom(long stamp) {
        int place = Arrays.binarySearch(stamps, (int) stamp);
        while (place > 0 && stamps[place - 1] == stamp) {
            place--;
        }
        return place >= 0 ? place : -place - 1;
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
