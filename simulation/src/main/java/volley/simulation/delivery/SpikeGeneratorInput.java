package volley.simulation.delivery;

import java.util.Arrays;
import java.util.List;
import volley.partition.IdRange;

/** Input of a spike generator: the same for every target. */
public final class SpikeGeneratorInput implements InputSource {
    private final int[] stamps;
    private final double weightMillivolts;
    private final int delaySteps;
    private final InputRanges targets;

    /**
     * @param stamps the spikes' stamps in steps, ascending
     * @param targets ranges of the rank's local indices
     */
    public SpikeGeneratorInput(int[] stamps, List<IdRange> targets, double weightMillivolts, int delaySteps) {
        this.stamps = stamps;
        this.weightMillivolts = weightMillivolts;
        this.delaySteps = delaySteps;
        this.targets = new InputRanges(targets);
    }

    @Override
    public void addInput(long step, double[] input) {
        long stamp = step - delaySteps;
        int spikes = firstFrom(stamp + 1) - firstFrom(stamp);
        if (spikes > 0) {
            targets.add(weightMillivolts * spikes, input);
        }
    }

    /** Place of the first spike stamped {@code stamp} or later. */
    private int firstFrom(long stamp) {
        int place = Arrays.binarySearch(stamps, (int) stamp);
        while (place > 0 && stamps[place - 1] == stamp) {
            place--;
        }
        return place >= 0 ? place : -place - 1;
    }
}
